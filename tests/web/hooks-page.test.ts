import { beforeEach, describe, expect, test } from 'vitest';
import { callHooks } from '../../shared/application/hooks/call-hooks.ts';
import { hookSecrets } from '../../shared/domain/hooks/signature.ts';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { aRevision } from '../harness/fixtures-for-contract.ts';
import { simulatedReceivers } from '../harness/simulated-receivers.ts';
import { listing } from '../unit/rendering/huawei-mails.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, newestMail, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const READER = subscriberIdOf(EMAIL, pepperOf(KEYS));
const PROGRAM = 'https://rules.example.com/in?key=its-secret-part';
const SLACK = 'https://hooks.slack.com/services/T0/B0/its-secret-part';

let site: Site;
let person: ReturnType<typeof visitor>;
let receivers: ReturnType<typeof simulatedReceivers>;
let page: string;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
  receivers = simulatedReceivers(site.clock);
  const manage = linkIn(await confirmedReader(site, person, EMAIL), 'manage');
  const shown = await person.get(manage);
  page = /\/hooks\/[A-Za-z0-9._-]+/.exec(shown.text)?.[0] ?? 'no page of hooks';
});

const press = (action: string, ...fields: readonly (readonly [string, string])[]) =>
  person.post(page, [['action', action], ...fields]);
const add = (url: string) => press('add', ['url', url]);
const secretIn = (text: string) => /whsec_[A-Za-z0-9+/=]{10,}/.exec(text)?.[0];
const hooksOf = async () => (await site.people.subscriber(READER))?.hooks ?? [];
const first = async () => (await hooksOf())[0]?.hookId ?? 'none';

/** Does what the pages asked for. */
async function call(): Promise<void> {
  const deps = {
    ...site.mailer,
    content: site.content,
    quality: site.quality,
    sources: site.sources,
    hooks: site.hooks,
    caller: receivers.caller,
    publicUrl: 'https://alerts.example.org',
  };
  for (const message of site.hookCalls.drain()) await callHooks(deps, message, { hasTime: () => true });
}

/** A change that is told to the reader's hooks. */
async function tell(): Promise<void> {
  const { change, analysis, matches } = listing;
  const revision = aRevision({ docId: change.docId, rev: change.toRev });
  await site.content.putRevision(revision, 'the text');
  await site.content.putChange(change, site.clock.now());
  await site.content.putAnalysis(analysis);
  await site.content.putMatches(change, matches);
  const about = { about: `${change.changeId}-followers`, notAfter: '2026-11-25T08:00:00.000Z' };
  const frame = { v: 1, id: 'm', at: '', cause: '', type: 'hook.calls' } as const;
  await site.hookCalls.send([{ ...frame, ...about, items: [{ sub: READER, changeId: change.changeId }] }]);
}

describe('an address', () => {
  test('is added, told by mail, tested and on; its secret is shown once and it is masked', async () => {
    const added = await add(PROGRAM);
    expect(added.status).toBe(200);
    const [hook] = await hooksOf();
    await site.deliver();
    const mail = await newestMail(site, EMAIL);
    expect(mail.subject).toBe('Your rule alerts also go to another place');
    expect(mail.text?.replaceAll('\n', ' ')).toContain('a program at https://rules.example.com/…part');
    expect(linkIn(mail, 'hooks')).not.toBe('no hooks link in the mail');
    expect(secretIn(added.text)).toBe(hook && hookSecrets(KEYS, hook, site.clock.now())[0]);
    expect(added.text).toContain('https://rules.example.com/…part');
    expect(added.text).toContain('Its test is on the way.');
    await call();
    expect(receivers.calls).toMatchObject([{ url: PROGRAM }]);
    expect(JSON.parse(receivers.calls[0]?.body ?? '')).toMatchObject({ type: 'test' });
    const { text } = await person.get(page);
    expect(text).toContain('<p>On.</p>');
    expect(text).toContain('a test, taken (status 204)');
    expect(secretIn(text)).toBeUndefined();
    expect(text).not.toContain('its-secret-part');
    const manage = await person.get(page.replace('/hooks/', '/manage/'));
    expect(manage.text).toContain('1 address so far');
    expect(manage.text).not.toContain('its-secret-part');
  });

  test('that does not take its test says why and is told nothing', async () => {
    receivers.answer(SLACK, 404);
    await add(SLACK);
    await call();
    expect((await person.get(page)).text).toContain('It did not take its test (status 404)');
    await tell();
    await call();
    expect(receivers.calls).toHaveLength(1);
  });

  test.each([
    'http://rules.example.com/in',
    'https://localhost/in',
    'https://10.0.0.1/in',
    'https://[::1]/',
    'https://db.internal/',
    'https://ann:pw@rules.example.com/',
    'https://rules.example.com:8443/',
    'not an address',
    '',
  ])('of a place that is not public is refused with what was typed kept: %s', async (typed) => {
    const { status, text } = await add(typed);
    expect(status).toBe(422);
    expect(text).toContain('Enter an address that begins with https://');
    expect(text).toContain('aria-invalid="true"');
    expect(await hooksOf()).toEqual([]);
    expect(site.hookCalls.drain()).toEqual([]);
  });

  test('is there once, and there are three', async () => {
    await add(PROGRAM);
    expect((await add(PROGRAM)).text).toContain('among yours already');
    await add(`${PROGRAM}2`);
    await add(`${PROGRAM}3`);
    const fourth = await add(`${PROGRAM}4`);
    expect(fourth.status).toBe(422);
    expect(await hooksOf()).toHaveLength(3);
    expect(await site.hooks.standings(READER)).toHaveLength(3);
  });

  test('that is removed is gone with how it stood', async () => {
    await add(PROGRAM);
    expect((await press('remove', ['hook', await first()])).text).toContain('Removed.');
    expect(await hooksOf()).toEqual([]);
    expect(await site.hooks.standings(READER)).toEqual([]);
    await call();
    expect(receivers.calls).toEqual([]);
  });

  test('gets another secret, and a test as often as is bearable', async () => {
    const before = secretIn((await add(PROGRAM)).text);
    const after = secretIn((await press('replace', ['hook', await first()])).text);
    expect(after).toMatch(/^whsec_/);
    expect(after).not.toBe(before);
    await call();
    expect(receivers.calls[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (let asked = 2; asked <= 20; asked += 1)
      expect((await press('test', ['hook', await first()])).status).toBe(200);
    expect((await press('test', ['hook', await first()])).text).toContain('Try again in an hour.');
  });
});

describe('what was told', () => {
  test('is listed with its answer, and sent again under the same id', async () => {
    await add(PROGRAM);
    await call();
    await tell();
    await call();
    const { text } = await person.get(page);
    expect(text).toContain('a change</a>, taken (status 204)');
    const id = /name="call" value="([^"]+)"/.exec(text)?.[1] ?? 'no button';
    expect((await press('again', ['call', id])).text).toContain('under the same id');
    await call();
    const [, told, again] = receivers.calls;
    expect(again).toEqual(told);
    expect(receivers.calls).toHaveLength(3);
  });

  test('to another reader is not sent again', async () => {
    await add(PROGRAM);
    await call();
    await tell();
    await call();
    const [delivery] = await site.ledger.hookCallsOf(READER, 1);
    const other = visitor(site, { ip: '192.0.2.8' });
    const manage = linkIn(await confirmedReader(site, other, 'other@example.com'), 'manage');
    const fields = [
      ['action', 'again'],
      ['call', delivery?.deliveryId ?? ''],
    ] as const;
    expect((await other.post(manage.replace('/manage/', '/hooks/'), fields)).status).toBe(422);
    await call();
    expect(receivers.calls).toHaveLength(2);
  });
});

describe('the page', () => {
  test('takes no post from another site, and GET changes nothing', async () => {
    const fields = [
      ['action', 'add'],
      ['url', PROGRAM],
    ] as const;
    expect((await person.post(page, fields, 'https://evil.example')).status).toBe(403);
    await person.get(`${page}?action=add&url=${encodeURIComponent(PROGRAM)}`);
    expect(await hooksOf()).toEqual([]);
  });

  test('is nobody’s with an altered link, or one that was ended', async () => {
    expect((await person.get(page.replace('/hooks/', '/hooks/x'))).status).toBe(410);
    await person.post(page.replace('/hooks/', '/manage/'), [['action', 'renew']]);
    expect((await add(PROGRAM)).status).toBe(410);
    expect((await person.get(page)).status).toBe(410);
    expect(await hooksOf()).toEqual([]);
  });

  test('and the log name no address', async () => {
    receivers.answer(PROGRAM, 410);
    await add(PROGRAM);
    await call();
    const logged = JSON.stringify(site.log.lines);
    expect(logged).toContain('hook.failed');
    expect(logged).not.toMatch(/its-secret-part|rules\.example\.com/);
  });
});

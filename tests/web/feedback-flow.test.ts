import { beforeEach, describe, expect, test } from 'vitest';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { feedbackLinks } from '../../shared/domain/rendering/reader-links.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { linkToken, pepperOf } from '../../shared/domain/tokens.ts';
import { aChange, aMatch, aSubscriber } from '../harness/fixtures-for-contract.ts';
import { KEYS, type Site, serve, siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

const HUAWEI = companyId('huawei');
const MATCH = aMatch({
  companyName: 'Huawei Technologies Co., Ltd.',
  evidence: aMatch().evidence.map((each) => ({ ...each, alias: 'Huawei Fruit Co.' })),
});
const DAY = '2026-11-24';
const HOUR_MS = 3_600_000;

let site: Site;
let person: ReturnType<typeof visitor>;
let ada: Subscriber;
let link: string;

async function readerNamed(name: string): Promise<Subscriber> {
  const id = subscriberIdOf(`${name}@example.com`, pepperOf(KEYS));
  const reader = aSubscriber(id, ['huawei'], { email: `${name}@example.com` });
  await site.people.save(reader, undefined);
  return reader;
}

const linkOf = (reader: Subscriber) => feedbackLinks(KEYS, '', reader.subscriberId, site.clock.now())(MATCH);
const profile = () => site.people.subscriber(ada.subscriberId);
const counts = async () => (await site.quality.days(DAY, DAY))[0]?.counts;
const give = (say: string, more: readonly (readonly [string, string])[] = [], to = link) =>
  person.post(to, [['say', say], ['action', 'give'], ...more]);
const undo = (say: string) =>
  person.post(link, [
    ['say', say],
    ['action', 'undo'],
  ]);
const FRUIT = ['name', 'Huawei Fruit Co.'] as const;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
  ada = await readerNamed('ada');
  link = linkOf(ada);
  await site.content.putChange(aChange(), site.clock.now());
  await site.content.putMatches(aChange(), [MATCH]);
});

test('opening the page says what the button will do, and does nothing', async () => {
  for (const say of ['?say=not-my-company', '?say=not-useful', '?say=wrong-fact', '?say=nonsense', '']) {
    const page = await person.get(`${link}${say}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Nothing has been changed yet');
    expect(page.headers.get('Cache-Control')).toBe('no-store');
  }
  expect((await person.get(`${link}?say=not-my-company`)).text).toContain('“Huawei Fruit Co.”');
  expect((await person.get(`${link}?say=not-useful`)).text).toContain('in a daily digest instead of at once');
  const which = (await person.get(link)).text;
  for (const say of ['not-my-company', 'not-useful', 'wrong-fact'])
    expect(which).toContain(`href="${link}?say=${say}"`);
  expect((await person.send('HEAD', link)).status).toBe(200);
  expect(await profile()).toEqual(ada);
  expect(await site.feedback.ofReader(ada.subscriberId)).toEqual([]);
  expect(await counts()).toBeUndefined();
});

test('over HTTP: not my company, seen, undone', async () => {
  const server = await serve(site);
  const post = (fields: Record<string, string>) =>
    fetch(server.origin + link, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: server.origin },
    });
  try {
    const page = await (await fetch(`${server.origin}${link}?say=not-my-company`)).text();
    const name = /name="name" value="([^"]+)" checked/.exec(page)?.[1] ?? '';
    const done = await post({ say: 'not-my-company', action: 'give', name });
    expect(await done.text()).toContain('“Huawei Fruit Co.” will not match huawei for you any more');
    expect((await profile())?.exclusions).toEqual([{ companyId: HUAWEI, alias: 'Huawei Fruit Co.' }]);
    expect(await (await post({ say: 'not-my-company', action: 'undo' })).text()).toContain(
      'Nothing has been changed yet',
    );
    expect((await profile())?.exclusions).toEqual([]);
  } finally {
    await server.close();
  }
});

describe('a verdict', () => {
  test('given twice counts once', async () => {
    await give('not-my-company', [FRUIT]);
    const first = await profile();
    expect((await give('not-my-company', [FRUIT])).status).toBe(200);
    expect((await profile())?.exclusions).toEqual(first?.exclusions);
    expect(await counts()).toEqual({ 'not-my-company': 1 });
    await give('not-useful');
    await give('not-useful');
    expect((await profile())?.quietKinds).toEqual([
      { companyId: HUAWEI, kind: 'entity_list_addition', to: 'digest' },
    ]);
    expect(await counts()).toEqual({ 'not-my-company': 1, 'not-useful': 1 });
  });

  test('that was cut short after its record is finished by the same button', async () => {
    const save = site.people.save;
    site.people.save = async () => {
      throw new Error('the store is away');
    };
    expect((await give('not-my-company', [FRUIT])).status).toBe(500);
    expect(await site.feedback.ofReader(ada.subscriberId)).toHaveLength(1);
    site.people.save = save;
    expect((await give('not-my-company', [FRUIT])).text).toContain('will not match');
    expect((await profile())?.exclusions).toHaveLength(1);
  });

  test('can be undone for 24 hours, again and again without harm, and given anew', async () => {
    await give('not-useful');
    await undo('not-useful');
    await undo('not-useful');
    expect((await profile())?.quietKinds).toEqual([]);
    expect(await counts()).toEqual({ 'not-useful': 0 });
    await give('not-useful');
    site.clock.advance(24 * HOUR_MS);
    const late = await undo('not-useful');
    expect(late.status).toBe(422);
    expect(late.text).toContain('undoing works for 24 hours');
    expect((await profile())?.quietKinds).toHaveLength(1);
    expect(await counts()).toEqual({ 'not-useful': 1 });
  });

  test('“not my company” without a ticked name, or with a name from elsewhere, changes nothing', async () => {
    for (const more of [[], [['name', 'Apple'] as const]]) {
      const page = await give('not-my-company', more);
      expect(page.status).toBe(422);
      expect(page.text).toContain('tick at least one name');
    }
    expect(await profile()).toEqual(ada);
  });

  test('“wrong fact” goes to a person with the words, cut, and changes nothing for the reader', async () => {
    await give('wrong-fact', [['words', ` <b>The day</b> ${'x'.repeat(600)}`]]);
    const [said] = await site.feedback.ofReader(ada.subscriberId);
    expect(said?.words).toMatch(/^<b>The day<\/b> x+$/);
    expect(said?.words).toHaveLength(500);
    expect(await site.feedback.reviews()).toMatchObject([{ kind: 'fact', changeId: 'change-1' }]);
    expect(await counts()).toEqual({ 'wrong-fact': 1 });
    await undo('wrong-fact');
    expect(await site.feedback.reviews()).toEqual([]);
    site.clock.advance(60_000);
    await give('wrong-fact');
    expect(await site.feedback.reviews()).toHaveLength(1);
  });

  test('on a name goes to a person after three different readers, and silences nobody else', async () => {
    await give('not-my-company', [FRUIT]);
    await give('not-my-company', [FRUIT]);
    await give('not-my-company', [FRUIT], linkOf(await readerNamed('bob')));
    expect(await site.feedback.reviews()).toEqual([]);
    const dora = await readerNamed('dora');
    await give('not-my-company', [FRUIT], linkOf(await readerNamed('cem')));
    expect(await site.feedback.reviews()).toMatchObject([{ kind: 'name', alias: 'Huawei Fruit Co.' }]);
    expect((await site.people.subscriber(dora.subscriberId))?.exclusions).toBeUndefined();
  });
});

describe('a link', () => {
  test('that is altered, of another scope, too old, or about nothing stored does nothing', async () => {
    const { subscriberId: subscriber } = ada;
    const now = site.clock.now();
    const token = (scope: 'manage' | 'feedback', detail: string) =>
      `/f/${linkToken(KEYS, scope, { subscriber, detail }, now)}`;
    const bad = [
      '/f/nonsense',
      `${link}A`,
      link.replace('huawei', 'huawej'),
      token('manage', 'change-1_huawei'),
      token('feedback', 'change-1_zte'),
      token('feedback', 'change-2_huawei'),
      token('feedback', 'everything'),
    ];
    for (const path of bad) {
      expect((await person.get(path)).status, path).toBe(410);
      expect((await give('not-useful', [], path)).status, path).toBe(410);
    }
    expect((await give('nonsense')).status).toBe(400);
    expect((await person.post(link, [['say', 'not-useful']])).status).toBe(400);
    expect(
      (
        await person.post(
          link,
          [
            ['say', 'not-useful'],
            ['action', 'give'],
          ],
          'https://elsewhere.example',
        )
      ).status,
    ).toBe(403);
    site.clock.advance(400 * 24 * HOUR_MS);
    expect((await give('not-useful')).status).toBe(410);
    expect(await profile()).toEqual(ada);
  });
});

test('the reader sees on her page what she said, and takes it back there at any time', async () => {
  await give('not-my-company', [FRUIT]);
  await give('not-useful');
  site.clock.advance(48 * HOUR_MS);
  const whom = { subscriber: ada.subscriberId, detail: '1' };
  const manage = `/manage/${linkToken(KEYS, 'manage', whom, site.clock.now())}`;
  const page = (await person.get(manage)).text;
  expect(page).toContain('“Huawei Fruit Co.” does not match');
  const values = [...page.matchAll(/name="back" value="([^"]+)"/g)].map((found) => found[1] ?? '');
  expect(values).toHaveLength(2);
  // Saving other settings keeps what was said.
  await person.post(manage, [
    ['company', 'huawei'],
    ['frequency', 'instant'],
    ['action', 'save'],
  ]);
  expect((await profile())?.exclusions).toHaveLength(1);
  const after = await person.post(manage, [
    ['action', 'back'],
    ...values.map((value) => ['back', value] as const),
  ]);
  expect(after.text).not.toContain('What you told us');
  expect(await profile()).toMatchObject({ exclusions: [], quietKinds: [] });
});

test('what was said is in the export and goes with the reader', async () => {
  await give('wrong-fact', [['words', 'The day is the 16th.']]);
  const whom = { subscriber: ada.subscriberId, detail: '1' };
  const path = (scope: 'export' | 'erase') => `/${scope}/${linkToken(KEYS, scope, whom, site.clock.now())}`;
  expect(JSON.parse((await person.get(path('export'))).text).feedback).toMatchObject([
    { verdict: 'wrong-fact', words: 'The day is the 16th.' },
  ]);
  await person.post(path('erase'), []);
  expect(await site.feedback.ofReader(ada.subscriberId)).toEqual([]);
  expect(await site.feedback.reviews()).toEqual([]);
  expect((await give('wrong-fact')).status).toBe(410);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { webApp } from '../../functions/web/app.ts';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { faultInjector, type Kill } from '../harness/fault-injector.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, newestMail, visitor } from './visitor.ts';

const OLD = 'reader@example.com';
const OTHER = 'reader@example.net';
const ID = subscriberIdOf(OLD, pepperOf(KEYS));

let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
});

const mailsTo = (address: string) => site.transport.accepted.filter(({ to }) => to === address);
const lastTo = async (address: string) => {
  const { simpleParser } = await import('mailparser');
  return simpleParser(mailsTo(address).at(-1)?.raw ?? '');
};

/** The manage link of the welcome mail, and a fresh link for another address. */
async function asked(to = OTHER) {
  const welcome = await confirmedReader(site, person, OLD);
  const manage = linkIn(welcome, 'manage');
  site.clock.advance(20 * 60_000);
  await person.post(manage, [['action', 'link']]);
  await site.deliver();
  const form = linkIn(await newestMail(site), 'address');
  site.clock.advance(60_000);
  const page = await person.post(form, [['email', to]]);
  await site.deliver();
  return { manage, form, page, feed: await feedOf(manage) };
}

async function feedOf(manage: string) {
  return /(\/w\/[^/"]+)\/feed.json/.exec((await person.get(manage)).text)?.[1] ?? 'none';
}

const reader = () => site.people.subscriber(ID);
const followers = async () =>
  (await site.people.followers(companyId('huawei'), 'instant', { from: '0', to: 'g' }, 9)).items;

describe('another address', () => {
  test('is asked for behind a fresh link, confirmed at the new address, and told to the former', async () => {
    const { manage, feed } = await asked();
    expect((await lastTo(OLD)).subject).toBe('Your rule alerts are to go to another address');
    expect((await reader())?.email).toBe(OLD);
    const move = linkIn(await lastTo(OTHER), 'move');
    expect((await person.get(move)).text).toContain('Confirm this address');
    expect((await reader())?.email).toBe(OLD);
    expect((await person.post(move, [])).text).toContain('Your alerts come here');
    await site.deliver();
    expect(await reader()).toMatchObject({ email: OTHER, status: 'active' });
    expect(await followers()).toEqual([ID]);
    expect((await person.get(manage)).status).toBe(410);
    expect((await person.get(`${feed}/feed.json`)).status).toBe(200);
    expect((await person.get(linkIn(await lastTo(OTHER), 'manage'))).text).toContain(feed);
    const said = JSON.stringify(site.log);
    for (const text of ['reader@', 'example.net']) expect(said).not.toContain(text);
  });

  test('pressing the button twice moves once; the link mail goes out once', async () => {
    await asked();
    const move = linkIn(await lastTo(OTHER), 'move');
    await person.post(move, []);
    expect((await person.post(move, [])).text).toContain('Your alerts come here');
    expect(await site.deliver()).toEqual(['sent', 'finished']);
  });

  test('gives the same page for an address that is free, has alerts, or must not be written to', async () => {
    await confirmedReader(site, visitor(site, { ip: '198.51.100.1' }), 'busy@example.org');
    const gone = subscriberIdOf('gone@example.org', pepperOf(KEYS));
    await site.people.suppress(gone, 'bounced', site.clock.now());
    const { form } = await asked('busy@example.org');
    const pages = [];
    for (const email of ['busy@example.org', 'gone@example.org', 'free@example.org']) {
      pages.push((await person.post(form, [['email', email]])).text);
      await site.deliver();
    }
    expect(new Set(pages).size).toBe(1);
    expect((await lastTo('busy@example.org')).subject).toBe('Your link to manage your rule alerts');
    expect(mailsTo('gone@example.org')).toEqual([]);
  });

  test('is limited as signing up is: one mail to a mailbox in 15 minutes, three wishes a day, 20 an hour from a network', async () => {
    const { form } = await asked();
    const sent = site.transport.accepted.length;
    await person.post(form, [['email', OTHER]]);
    await site.deliver();
    expect(site.transport.accepted.length).toBe(sent);
    for (let i = 0; i < 17; i += 1) await person.post(form, [['email', `n${i}@example.net`]]);
    await site.deliver();
    expect(site.transport.accepted.length).toBe(sent + 2);
    expect((await person.post(form, [['email', 'z@example.net']])).status).toBe(429);
  });

  test('needs the fresh link, in time and with an address that can be one', async () => {
    const { form } = await asked();
    expect((await person.post(form, [['email', 'nobody']])).status).toBe(422);
    expect((await person.post(form, [['email', OLD]])).text).toContain('come to this address already');
    site.clock.advance(31 * 60_000);
    expect((await person.post(form, [['email', 'n@example.net']])).status).toBe(410);
  });

  test('does not tell a stranger whose address was mistyped who is moving, and her "never write" touches nobody else', async () => {
    await asked('stranger@example.net');
    const mail = await lastTo('stranger@example.net');
    expect(`${mail.text}${mail.html}`).not.toMatch(/example\.com|Huawei/);
    await person.post(linkIn(mail, 'u'), []);
    expect(await reader()).toMatchObject({ email: OLD, status: 'active' });
    expect((await person.post(linkIn(mail, 'move'), [])).status).toBe(409);
  });

  test('the former address stops it before, or undoes it within seven days; links at the other address end', async () => {
    await asked();
    const stay = linkIn(await lastTo(OLD), 'stay');
    const move = linkIn(await lastTo(OTHER), 'move');
    await person.post(move, []);
    await site.deliver();
    const manage = linkIn(await lastTo(OTHER), 'manage');
    site.clock.advance(6 * 86_400_000);
    expect((await person.get(stay)).text).toContain('Keep my alerts here');
    expect((await person.post(stay, [])).status).toBe(200);
    expect((await reader())?.email).toBe(OLD);
    expect((await person.post(stay, [])).status).toBe(200);
    for (const path of [manage, move]) expect((await person.post(path, [])).status).toBe(410);
    expect((await reader())?.email).toBe(OLD);
  });

  test('cannot be undone after seven days, nor confirmed once it was stopped', async () => {
    await asked();
    const stay = linkIn(await lastTo(OLD), 'stay');
    const move = linkIn(await lastTo(OTHER), 'move');
    await person.post(stay, []);
    expect((await person.post(move, [])).status).toBe(410);
    site.clock.advance(7 * 86_400_000);
    expect((await person.post(stay, [])).status).toBe(410);
  });

  test('cannot be changed again while the former address has its say', async () => {
    await asked();
    await person.post(linkIn(await lastTo(OTHER), 'move'), []);
    await site.deliver();
    const form = linkIn(await lastTo(OTHER), 'address');
    expect((await person.post(form, [['email', 'thief@example.net']])).text).toContain(
      'in the last seven days',
    );
  });

  test('the former address can sign up again as somebody else; the new one finds the reader', async () => {
    await asked();
    await person.post(linkIn(await lastTo(OTHER), 'move'), []);
    await site.deliver();
    site.clock.advance(3_600_000);
    await person.signUp(OLD, [['company', 'smic']]);
    await site.deliver();
    expect((await lastTo(OLD)).subject).toBe('Confirm your rule alerts for 1 company');
    await person.post(linkIn(await lastTo(OLD), 'confirm'), []);
    await site.deliver();
    expect(await reader()).toMatchObject({ email: OTHER, companies: [{ companyId: 'huawei' }] });
    await person.post('/link', [['email', OTHER]]);
    await site.deliver();
    await person.get(linkIn(await lastTo(OTHER), 'manage'));
    expect((await lastTo(OTHER)).text).toContain('You have alerts');
  });

  test('a sign-up of the new address that was open makes no second reader of it', async () => {
    await person.signUp(OTHER);
    await site.deliver();
    const confirm = linkIn(await lastTo(OTHER), 'confirm');
    site.clock.advance(3_600_000);
    await asked();
    await person.post(linkIn(await lastTo(OTHER), 'move'), []);
    expect((await person.post(confirm, [])).status).toBe(410);
    expect(await followers()).toEqual([ID]);
  });

  test('leaving by a link in the mail to the new address leaves for good', async () => {
    await asked();
    const mail = await lastTo(OTHER);
    await person.post(linkIn(mail, 'move'), []);
    await person.post(linkIn(mail, 'u'), []);
    expect((await reader())?.status).toBe('left');
  });
});

test('killed before or after any step of the move, the reader has one address, and a second press ends it', async () => {
  const kills: (Kill | undefined)[] = [undefined];
  let steps = 0;
  for (let at = 0; at < kills.length; at += 1) {
    site = await siteInMemory();
    person = visitor(site);
    await asked();
    const move = linkIn(await lastTo(OTHER), 'move');
    const injector = faultInjector(kills[at]);
    const process = injector.start();
    const app = webApp({
      ...site.web,
      people: process.wrap('people', site.people),
      confirmations: process.wrap('confirmations', site.confirmations),
    });
    await visitor({ ...site, app }).post(move, []);
    if (at === 0) {
      steps = injector.calls.length;
      for (let step = 1; step <= steps; step += 1)
        kills.push({ step, when: 'before' }, { step, when: 'after' });
    }
    expect([OLD, OTHER]).toContain((await reader())?.email);
    expect(await followers()).toEqual([ID]);
    expect((await person.post(move, [])).status).toBe(200);
    await site.deliver();
    expect((await reader())?.email).toBe(OTHER);
    expect(await followers()).toEqual([ID]);
    const links = mailsTo(OTHER).filter(({ raw }) => raw.includes('Your link to manage'));
    expect(links, JSON.stringify(kills[at])).toHaveLength(1);
    expect((await person.get(linkIn(await lastTo(OLD), 'stay'))).text).toContain('Keep my alerts here');
  }
  expect(steps).toBeGreaterThan(8);
  expect(kills.length).toBe(2 * steps + 1);
});

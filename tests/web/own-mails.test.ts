import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { webApp } from '../../functions/web/app.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { deliveryIdOf, type SubscriberId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { linkToken, pepperOf } from '../../shared/domain/tokens.ts';
import { aDelivery } from '../harness/fixtures-for-contract.ts';
import { listing } from '../unit/rendering/huawei-mails.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const ID = subscriberIdOf(EMAIL, pepperOf(KEYS));
const OTHER = subscriberIdOf('other@example.com', pepperOf(KEYS));
const HERS = 'h'.repeat(26);
const NOT_HERS = 'n'.repeat(26);

let site: Site;
let person: ReturnType<typeof visitor>;
let mails: string;
let manage: string;

/** A mail that was sent a minute ago, with a copy of what it said. */
async function sent(id: string, subscriberId: SubscriberId, more: Partial<Delivery> = {}): Promise<void> {
  const now = site.clock.now();
  const delivery = aDelivery(id, {
    subscriberId,
    changeIds: [listing.change.changeId],
    createdAt: now.toISOString(),
    ...more,
  });
  await site.ledger.claim(delivery, 'a', now, now);
  await site.ledger.keepCopy('copy', { headers: 'Subject: x', text: 'said', html: '<p>said</p>' }, now);
  await site.ledger.markSending(delivery.deliveryId, 'a', now, [{ attempt: 1, copy: 'copy' }]);
  await site.ledger.settle(delivery.deliveryId, 'a', { state: 'sent', sesMessageId: id, at: now });
}

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
  const { change, analysis } = listing;
  await site.content.putChange(change, site.clock.now());
  await site.content.putAnalysis(analysis);
  await site.content.putMatches(change, listing.matches);
  manage = linkIn(await confirmedReader(site, person, EMAIL), 'manage');
  mails = manage.replace('/manage/', '/mails/');
  site.clock.set(new Date('2026-11-24T09:00:00Z'));
  await sent(HERS, ID);
  await sent(NOT_HERS, OTHER);
});

const packIn = (text: string) => /\/pack\/[A-Za-z0-9._-]+/.exec(text)?.[0] ?? 'no pack';
const packPath = (subscriber: SubscriberId, detail: string) =>
  `/pack/${linkToken(KEYS, 'pack', { subscriber, detail }, site.clock.now())}`;

test('a reader finds her mails from her own page, and nobody else’s', async () => {
  expect((await person.get(manage)).text).toContain(`href="${mails}"`);
  const { text, headers } = await person.get(mails);
  expect(text.match(/\/pack\//g)).toHaveLength(1);
  expect(text).toContain('Alert');
  expect(headers.get('Cache-Control')).toBe('no-store');
  await expect(text.replaceAll(/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){4}/g, 'token')).toMatchFileSnapshot(
    join(import.meta.dirname, '..', 'golden', 'pages', 'mails.html'),
  );
});

test('the page says so where there is none, and shows no mail about her account', async () => {
  for (const delivery of await site.ledger.deliveriesOf(ID, 9))
    if (delivery.kind === 'alert') await site.ledger.forget(delivery);
  const { text } = await person.get(mails);
  expect(text).toContain('No mail about a change went to you');
  expect(text).not.toContain('/pack/');
});

test('her pack is an archive to download, kept by nobody on the way', async () => {
  const link = packIn((await person.get(mails)).text);
  const request = new Request(`https://alerts.example.org${link}`);
  const answer = await site.app.fetch(request, { requestContext: { http: { sourceIp: '192.0.2.7' } } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('application/zip');
  expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="rulewire-${HERS}.zip"`);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(new TextDecoder().decode(files['mail/attempt-1/mail.txt'])).toBe('said');
});

test('a pack of somebody else is refused even under a good signature', async () => {
  expect((await person.get(packPath(ID, `1-${HERS}`))).status).toBe(200);
  for (const detail of [`1-${NOT_HERS}`, `1-${'x'.repeat(26)}`, `2-${HERS}`, HERS])
    expect((await person.get(packPath(ID, detail))).status, detail).toBe(410);
  expect((await person.get(packPath(OTHER, `1-${HERS}`))).status).toBe(410);
});

test('a pack’s link ends after half an hour, with her older links, and with her data', async () => {
  const link = packIn((await person.get(mails)).text);
  await person.post(manage, [['action', 'renew']]);
  expect((await person.get(link)).status).toBe(410);
  const fresh = packPath(ID, `2-${HERS}`);
  expect((await person.get(fresh)).status).toBe(200);
  site.clock.advance(31 * 60_000);
  expect((await person.get(fresh)).status).toBe(410);
  const last = packPath(ID, `2-${HERS}`);
  await site.ledger.forget(aDelivery(deliveryIdOf(HERS)));
  expect((await person.get(last)).status).toBe(410);
});

test('a link of another scope opens neither list nor pack', async () => {
  const token = packIn((await person.get(mails)).text).slice('/pack/'.length);
  for (const path of [`/mails/${token}`, `/manage/${token}`, manage.replace('/manage/', '/pack/')])
    expect((await person.get(path)).status, path).toBe(410);
});

test('every page that says how long mails are kept says it as the operator set it', async () => {
  const her = visitor({ app: webApp({ ...site.web, mailDaysKept: 400 }), clock: site.clock });
  const erase = linkToken(KEYS, 'erase', { subscriber: ID, detail: '1' }, site.clock.now());
  const said = [
    await her.get('/privacy'),
    await her.get(manage),
    await her.get(mails),
    await her.post(`/erase/${erase}`, []),
  ].map(({ text }) => text.match(/\b(35|400) days/g));
  expect(said).toEqual([['400 days', '400 days'], ['400 days'], ['400 days'], ['400 days']]);
});

test('what was kept for years goes with her, however much it is', async () => {
  const now = site.clock.now();
  for (let mail = 0; mail < 10_001; mail += 1)
    await site.ledger.claim(aDelivery(`years-${mail}`, { subscriberId: ID }), 'a', now, now);
  const erase = linkToken(KEYS, 'erase', { subscriber: ID, detail: '1' }, now);
  await person.post(`/erase/${erase}`, []);
  expect(await site.ledger.deliveriesOf(ID, 9)).toEqual([]);
  expect(await site.ledger.deliveriesOf(OTHER, 9)).toHaveLength(1);
});

test('older mails are a page further, as far back as they are kept', async () => {
  for (let hours = 1; hours <= 70; hours += 1) {
    site.clock.advance(3_600_000);
    await sent(`hour-${String(hours).padStart(21, '0')}`, ID);
  }
  const packs: number[] = [];
  for (let next: string | undefined = mails; next !== undefined; ) {
    const { text } = await person.get(next);
    packs.push(text.match(/\/pack\//g)?.length ?? 0);
    next = /href="(\/mails\/[^"]+)">Older mails/.exec(text)?.[1];
  }
  expect(packs.reduce((sum, each) => sum + each)).toBe(71);
  expect(packs).toHaveLength(3);
  for (const odd of ['-1', 'x', '99999', '1e3'])
    expect((await person.get(`${mails}?from=${odd}`)).status, odd).toBe(200);
});

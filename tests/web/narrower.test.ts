import { expect, test } from 'vitest';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { aChange, aMatch } from '../harness/fixtures-for-contract.ts';
import { KEYS, siteInMemory } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const ID = subscriberIdOf(EMAIL, pepperOf(KEYS));
const CHOICE = [
  ['company', 'huawei'],
  ['company', 'smic'],
  ['frequency', 'instant'],
  ['zone', 'Asia/Hong Kong'],
  ['sendHour', '18'],
  ['topics', 'asked'],
  ['topic', 'de-minimis'],
  ['topic', 'direct-product'],
  ['kinds', 'asked'],
  ['atOnce', 'rules'],
] as const;

test('several companies, topics, kinds, zone and hour are chosen at sign-up, shown before confirming and kept', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  await person.signUp(EMAIL, CHOICE);
  await site.deliver();
  const confirm = linkIn(await newestMail(site), 'confirm');
  expect((await person.get(confirm)).text).toContain(
    'Only on these topics: Foreign direct product rules, De minimis rules',
  );
  await person.post(confirm, []);
  const reader = await site.people.subscriber(ID);
  expect(reader).toMatchObject({
    zone: 'Asia/Hong_Kong',
    sendHour: 18,
    topics: ['direct-product', 'de-minimis'],
    atOnce: ['rules'],
  });
  expect(reader?.companies).toHaveLength(2);
  await site.deliver();
  const manage = (await person.get(linkIn(await newestMail(site), 'manage'))).text;
  expect(manage).toContain('name="topic" value="de-minimis" checked');
  expect(manage).not.toContain('name="topic" value="sanctions" checked');
});

test('what the choice would have brought is counted on its topics', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  const change = aChange({ detectedAt: '2026-11-20T08:00:00.000Z' });
  await site.content.putChange(change, site.clock.now());
  await site.content.putMatches(change, [
    aMatch({ changeId: change.changeId, companyId: companyId('huawei'), kind: 'entity_list_addition' }),
  ]);
  const all = [
    ['company', 'huawei'],
    ['action', 'search'],
  ] as const;
  expect((await person.post('/signup', all)).text).toContain('1 alert, 1 of them official, 1 urgent.');
  const narrowed = await person.post('/signup', [...all, ['topics', 'asked'], ['topic', 'de-minimis']]);
  expect(narrowed.text).toContain('no alert in our record');
  expect(narrowed.text).toContain('name="topic" value="de-minimis" checked');
});

test('topics are taken back on the reader’s own page, and who signs up anew chooses anew', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  await person.signUp(EMAIL, CHOICE);
  await site.deliver();
  await person.post(linkIn(await newestMail(site), 'confirm'), []);
  await site.deliver();
  const all = ['entity-list', 'temporary-licence', 'direct-product', 'de-minimis', 'affiliates-rule'];
  const others = ['licence-policy', 'other-list', 'denial-order', 'sanctions', 'enforcement'];
  await person.post(linkIn(await newestMail(site), 'manage'), [
    ['company', 'huawei'],
    ['topics', 'asked'],
    ...[...all, ...others].map((topic) => ['topic', topic] as const),
    ['action', 'save'],
  ]);
  expect((await site.people.subscriber(ID))?.topics).toBeUndefined();
});

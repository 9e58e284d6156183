import { join } from 'node:path';
import { expect, test } from 'vitest';
import { companyId } from '../../shared/domain/ids.ts';
import { feedbackLinks } from '../../shared/domain/rendering/reader-links.ts';
import { aChange, aMatch, aSubscriber } from '../harness/fixtures-for-contract.ts';
import { adopted, directProduct } from '../unit/rendering/further-mails.ts';
import { extension } from '../unit/rendering/huawei-later-mails.ts';
import { listing, matchFor, storeChange } from '../unit/rendering/huawei-mails.ts';
import { storeMatter, WHOLE } from '../unit/rendering/huawei-matter.ts';
import { KEYS, siteInMemory } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

const golden = (name: string) => join(import.meta.dirname, '..', 'golden', 'pages', `${name}.html`);

test('the feedback page before and after the button, and the page of errors', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  const reader = aSubscriber('abcdefghijklmnopqrstuvwxyz', ['huawei'], {
    companies: [{ companyId: companyId('huawei'), name: 'Huawei' }],
  });
  await site.people.save(reader, undefined);
  await site.content.putChange(aChange(), site.clock.now());
  const evidence = ['Huawei Fruit Co.', 'Huawei'].flatMap((alias) =>
    aMatch().evidence.map((each) => ({ ...each, alias })),
  );
  await site.content.putMatches(aChange(), [aMatch({ evidence })]);
  const link = feedbackLinks(KEYS, '', reader.subscriberId, site.clock.now())(aMatch());
  const before = await person.get(`${link}?say=not-my-company`);
  await expect(before.text).toMatchFileSnapshot(golden('feedback'));
  const after = await person.post(link, [
    ['say', 'not-my-company'],
    ['name', 'Huawei Fruit Co.'],
    ['action', 'give'],
  ]);
  await expect(after.text).toMatchFileSnapshot(golden('feedback-given'));
  await site.quality.add('2026-11-20', { told: 1200, 'not-useful': 7 });
  await expect((await person.get('/quality')).text).toMatchFileSnapshot(golden('quality'));
});

test('pages stay as they were seen and found good', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  await expect((await person.get('/')).text).toMatchFileSnapshot(golden('sign-up'));
  const wrong = await person.signUp('reader@', [['name', 'Target']]);
  await expect(wrong.text).toMatchFileSnapshot(golden('sign-up-with-errors'));
  const search = await person.post('/signup', [
    ['email', 'reader@example.com'],
    ['q', 'target'],
    ['action', 'search'],
  ]);
  await expect(search.text).toMatchFileSnapshot(golden('sign-up-search'));
  await person.signUp('reader@example.com');
  await site.deliver();
  const mail = await newestMail(site);
  await expect((await person.get(linkIn(mail, 'confirm'))).text).toMatchFileSnapshot(golden('confirm'));
  await person.post(linkIn(mail, 'confirm'), []);
  await expect((await person.get(linkIn(mail, 'u'))).text).toMatchFileSnapshot(golden('unsubscribe'));
});

test('a change with all of its before and after, its matter as a dated chain, and its company', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  const mentioned = matchFor(listing.change, {
    companyId: companyId('smic'),
    companyName: 'Semiconductor Manufacturing International Corporation',
    decision: 'mention',
  });
  await storeMatter(site.content, WHOLE);
  for (const each of [listing, extension, directProduct, adopted])
    await storeChange(site.content, each, each === listing ? [mentioned] : []);
  await expect((await person.get('/c/listing-2019')).text).toMatchFileSnapshot(golden('change'));
  await expect((await person.get('/c/fdp-2020')).text).toMatchFileSnapshot(golden('change-that-answers'));
  await expect((await person.get('/m/huawei-export-controls')).text).toMatchFileSnapshot(golden('matter'));
  await expect((await person.get('/company/huawei')).text).toMatchFileSnapshot(golden('company'));
  const told = (await person.get('/company/hikvision')).text;
  expect(told).toContain('Reported by the press, not law by itself: added to the Entity List');
  expect((await person.get('/m/nowhere')).status).toBe(404);
});

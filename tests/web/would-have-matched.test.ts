import { expect, test } from 'vitest';
import type { DocumentMetadata } from '../../shared/domain/document.ts';
import { changeIdOf, companyId } from '../../shared/domain/ids.ts';
import { aChange, aMatch } from '../harness/fixtures-for-contract.ts';
import { listing, storeChange } from '../unit/rendering/huawei-mails.ts';
import { siteInMemory } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

/** A site whose clock shows 24 November 2026, with so many alerts about Huawei since the day before. */
async function siteWithAlerts(number: number) {
  const site = await siteInMemory();
  for (let i = 0; i < number; i += 1) {
    const change = aChange({
      changeId: changeIdOf(`c${i}`),
      title: `Rule ${i}`,
      detectedAt: `2026-11-23T08:00:${String(i).padStart(2, '0')}.000Z`,
      trust: i === 0 ? 'reported' : 'official',
    });
    await site.content.putChange(change, site.clock.now());
    await site.content.putMatches(change, [
      aMatch({ changeId: change.changeId, companyId: companyId('huawei') }),
    ]);
  }
  return site;
}

test('each step of a reader’s life says what her companies would have brought', async () => {
  const site = await siteWithAlerts(4);
  const person = visitor(site);
  const sentence = 'In the last 24 months: 4 alerts, 3 of them official, 3 urgent.';
  expect((await person.get('/')).text).not.toContain('In the last 24 months');
  const search = await person.post('/signup', [
    ['company', 'huawei'],
    ['q', 'smic'],
    ['action', 'search'],
  ]);
  expect(search.text).toContain(sentence);
  expect(search.text).toContain('<a href="/preview/c3?company=huawei">Rule 3</a>');
  await person.signUp('reader@example.com', [
    ['company', 'huawei'],
    ['name', 'Zhejiang Example Optics'],
  ]);
  await site.deliver();
  const confirm = linkIn(await newestMail(site), 'confirm');
  const before = (await person.get(confirm)).text;
  expect(before).toContain(`${sentence} We look for 1 name as typed`);
  await person.post(confirm, []);
  await site.deliver();
  expect((await person.get(linkIn(await newestMail(site), 'manage'))).text).toContain(sentence);
  expect((await person.get('/company/huawei')).text).toContain(sentence);
});

test('above five a week a digest is advised', async () => {
  const person = visitor(await siteWithAlerts(24));
  const page = (await person.get('/company/huawei')).text;
  expect(page).toContain('That is about 6 a week: a daily or weekly digest is easier to read.');
});

test('the combobox gets the same sentence, for at most 50 companies, and nothing for odd ids', async () => {
  const site = await siteWithAlerts(2);
  const person = visitor(site);
  const ask = async (query: string) => {
    const answer = await person.get(`/would-have-matched?${query}`);
    expect(answer.headers.get('Cache-Control')).toBe('private, max-age=300');
    return JSON.parse(answer.text).text as string;
  };
  expect(await ask('company=huawei&company=smic')).toBe(
    'In the last 24 months: 2 alerts, 1 of them official, 1 urgent.',
  );
  expect(await ask('company=%00&company=a%20b')).toContain('no alert in our record');
  expect(await ask('')).toContain('no alert in our record');
  const many = Array.from({ length: 51 }, (_, i) => `company=${i === 0 ? 'huawei' : `c${i}`}`).join('&');
  expect(await ask(many)).toContain('at least 2 alerts');
});

test('each alert opens as the mail it would have been, without anybody’s links and for those who follow one of its companies', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  await storeChange(site.content, listing);
  const { change } = listing;
  await site.content.putRevision(
    {
      docId: change.docId,
      rev: change.toRev,
      sourceId: change.sourceId,
      trust: change.trust,
      metadata: listing.metadata as DocumentMetadata,
      contentHash: 'hash',
      textHash: 'hash',
      textFormat: 'fr-xml',
      fetchedAt: change.detectedAt,
    },
    'text',
  );
  const mail = await person.get(`/preview/${change.changeId}?company=huawei`);
  expect(mail.status).toBe(200);
  expect(mail.text).toContain('A preview: this is the mail');
  expect(mail.text).toContain('Why you got this');
  expect(mail.text).toContain('69');
  for (const personal of ['/manage/', '/u/', '/f/']) expect(mail.text).not.toContain(personal);
  expect(mail.headers.get('Content-Security-Policy')).toContain(
    "default-src 'none'; style-src 'unsafe-inline'",
  );
  expect(mail.headers.get('Cache-Control')).toBe('private, max-age=300');
  expect((await person.get(`/preview/${change.changeId}?company=smic`)).status).toBe(404);
  expect((await person.get('/preview/nowhere?company=huawei')).status).toBe(404);
});

test('the narrower choice beside the warning is a button: in the form, on the confirm page, on the reader’s own page', async () => {
  const site = await siteWithAlerts(24);
  const person = visitor(site);
  const chosen = [
    ['company', 'huawei'],
    ['email', 'reader@example.com'],
    ['frequency', 'instant'],
  ] as const;
  const warned = await person.post('/signup', [...chosen, ['action', 'search']]);
  expect(warned.text).toContain('Choose one digest a day</button>');
  const narrowed = (await person.post('/signup', [...chosen, ['action', 'daily']])).text;
  expect(narrowed).toContain('value="daily" checked');
  expect(narrowed).not.toContain('Choose one digest a day</button>');

  await person.signUp('reader@example.com');
  await site.deliver();
  const confirm = linkIn(await newestMail(site), 'confirm');
  expect((await person.get(confirm)).text).toContain('Confirm with one digest a day instead');
  await person.post(confirm, [['frequency', 'daily']]);
  await site.deliver();
  const welcome = await newestMail(site);
  expect(welcome.text).toContain('one digest a day');
  const manage = linkIn(welcome, 'manage');
  const again = await person.post(manage, [
    ['company', 'huawei'],
    ['frequency', 'instant'],
    ['action', 'save'],
  ]);
  expect(again.text).toContain('Choose one digest a day</button>');
  const saved = await person.post(manage, [
    ['company', 'huawei'],
    ['frequency', 'instant'],
    ['action', 'daily'],
  ]);
  expect(saved.text).toContain('value="daily" checked');
});

test('affiliates and parents of the directory that are not followed are offered with what they would have added', async () => {
  const site = await siteWithAlerts(2);
  const person = visitor(site);
  const huawei = await site.directory.company(companyId('huawei'));
  if (huawei === undefined) throw new Error('the directory has no Huawei');
  const affiliates = [
    { name: 'HiSilicon', relation: 'affiliate', id: companyId('hisilicon') },
    { name: 'Huawei Fruit', relation: 'branch', id: companyId('fruit') },
    { name: 'Huawei Cloud', relation: 'affiliate' },
  ];
  await site.directory.put({ ...huawei, affiliates });
  for (const [id, name] of [
    ['hisilicon', 'HiSilicon Technologies Co., Ltd.'],
    ['fruit', 'Huawei Fruit Co.'],
  ] as const)
    await site.directory.put({
      ...huawei,
      companyId: companyId(id),
      name,
      parent: companyId('huawei'),
      affiliates: [],
      aliases: [],
    });
  // One change names both, one only the affiliate.
  for (const id of ['c0', 'alone']) {
    const change = aChange({ changeId: changeIdOf(id), detectedAt: '2026-11-23T09:00:00.000Z' });
    await site.content.putChange(change, site.clock.now());
    await site.content.putMatches(change, [
      ...(id === 'c0' ? [aMatch({ changeId: change.changeId, companyId: companyId('huawei') })] : []),
      aMatch({ changeId: change.changeId, companyId: companyId('hisilicon') }),
    ]);
  }
  const page = (
    await person.post('/signup', [
      ['company', 'huawei'],
      ['action', 'search'],
    ])
  ).text;
  expect(page).toContain('value="hisilicon"> HiSilicon Technologies');
  expect(page).toContain('affiliate of Huawei Technologies Co., Ltd.; would have added 1 alert in');
  expect(page).toContain('branch of Huawei Technologies Co., Ltd.; would have added 0 alerts in');
  expect(page).not.toContain('Huawei Cloud');
  const both = (
    await person.post('/signup', [
      ['company', 'huawei'],
      ['company', 'hisilicon'],
      ['company', 'fruit'],
      ['action', 'search'],
    ])
  ).text;
  expect(both).not.toContain('Related, and not followed');
  const affiliate = (
    await person.post('/signup', [
      ['company', 'hisilicon'],
      ['action', 'search'],
    ])
  ).text;
  expect(affiliate).toContain('parent of HiSilicon Technologies');
});

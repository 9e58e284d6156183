import { expect, test } from 'vitest';
import { changeIdOf, companyId } from '../../shared/domain/ids.ts';
import { aChange, aMatch } from '../harness/fixtures-for-contract.ts';
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
  const sentence = 'In the last 24 months: 4 alerts, 3 of them official.';
  expect((await person.get('/')).text).not.toContain('In the last 24 months');
  const search = await person.post('/signup', [
    ['company', 'huawei'],
    ['q', 'smic'],
    ['action', 'search'],
  ]);
  expect(search.text).toContain(sentence);
  expect(search.text).toContain('<a href="/c/c3">Rule 3</a>');
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
    'In the last 24 months: 2 alerts, 1 of them official.',
  );
  expect(await ask('company=%00&company=a%20b')).toContain('no alert in our record');
  expect(await ask('')).toContain('no alert in our record');
  const many = Array.from({ length: 51 }, (_, i) => `company=${i === 0 ? 'huawei' : `c${i}`}`).join('&');
  expect(await ask(many)).toContain('at least 2 alerts');
});

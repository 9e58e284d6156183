import { expect, test } from 'vitest';
import type { Change } from '../../shared/domain/change.ts';
import { changeIdOf, docId } from '../../shared/domain/ids.ts';
import { extension } from '../unit/rendering/huawei-later-mails.ts';
import { listing } from '../unit/rendering/huawei-mails.ts';
import { matterUntil } from '../unit/rendering/huawei-matter.ts';
import { siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

test('the dates of a change come as a calendar, and where there is none a page says so', async () => {
  const site = await siteInMemory();
  const { change, analysis } = listing;
  await site.content.putChange(change, site.clock.now());
  await site.content.putAnalysis(analysis);
  const person = visitor(site);
  const answer = await person.get(`/c/${change.changeId}/dates.ics`);
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
  expect(answer.text).toContain('DTSTART;VALUE=DATE:20190516');
  expect(answer.text).toContain(`URL:https://alerts.example.org/c/${change.changeId}`);
  expect((await person.get(`/c/${change.changeId}`)).text).toContain(
    `href="/c/${change.changeId}/dates.ics"`,
  );
  for (const path of ['/c/none/dates.ics', '/m/none/dates.ics', '/c/%0d%0a/dates.ics'])
    expect((await person.get(path)).status, path).toBe(404);
});

test('a calendar that is read again says where a later document moved its date, and that a withdrawn one is called off', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  const matter = matterUntil('tgl-2019-11');
  const { matterId } = matter;
  const state = async (fields: Partial<Change>, ends: string) => {
    const change: Change = { ...extension.change, ...fields };
    const facts = extension.analysis.facts.map((fact) =>
      fact.label === 'Ends' ? { ...fact, date: ends } : fact,
    );
    await site.content.putChange(change, site.clock.now());
    await site.content.putAnalysis({ ...extension.analysis, matterId, changeId: change.changeId, facts });
    const { entries: _, claims: __, ...head } = matter;
    const last = matter.entries.at(-1);
    if (last === undefined) throw new TypeError('the matter is empty');
    const { changeId, docId, detectedAt: at, type } = change;
    await site.content.putMatterEntry(head, { ...last, changeId, docId, at, type });
  };
  const calendar = async () => (await person.get(`/c/${extension.change.changeId}/dates.ics`)).text;
  site.clock.set(new Date('2020-02-03T12:00:00Z'));
  await state({}, '2020-02-16');
  expect(await calendar()).toContain('DTSTART;VALUE=DATE:20200216');
  const later = { docId: docId('fr:2020-03144'), changeId: changeIdOf('tgl-2020-02') };
  await state({ ...later, detectedAt: '2020-02-13T16:16:00Z' }, '2020-04-01');
  expect(await calendar()).toContain('DTSTART;VALUE=DATE:20200401');
  expect(await calendar()).not.toContain('20200216');
  expect((await person.get(`/c/${later.changeId}`)).text).not.toContain('does not stand any more');
  const first = (await person.get(`/c/${extension.change.changeId}`)).text;
  expect(first).toContain(
    '<strong>Ends 16 Feb 2020 does not stand any more</strong>: <a href="/c/tgl-2020-02">',
  );
  const page = (await person.get(`/m/${matterId}`)).text;
  expect(page).toContain('<h2>Dates to come</h2>');
  expect(page).toContain('<dt>Ends</dt><dd><strong>1 Apr 2020</strong> (in 58 days');
  const gone = { type: 'withdrawn', detectedAt: '2020-02-14T13:00:00Z' } as const;
  await state({ ...later, ...gone, changeId: changeIdOf('tgl-2020-02-gone') }, '2020-04-01');
  expect(await calendar()).toContain('DTSTART;VALUE=DATE:20200216');
  await state({ ...gone, changeId: changeIdOf('tgl-2019-11-gone') }, '2020-02-16');
  expect(await calendar()).toContain('METHOD:CANCEL');
});

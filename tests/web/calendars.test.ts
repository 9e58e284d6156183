import { expect, test } from 'vitest';
import { listing } from '../unit/rendering/huawei-mails.ts';
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

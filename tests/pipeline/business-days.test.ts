import { expect, test } from 'vitest';
import { furnishedWorld, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';

const text = listingText(HUAWEI.name, '2019-25189');

/** The mail about a rule with these dates, as its reader gets it. */
async function mailAbout(dates: string, closures?: Record<string, string>): Promise<string> {
  const w = await furnishedWorld({ start: '2019-11-18T13:40:00Z' });
  await reader(w, 'ann', [HUAWEI]);
  if (closures !== undefined) await w.content.putCalendar({ readAt: '2019-11-01T00:00:00.000Z', closures });
  const title = 'Temporary General License: Extension of Validity';
  await detect(w, { doc: '2019-25189', title, text, metadata: { dates } });
  await passMinutes(w, 2);
  return w.ses.accepted.map(({ mail }) => textOf(mail).replace(/\s+/g, ' ')).join('\n');
}

test('the mail about the extension of November 2019 says in how many days it ends, that this is a Sunday, and on which business day before', async () => {
  const mail = await mailAbout('This rule is effective November 18, 2019, through February 16, 2020.');
  expect(mail).toContain('Ends: 16 Feb 2020 (in 90 days, a Sunday; last business day Fri 14 Feb 2020)');
});

test('a closure that the Federal Register listed is named, and the time of day is kept', async () => {
  const dates = 'Comments are due by 11:59 p.m., ET, on December 24, 2019.';
  const closures = { '2019-12-24': 'Extension of Christmas Holiday (E.O. 13900)' };
  expect(await mailAbout(dates, closures)).toContain(
    'Comments due: 24 Dec 2019, 11:59 p.m., ET (in 36 days, Extension of Christmas Holiday (E.O. 13900); last business day Mon 23 Dec 2019)',
  );
  expect(await mailAbout(dates)).toContain('Comments due: 24 Dec 2019, 11:59 p.m., ET (in 36 days)');
});

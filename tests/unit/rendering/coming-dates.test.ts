import { expect, test } from 'vitest';
import type { Analysis, Fact } from '../../../shared/domain/change.ts';
import { changeIdOf, docId } from '../../../shared/domain/ids.ts';
import type { MatterEntry } from '../../../shared/domain/matters/matter.ts';
import { comingDates } from '../../../shared/domain/rendering/coming-dates.ts';
import { extension } from './huawei-later-mails.ts';
import { matterUntil } from './huawei-matter.ts';

const dated = (label: Fact['label'], date: string): Fact => ({ label, value: date, date });
const entries = [...matterUntil('tgl-2019-11').entries];
const analyses = new Map<MatterEntry['changeId'], Pick<Analysis, 'facts'>>([
  [changeIdOf('tgl-2019-08'), { facts: [dated('Ends', '2019-11-18')] }],
  [changeIdOf('tgl-2019-11'), extension.analysis],
  [changeIdOf('listing-2019'), { facts: [dated('Comments due', '2019-12-01')] }],
]);
const rows = (today: string, list = entries) =>
  comingDates({ entries: list }, analyses, { today, publicUrl: '' }).map(({ label, value }) =>
    [
      label,
      ...value.map((span) => (typeof span === 'string' ? span : 'strong' in span ? span.strong : '')),
    ].join(' '),
  );

test('the dates that stand are rows, the nearest first, until they are over', () => {
  expect(rows('2019-11-18')).toEqual([
    'In force from 18 Nov 2019  (today):  ',
    'Comments due 1 Dec 2019  (in 13 days):  ',
    'Ends 16 Feb 2020  (in 90 days, a Sunday; last business day Fri 14 Feb 2020):  ',
  ]);
  expect(rows('2020-02-17')).toEqual([]);
});

test('an end that was extended is none, unless the extension was withdrawn', () => {
  const before = entries.filter(({ changeId }) => changeId !== changeIdOf('tgl-2019-11'));
  expect(rows('2019-11-10', before).some((row) => row.startsWith('Ends 18 Nov 2019'))).toBe(true);
  expect(rows('2019-11-10').some((row) => row.startsWith('Ends 18 Nov 2019'))).toBe(false);
  const last = entries.at(-1) as MatterEntry;
  const gone = {
    ...last,
    changeId: changeIdOf('gone'),
    at: '2019-11-19T14:00:00Z',
    type: 'withdrawn',
  } as const;
  expect(last.docId).toBe(docId('fr-tgl-2019-11'));
  expect(rows('2019-11-10', [...entries, gone]).filter((row) => row.startsWith('Ends'))).toEqual([
    'Ends 18 Nov 2019  (in 8 days):  ',
  ]);
});

import { describe, expect, it } from 'vitest';
import type { DocumentMetadata, StatedDate } from '../../../shared/domain/document.ts';
import { dateOfDigits, dateOfWords } from '../../../shared/domain/reading/date-words.ts';
import { sentencesOf } from '../../../shared/domain/reading/sentences.ts';
import { datesOfSentence, statedDates } from '../../../shared/domain/reading/stated-dates.ts';

const NOTHING = { sections: [], parserVersion: '', doubts: [] };
const metadata = (more: Partial<DocumentMetadata>): DocumentMetadata => ({
  title: '',
  url: '',
  type: 'Rule',
  stage: 'published',
  publisher: '',
  agencies: [],
  ...more,
});
const short = (dates: readonly StatedDate[]) => dates.map(({ kind, date }) => `${kind} ${date ?? '?'}`);
const dates = (text: string) => short(sentencesOf(text).flatMap((sentence) => datesOfSentence(sentence)));

describe('stated dates', () => {
  it.each([
    ['This rule is effective May 16, 2019.', ['effective 2019-05-16']],
    [
      'This rule is effective on Monday, May 20, 2019, through August 19, 2019.',
      ['effective 2019-05-20', 'valid-until 2019-08-19'],
    ],
    ['Effective Feb. 9, 2024.', ['effective 2024-02-09']],
    ['This rule is effective [INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER].', ['effective ?']],
    ['Comments are due 30 days after publication in the Federal Register.', ['comment ?']],
    ['Comments must be received by BIS no later than July 14, 2020.', ['comment 2020-07-14']],
    [
      'This correction is effective April 11, 2022, and is applicable beginning February 14, 2022.',
      ['effective 2022-04-11', 'applicable 2022-02-14'],
    ],
    [
      'Effective November 10, 2025, the amendments published at 90 FR 47201, on September 30, 2025, are stayed until November 9, 2026.',
      ['effective 2025-11-10', 'suspension-ends 2026-11-09'],
    ],
    ['The compliance date is extended from December 14, 2025, to August 1, 2026.', ['compliance 2026-08-01']],
    ['The license is extended from August 19, 2019, through November 18, 2019.', ['valid-until 2019-11-18']],
    [
      'The effective date of the final rule published January 15, 2021 (86 FR 4865), is delayed until March 30, 2021.',
      ['effective 2021-03-30'],
    ],
    [
      'The effective date of the rule published on January 15, 2021, is delayed from March 16, 2021, to March 30, 2021.',
      ['effective 2021-03-30'],
    ],
    ['The compliance date is postponed to March 30, 2021.', ['compliance 2021-03-30']],
    ['The stay expires on November 9, 2026.', ['suspension-ends 2026-11-09']],
    [
      'This rule is effective on May 1, 2024, except that § 744.11 is effective on June 1, 2024, and § 744.21 on July 1, 2024.',
      ['effective 2024-05-01', 'effective 2024-06-01', 'effective 2024-07-01'],
    ],
    ['The license is extended for 90 days, through November 18, 2019.', ['valid-until 2019-11-18']],
    ['The meeting will be held from May 1, 2024 through May 2, 2024.', []],
    ['The rule of May 1, 2024 is discussed.', []],
    [
      'This rule is effective May 15, 2020. Comments must be received by July 14, 2020.',
      ['effective 2020-05-15', 'comment 2020-07-14'],
    ],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it('gives the words and falls back on the first effective date of the source', () => {
    expect(statedDates(NOTHING, metadata({ dates: 'Effective May 16, 2019.' }))).toEqual([
      { kind: 'effective', date: '2019-05-16', statedAs: 'Effective May 16, 2019.' },
    ]);
    expect(short(statedDates(NOTHING, metadata({ effectiveOn: '2019-05-16' })))).toEqual([
      'effective 2019-05-16',
    ]);
  });

  it('takes nothing from the press', () => {
    expect(statedDates(NOTHING, metadata({ stage: 'reported', dates: 'Effective May 16, 2019.' }))).toEqual(
      [],
    );
  });

  it('finds the end of a licence in the summary', () => {
    const abstract =
      'The temporary general license stays valid through February 16, 2020. A fair opens until March 1, 2020.';
    expect(short(statedDates(NOTHING, metadata({ abstract })))).toEqual(['valid-until 2020-02-16']);
  });

  it('takes no end from a span of an earlier licence', () => {
    const abstract = 'The temporary general license was extended for 90 days and expired.';
    const dates = 'This rule is effective November 18, 2019.';
    expect(short(statedDates(NOTHING, metadata({ abstract, dates })))).toEqual(['effective 2019-11-18']);
  });

  it('reads only days of the calendar', () => {
    expect(dateOfWords('February 30, 2020')).toBeUndefined();
    expect(dateOfWords('Sunday, Feb. 16, 2020')).toBe('2020-02-16');
    expect(dateOfDigits('5-16-19')).toBe('2019-05-16');
    expect(dateOfDigits('13/01/2019')).toBeUndefined();
  });
});

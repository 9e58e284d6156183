import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../../../shared/domain/business-days.ts';
import { addDays } from '../../../shared/domain/clock-zones.ts';
import type { DocumentMetadata } from '../../../shared/domain/document.ts';
import { dayOfWords } from '../../../shared/domain/reading/date-words.ts';
import { statedFacts } from '../../../shared/domain/reading/facts.ts';
import { statedDates } from '../../../shared/domain/reading/stated-dates.ts';

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

const inPrint = (text: string, more: Partial<DocumentMetadata> = {}) =>
  statedDates(NOTHING, metadata({ dates: text, publicationDate: '2024-02-12', ...more }));
const timed = (text: string, more: Partial<DocumentMetadata> = {}) =>
  inPrint(text, more).map(({ kind, date, time }) => `${kind} ${date ?? '?'}${time ? ` @ ${time}` : ''}`);

describe('relative dates', () => {
  it.each([
    ['Comments due within 30 days of publication.', ['comment 2024-03-13']],
    [
      'Comments must be received on or before [INSERT DATE 60 DAYS AFTER DATE OF PUBLICATION IN THE FEDERAL REGISTER].',
      ['comment 2024-04-12'],
    ],
    [
      'This rule is effective thirty (30) days after publication in the Federal Register.',
      ['effective 2024-03-13'],
    ],
    ['Effective [INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER].', ['effective 2024-02-12']],
    [
      'This rule is effective [INSERT DATE 1 YEAR AFTER DATE OF PUBLICATION IN THE FEDERAL REGISTER].',
      ['effective 2025-02-12'],
    ],
    [
      'The proposed changes would be effective 30 days after publication of the final rule in the Federal Register.',
      ['effective ?'],
    ],
    ['Comments are due 30 days after publication of this notice.', ['comment 2024-03-13']],
    ['This rule is effective immediately upon publication.', ['effective 2024-02-12']],
    ['The authorization is valid for five years after May 1, 2024.', ['valid-until 2029-05-01']],
    ['This rule is effective 60 days after January 15, 2024.', ['effective 2024-03-15']],
    [
      'This rule is effective March 1, 2024, for one year.',
      ['effective 2024-03-01', 'valid-until 2025-03-01'],
    ],
    [
      'This order is effective January 31, 2024. It remains in effect for 180 days.',
      ['effective 2024-01-31', 'valid-until 2024-07-29'],
    ],
    [
      'The amendments are effective March 1, 2024, and are suspended for 18 months.',
      ['effective 2024-03-01', 'suspension-ends 2025-09-01'],
    ],
    ['This order is effective immediately and remains in effect for 180 days.', ['valid-until ?']],
    [
      'The program is applicable on March 11, 2024, or once a minimum of 30 days after publication of this notice has elapsed, whichever is later. It will be in effect for a period of 18 months.',
      ['applicable 2024-03-11', 'valid-until ?'],
    ],
    ['OMB must decide on the comments between 30 and 60 days after publication of this document.', []],
    ['Comments will be accepted for 60 days until April 12, 2024.', ['comment 2024-04-12']],
    [
      'This rule is effective March 13, 2024, except for instruction 3, which is effective July 1, 2024, and instruction 4, which is delayed indefinitely.',
      ['effective 2024-03-13', 'effective 2024-07-01', 'effective ?'],
    ],
  ])('%s', (text, expected) => expect(timed(text)).toEqual(expected));

  it('of a filed document are not known before print, though the day of print is', () => {
    const text =
      'This rule is effective [INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER]. Comments are due [INSERT DATE 30 DAYS AFTER DATE OF PUBLICATION IN THE FEDERAL REGISTER].';
    expect(timed(text, { stage: 'filed' })).toEqual(['effective ?', 'comment ?']);
    expect(timed(text)).toEqual(['effective 2024-02-12', 'comment 2024-03-13']);
    const facts = statedFacts(NOTHING, metadata({ stage: 'filed', dates: text }));
    expect(facts.map(({ value }) => value)).toEqual(Array(2).fill('not known until it is printed'));
  });

  it('that run from filing are known when it is filed, in New York', () => {
    const text = 'Effective [INSERT DATE OF FILING FOR PUBLIC INSPECTION].';
    const filed = { stage: 'filed', issuedAt: '2024-02-09T01:15:00.000Z' } as const;
    expect(timed(text, filed)).toEqual(['effective 2024-02-08']);
  });

  it('from a day that nobody states are said to be none', () => {
    const text = 'This order is effective immediately and remains in effect for 180 days.';
    expect(statedFacts(NOTHING, metadata({ dates: text }))[0]?.value).toBe('no calendar day is stated');
  });

  it('count from the day after print, and end on a business day', () => {
    const days = fc.integer({ min: 0, max: 7000 }).map((offset) => addDays('2010-01-04', offset));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 365 }), (published, count) => {
        const words = `[INSERT DATE ${count} DAYS AFTER DATE OF PUBLICATION IN THE FEDERAL REGISTER]`;
        const end = dayOfWords(words, { published }) ?? '';
        const plain = addDays(published, count);
        expect(isBusinessDay(end) && end >= plain && end <= addDays(plain, 4)).toBe(true);
        expect(dayOfWords(`${count} days after publication`, { published })).toBe(end);
        expect(dayOfWords(words, {})).toBeUndefined();
      }),
    );
  });

  it('of months and years keep the day of the month, or take its last', () => {
    expect(dayOfWords('for one month', {}, '2024-01-31')).toBe('2024-02-29');
    expect(dayOfWords('for a year', {}, '2024-02-29')).toBe('2025-02-28');
    expect(dayOfWords('for 18 months', {}, '2024-08-15')).toBe('2026-02-15');
    expect(dayOfWords('for 99999 years', {}, '2024-08-15')).toBeUndefined();
  });
});

describe('times of day', () => {
  it.each([
    ['Comments are accepted through 11:59 p.m. ET on July 12, 2024.', ['comment 2024-07-12 @ 11:59 p.m. ET']],
    [
      'Comments must be received by July 12, 2024, at 11:59 p.m., ET.',
      ['comment 2024-07-12 @ 11:59 p.m., ET'],
    ],
    [
      'Submit comments by 5 p.m. Eastern Standard Time on March 15, 2024.',
      ['comment 2024-03-15 @ 5 p.m. Eastern Standard Time'],
    ],
    [
      'This rule is effective at 12:01 a.m. (EST) on March 15, 2024.',
      ['effective 2024-03-15 @ 12:01 a.m. (EST)'],
    ],
    [
      'This rule is effective from 10:30 a.m. until 11:35 a.m. on February 10, 2024.',
      ['effective 2024-02-10 @ 10:30 a.m.', 'valid-until 2024-02-10 @ 11:35 a.m.'],
    ],
    [
      'The licence is effective May 20, 2019, through 11:59 p.m., local time, August 19, 2019.',
      ['effective 2019-05-20', 'valid-until 2019-08-19 @ 11:59 p.m., local time'],
    ],
  ])('%s', (text, expected) => expect(timed(text)).toEqual(expected));
});

describe('an end on a day without offices', () => {
  it('says what the day is and which business day comes before it', () => {
    const text = 'This rule is effective Monday, November 18, 2019, through February 16, 2020.';
    expect(inPrint(text).map(({ dayOff }) => dayOff)).toEqual([
      undefined,
      { is: 'a Sunday', lastBusinessDay: '2020-02-14' },
    ]);
    const closures = { '2019-12-24': 'Extension of Christmas Holiday' };
    const comments = metadata({ dates: 'Comments are due December 25, 2019.' });
    expect(statedDates(NOTHING, comments, closures)[0]?.dayOff).toEqual({
      is: 'Christmas Day',
      lastBusinessDay: '2019-12-23',
    });
  });

  it('and a beginning on one does not', () => {
    expect(inPrint('This rule is effective February 16, 2020.')[0]?.dayOff).toBeUndefined();
  });
});

describe('a sentence made of pieces', () => {
  const pieces = fc.constantFrom(
    'This rule is effective ',
    'Comments are due ',
    'from 10 a.m. until ',
    'through 11:59 p.m., ET, ',
    'for one hundred ',
    'for 30 days ',
    'May 1, 2024',
    'February 31, 2024 ',
    '[INSERT DATE ',
    '30 DAYS AFTER DATE OF PUBLICATION]',
    '9999 years after publication ',
    'suspended ',
    'delayed indefinitely',
    '. ',
  );
  it('never breaks, and every date is a day of the calendar with the words it came from', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        for (const { date, statedAs } of inPrint(text)) {
          if (date !== undefined) expect(addDays(date, 0)).toBe(date);
          expect(text).toContain(statedAs.replace(/…$/, ''));
        }
      }),
      { numRuns: 500 },
    );
  });
});

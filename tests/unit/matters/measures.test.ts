import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesIn, measuresIn, reportedMeasures } from '../../../shared/domain/matters/measures.ts';
import { numberOf } from '../../../shared/domain/reading/number-words.ts';

const values = (text: string) => measuresIn(text).map(({ unit, value }) => [unit, value]);

describe('periods, shares and numbers of parties', () => {
  test.each([
    ['prolonged for two weeks', [['days', 14]]],
    ['another 90 days', [['days', 90]]],
    ['an additional 90 days', [['days', 90]]],
    ['a 45-day extension', [['days', 45]]],
    ['a Ninety-day extension', [['days', 90]]],
    ['by forty-five days', [['days', 45]]],
    ['another three months', [['days', 90]]],
    ['for one more week', [['days', 7]]],
    ['a week later', [['days', 7]]],
    ['for a year', [['days', 365]]],
    ['lower it to 10 percent', [['percent', 10]]],
    ['a 25% threshold', [['percent', 25]]],
    ['ten per cent of the content', [['percent', 10]]],
    ['adds 46 more Huawei affiliates', [['parties', 46]]],
    ['twenty-eight Chinese entities', [['parties', 28]]],
    ['28 Chinese public security bodies', [['parties', 28]]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each([
    'up to five Chinese firms',
    'as many as five companies',
    'at least 90 days',
    'more than 70 entities',
    'about two weeks',
    'within 30 days',
    '26 other entities',
    'affiliates in 21 countries to the Entity List',
    'the 5G network',
    'section 734.4',
  ])('%s: a bound, a rest or no measure', (text) => {
    expect(values(text)).toEqual([]);
  });

  test('in figures and in words the same', () => {
    const words = fc.constantFrom('day', 'week', 'month', 'percent', 'entities');
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999 }), words, (count, unit) => {
        const plural = unit === 'percent' || unit === 'entities' ? unit : `${unit}s`;
        const inFigures = values(`extended by ${count} ${plural}`);
        expect(inFigures).toHaveLength(1);
        expect(values(`extended by ${inWords(count)} ${plural}`)).toEqual(inFigures);
      }),
    );
  });

  test('whatever is read, it ends and every value stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        for (const { statedAs, value } of measuresIn(text)) {
          expect(text).toContain(statedAs);
          expect(value).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** "one hundred and twenty-three": a number below a thousand as it is written out. */
function inWords(count: number): string {
  const [hundreds, rest] = [Math.floor(count / 100), count % 100];
  const small =
    rest < 20
      ? (UNITS[rest] ?? '')
      : `${TENS[Math.floor(rest / 10)]}${rest % 10 ? `-${UNITS[rest % 10]}` : ''}`;
  if (hundreds === 0) return small;
  return `${UNITS[hundreds]} hundred${rest === 0 ? '' : ` and ${small}`}`;
}

describe('what a report says of a mechanism', () => {
  const said = (sentences: readonly string[]) =>
    reportedMeasures(sentences, 'temporary-licence').map(({ value }) => value);

  test('the headline decides', () => {
    expect(said(['Ninety-day extension for Huawei', 'A renewal of two weeks had been drafted'])).toEqual([
      90,
    ]);
  });

  test('what was earlier, or holds now, is no plan', () => {
    expect(
      said([
        'Huawei gets more time',
        'It may be extended by 90 days.',
        'They had spoken of two weeks.',
        'Two weeks were named earlier.',
      ]),
    ).toEqual([90]);
    expect(
      reportedMeasures(
        ['x', 'The level is now 25 percent, it could be lowered to 10 percent'],
        'de-minimis',
      ).map(({ value }) => value),
    ).toEqual([10]);
  });

  test('only in the unit of the mechanism', () => {
    expect(
      reportedMeasures(['28 entities for 90 days at 10 percent'], 'entity-list').map(({ unit }) => unit),
    ).toEqual(['parties']);
    expect(reportedMeasures(['28 entities for 90 days at 10 percent'], 'direct-product')).toEqual([]);
  });
});

describe('differences', () => {
  const licence = (reported: string, official: string) =>
    differencesIn('temporary-licence', measuresIn(reported), measuresIn(official));

  test('another period is told in the words of both', () => {
    expect(licence('two weeks', 'by ninety days')).toEqual([
      { what: 'period', reported: 'two weeks', official: 'ninety days' },
    ]);
  });

  test('the same period in other words is none; months are as long as months are', () => {
    expect(licence('another 90 days', 'ninety days')).toEqual([]);
    expect(licence('three months', '91 days')).toEqual([]);
    expect(licence('three months', '45 days')).toHaveLength(1);
    expect(licence('two weeks', '14 days')).toEqual([]);
  });

  test('what only one of them states differs in nothing', () => {
    expect(licence('soon', '90 days')).toEqual([]);
    expect(licence('90 days', 'until further notice')).toEqual([]);
  });

  test('one agreeing value among several is enough; a parent may be counted or not', () => {
    expect(licence('90 days', '90 days, which is 91 days by the calendar')).toEqual([]);
    expect(differencesIn('entity-list', measuresIn('69 entities'), measuresIn('68 affiliates'))).toEqual([]);
    expect(differencesIn('entity-list', measuresIn('70 entities'), measuresIn('28 entities'))).toHaveLength(
      1,
    );
  });

  test('equal numbers never differ, unequal numbers of weeks and days always do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 400 }), (weeks, days) => {
        const found = licence(`${weeks} weeks`, `${days} days`);
        expect(found.length === 0).toBe(weeks * 7 === days);
      }),
    );
  });

  test('numbers in words below a thousand are read as they are written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), (count) => numberOf(inWords(count)) === count));
  });
});

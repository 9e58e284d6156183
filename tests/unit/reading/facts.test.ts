import { describe, expect, it } from 'vitest';
import type { DocumentMetadata } from '../../../shared/domain/document.ts';
import { statedFacts } from '../../../shared/domain/reading/facts.ts';
import { numberOf } from '../../../shared/domain/reading/number-words.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';
import { countsOfSentence } from '../../../shared/domain/reading/stated-counts.ts';

const metadata: DocumentMetadata = {
  title: 'A rule',
  url: '',
  type: 'Rule',
  stage: 'published',
  publisher: '',
  agencies: [],
};
const factsOf = (xml: string, more: Partial<DocumentMetadata> = {}) =>
  statedFacts(readDocument('fr-xml', xml), { ...metadata, ...more }).map(({ label, value }) => [
    label,
    value,
  ]);

describe('stated facts', () => {
  it.each([
    ['adds 46 entities under 20 destinations', ['added 46 entities', 'added 20 destinations']],
    ['adding Huawei and sixty-eight non-U.S. affiliates', ['added 68 affiliates']],
    ['revises eleven existing entries and removes one entity', ['revised 11 entries', 'removed 1 entities']],
    ['These 36 entities act against the interests of all', []],
  ])('counts: %s', (sentence, expected) => {
    expect(countsOfSentence(sentence).map((each) => `${each.operation} ${each.count} ${each.unit}`)).toEqual(
      expected,
    );
  });

  it.each([
    ['one hundred and twenty', 120],
    ['Seventy-seven', 77],
    ['1,284', 1284],
    ['many', undefined],
  ])('number: %s', (words, value) => {
    expect(numberOf(words)).toBe(value);
  });

  it('takes licence terms from sentences where there is no table', () => {
    const facts = factsOf(
      '<SUPLINF><P>A license is required for all items subject to the EAR. No license exceptions are available. The license review policy is a presumption of denial.</P></SUPLINF>',
      { cfr: [{ title: 15, part: 744 }] },
    );
    expect(facts).toEqual([
      ['Licence requirement', 'All items subject to the EAR'],
      ['Licence exceptions', 'None available'],
      ['Licence review policy', 'Presumption of denial'],
      ['Regulation', '15 CFR 744'],
    ]);
  });

  it('states nothing that a document does not say', () => {
    expect(factsOf('<SUPLINF><P>An airport gets a new fence.</P></SUPLINF>')).toEqual([]);
  });

  it('gives of a report the rules it names and no dates', () => {
    const report = readDocument(
      'article-text',
      'Officials weigh the de minimis rule.\nIt may bite on May 1, 2020.',
    );
    expect(statedFacts(report, { ...metadata, stage: 'reported', title: 'Talks' })).toEqual([
      {
        label: 'Rules named',
        value: 'de minimis rule (15 CFR 734.4)',
        statedAs: 'Officials weigh the de minimis rule.',
      },
    ]);
  });

  it.each([
    ['2019-12-02T15:00:00Z', '15 CFR 736.2(b)(3)'],
    ['2022-02-03T04:59:00Z', '15 CFR 736.2(b)(3)'],
    ['2022-02-03T05:00:00Z', '15 CFR 734.9'],
    [undefined, '15 CFR 734.9, before 2022 736.2(b)(3)'],
  ])('names the place that the direct product rule had when a report came out: %s', (issuedAt, place) => {
    const report = readDocument('article-text', 'Officials weigh the foreign direct product rule.');
    const at = issuedAt === undefined ? {} : { issuedAt };
    const facts = statedFacts(report, { ...metadata, ...at, stage: 'reported', title: 'Talks' });
    expect(facts.map(({ value }) => value)).toEqual([`foreign direct product rule (${place})`]);
  });

  it('takes the day of print where a report has no time', () => {
    const report = readDocument('article-text', 'Officials weigh the direct-product rule.');
    const printed = {
      ...metadata,
      stage: 'reported' as const,
      title: 'Talks',
      publicationDate: '2020-03-26',
    };
    expect(statedFacts(report, printed)[0]?.value).toBe('foreign direct product rule (15 CFR 736.2(b)(3))');
  });
});

describe('stated counts', () => {
  const counted = (text: string) =>
    countsOfSentence(text).map(({ operation, count }) => `${operation} ${count}`);

  it('belong to the verb before them, or to the passive behind them', () => {
    expect(
      counted('With this rule, seven entities are added to the Entity List and two entries are revised.'),
    ).toEqual(['added 7', 'revised 2']);
    expect(counted('This rule adds 5 entities and removes one entity.')).toEqual(['added 5', 'removed 1']);
  });

  it('of a clause say nothing of what the rule does', () => {
    expect(counted('BIS adds footnote 1 to the Entity List, which 115 entries bear.')).toEqual([]);
  });
});

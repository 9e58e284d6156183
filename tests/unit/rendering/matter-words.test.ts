import { expect, test } from 'vitest';
import { changeIdOf, docId } from '../../../shared/domain/ids.ts';
import type { Line } from '../../../shared/domain/rendering/blocks.ts';
import {
  answerLine,
  chainLine,
  chainOf,
  lastOfficial,
  waitingLines,
} from '../../../shared/domain/rendering/matter-words.ts';
import { ANSWER_IN_PART, LICENCE_ANSWERS, matterUntil, OPEN_CLAIMS, WHOLE } from './huawei-matter.ts';

const wordsOf = (line: Line | undefined) =>
  (line ?? [])
    .map((span) =>
      typeof span === 'string' ? span : 'strong' in span ? span.strong : 'link' in span ? span.link : '',
    )
    .join('');

test('a document that was filed and printed is one line of the chain, with both days', () => {
  const chain = chainOf(WHOLE.entries);
  expect(chain).toHaveLength(WHOLE.entries.length - 1);
  const listing = chain.find(({ first }) => first.changeId === 'listing-2019');
  expect(listing && wordsOf(chainLine(listing, ''))).toBe(
    '16 May 2019, official: added to the Entity List. Addition of Entities to the Entity List (filed, printed 21 May 2019, 84 FR 22961)',
  );
});

test('the chain marks the change that is told, in whichever stage', () => {
  const [, listing] = chainOf(WHOLE.entries);
  expect(listing && wordsOf(chainLine(listing, '', 'listing-2019-print' as never))).toContain(
    'This document (filed, printed 21 May 2019, 84 FR 22961).',
  );
});

test('an answer tells the days between, the part that came, the part that did not, and where numbers differ', () => {
  expect(wordsOf(answerLine(ANSWER_IN_PART, '2020-05-15', ''))).toBe(
    'This is what Reuters reported on 29 Nov 2019, 168 days earlier: the direct product part. The de minimis part has not come. Report: Washington weighs wider reach over foreign-made goods for Huawei',
  );
  const differing = LICENCE_ANSWERS[1];
  expect(differing && wordsOf(answerLine(differing, '2019-11-18', ''))).toContain(
    'Difference in the period: reported two weeks, the document 90 days.',
  );
  const related = { ...ANSWER_IN_PART, outcome: 'related' as const, met: [], stillOpen: [] };
  expect(wordsOf(answerLine(related, '2020-05-15', ''))).toMatch(/^Related, not the same: Reuters/);
});

test('the last official document before a report is the one that became public last, not the one printed last', () => {
  expect(lastOfficial(matterUntil('report-2019-08-16'), '2019-08-16T21:40:00Z')?.changeId).toBe(
    'tgl-2019-05',
  );
});

test('that the CFR took a rule in is no later act: it follows one', () => {
  const matter = matterUntil('report-2019-08-16');
  const rule = matter.entries.find(({ changeId }) => changeId === 'listing-2019');
  if (rule === undefined) throw new Error('the listing is not in the matter');
  const codified = {
    ...rule,
    changeId: changeIdOf('codified'),
    docId: docId('ecfr:15:744:supplement-4'),
    stage: 'codified' as const,
    at: '2019-08-01T11:20:00Z',
  };
  const last = lastOfficial({ ...matter, entries: [...matter.entries, codified] }, '2019-08-16T21:40:00Z');
  expect(last?.changeId).toBe('tgl-2019-05');
  expect(lastOfficial({ ...matter, entries: [codified] }, '2019-08-16T21:40:00Z')).toBe(codified);
});

test('claims wait until their day, told together where it is the same', () => {
  expect(waitingLines(OPEN_CLAIMS).map(wordsOf)).toEqual([
    'We watch for an official document on it (the direct product part and the de minimis part) until 29 Nov 2020, and will tell you either way.',
  ]);
});

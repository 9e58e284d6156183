import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../shared/domain/matters/matter.ts';
import { newsRecord } from '../harness/facts.ts';
import { OTHER_WORDING } from '../harness/other-wording.ts';
import type { Story } from '../harness/recorded-chain.ts';
import { chainWorld, DOCUMENTS, play, STORIES } from '../harness/recorded-chain.ts';

const record = newsRecord();
/** n11 is the report of n10 read against another document. */
const factOf = (pair: string) => (pair === 'n11' ? 'n10' : pair);
const inOtherWords = new Set(OTHER_WORDING.map(({ fact }) => fact));
const WORDINGS: readonly (readonly [string, readonly Story[]])[] = [
  ['as recorded', STORIES],
  ['by their headlines alone', headlinesAlone()],
  ['in other words', [...OTHER_WORDING, ...STORIES.filter(({ fact }) => fact && !inOtherWords.has(fact))]],
];

/** Each report as one sentence: what the record says of it, and whom it is about where that is left out. */
function headlinesAlone(): readonly Story[] {
  const pairs = (record?.pairs ?? []).filter(({ id }) => factOf(id) === id);
  return pairs.map(({ id, news_date, outcome, outlet, headline_own_words: title, subjects }) => {
    const named = subjects.some((subject) => title.includes(subject))
      ? ''
      : `, a step aimed at ${subjects[0]}`;
    return {
      id,
      fact: id,
      feed: outlet.includes('official') ? 'bis-news' : 'yahoo-news',
      by: outlet,
      publishedAt: `${news_date}T${outcome === 'same_day' ? '18' : '12'}:00:00-04:00`,
      title,
      paragraphs: [`${title}${named}, people familiar with the matter said.`],
    };
  });
}

/** Plays all documents and the given reports. Returns what was answered about each report, and the changes by name. */
async function answersOver(stories: readonly Story[]) {
  const w = await chainWorld();
  const changes = await play(w, DOCUMENTS, stories);
  expect(w.failures).toEqual([]);
  const answers: Answer[] = [];
  for (const change of changes.values()) answers.push(...((await w.content.analysis(change))?.answers ?? []));
  return { w, changes, answers };
}

describe.skipIf(record === undefined).each(WORDINGS)(
  'reports and the rules that followed, %s',
  (name, stories) => {
    let played: Awaited<ReturnType<typeof answersOver>>;
    beforeAll(async () => {
      played = await answersOver(stories);
    });

    test('each report joins its rule with the outcome on record', async () => {
      const { changes, answers } = played;
      const rows = (record?.pairs ?? []).map((pair) => {
        const story = stories.find(({ fact }) => fact === factOf(pair.id));
        const [report, rule] = [changes.get(story?.id ?? ''), changes.get(pair.official_document_number)];
        const found = answers.find((each) => each.reportId === report && each.answeredBy === rule);
        return {
          pair: pair.id,
          document: pair.official_document_number,
          expected: pair.outcome,
          got: found?.outcome.replace('-', '_') ?? 'none',
          met: found?.met.join(' ') ?? '',
          open: found?.stillOpen.join(' ') ?? '',
          differs: found?.differences.map((each) => `${each.reported} / ${each.official}`).join('; ') ?? '',
        };
      });
      console.info(`pairs ${name}`);
      console.table(rows);
      expect(rows).toHaveLength(15);
      expect(rows.filter(({ expected, got }) => expected !== got)).toEqual([]);
      expect(rows.find(({ pair }) => pair === 'n08')?.differs).not.toBe('');
      for (const half of ['n01', 'n02'])
        expect(rows.find(({ pair }) => pair === half)).toMatchObject({
          met: 'direct-product',
          open: 'de-minimis',
        });
    });

    test('what was reported and never issued is closed by no rule', async () => {
      const { w, changes } = played;
      const story = stories.find(({ fact }) => fact === 'n02');
      const report = changes.get(story?.id ?? '');
      const claims = (await w.content.claimsOn('de-minimis', '2019-01-01T00:00:00.000Z', 100)).filter(
        ({ claim }) => claim.reportId === report,
      );
      expect(claims.map(({ claim }) => [claim.state, claim.measures.map(({ value }) => value)])).toEqual([
        ['open', [10]],
      ]);
    });

    test('a rule that no report foretold answers none', async () => {
      const { w, changes } = played;
      for (const number of ['2019-10829', '2019-17921', '2020-05190', '2020-05194', '2020-18213'])
        expect(
          (await w.content.analysis(changes.get(number) ?? ('' as never)))?.answers,
          number,
        ).toBeUndefined();
    });
  },
);

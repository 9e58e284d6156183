import type { Fact, ReadableDocument } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import { NUMBER_PATTERN, numberOf } from '../reading/number-words.ts';
import { sentencesOf } from '../reading/sentences.ts';
import { statedCounts } from '../reading/stated-counts.ts';
import type { Measure, Mechanism } from './matter.ts';

/** The unit in which a mechanism is measured; the others have none that could be compared. */
const UNIT: Readonly<Partial<Record<Mechanism, Measure['unit']>>> = {
  'temporary-licence': 'days',
  'de-minimis': 'percent',
  'entity-list': 'parties',
  'other-list': 'parties',
  sanctions: 'parties',
};
const DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;
const PERIOD = new RegExp(
  `\\b(${NUMBER_PATTERN}|an?)[- ](?:more |further |additional )?(day|week|month|year)s?\\b`,
  'gi',
);
const PERCENT = new RegExp(`\\b(${NUMBER_PATTERN}) ?(?:-? ?per ?cent\\b|%)`, 'gi');
const PARTIES = new RegExp(
  `\\b(${NUMBER_PATTERN}) (?:(?!(?:and|of|others?|to|in|from|for|with|on|by|under)\\b)[\\p{L}.’'-]+ ){0,4}(?:entit(?:y|ies)|compan(?:y|ies)|firms?|affiliates?|subsidiar(?:y|ies)|part(?:y|ies)|persons?|individuals?|bodies|organi[sz]ations?)\\b`,
  'giu',
);
/** Bounds and guesses are no numbers that a rule could differ from. */
const ABOUT =
  /\b(?:up to|as (?:many|much|few|long) as|at (?:least|most)|(?:more|fewer|less) than|about|around|roughly|some|nearly|almost|over|within)\s*$/i;
/** A clause that tells how things stood or stand, not how they will be. */
const STANDING =
  /\b(?:earlier|ago|previous(?:ly)?|so far|until now|now|currently|at present|today|expire[sd]?|runs? out|ran out|lapse[sd]?|had|last)\b/i;
const CLAUSE = /[,;:]\s+|\s[–—-]\s|\bbut\b|\bwhile\b|\bwhich\b/;

/** The periods (months as 30 days, years as 365), shares and numbers of parties that a text states, in its order. */
export function measuresIn(text: string): readonly Measure[] {
  const found = [
    ...matches(text, PERIOD, 'days', (words, unit = 'day') => {
      const count = /^an?$/i.test(words) ? 1 : numberOf(words);
      return count === undefined ? undefined : count * DAYS[unit.toLowerCase() as keyof typeof DAYS];
    }),
    ...matches(text, PERCENT, 'percent', numberOf),
    ...matches(text, PARTIES, 'parties', numberOf),
  ];
  return found.sort((a, b) => a.at - b.at).map(({ measure }) => measure);
}

function matches(
  text: string,
  pattern: RegExp,
  unit: Measure['unit'],
  toValue: (words: string, unit?: string) => number | undefined,
): { readonly at: number; readonly measure: Measure }[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const value = toValue(found[1] ?? '', found[2]);
    if (value === undefined || ABOUT.test(text.slice(0, found.index))) return [];
    return [{ at: found.index, measure: { unit, value, statedAs: found[0] } }];
  });
}

/** What a report says of a mechanism in numbers: its headline decides where that states any. */
export function reportedMeasures(sentences: readonly string[], mechanism: Mechanism): readonly Measure[] {
  const unit = UNIT[mechanism];
  const all = sentences.map((sentence) =>
    sentence
      .split(CLAUSE)
      .filter((clause) => !STANDING.test(clause))
      .flatMap(measuresIn)
      .filter((measure) => measure.unit === unit),
  );
  const [headline = [], ...others] = all;
  return headline.length > 0 ? headline : others.flat().slice(0, 5);
}

/** What an official document states in numbers: periods of a licence, shares, how many parties it adds. */
export function officialMeasures(
  document: ReadableDocument,
  metadata: DocumentMetadata,
  facts: readonly Fact[],
): readonly Measure[] {
  const texts = document.sections
    .filter(({ role }) => role === 'summary' || (role === 'body' && metadata.type === 'Article'))
    .map(({ text }) => text);
  const sentences = [metadata.title, ...texts.flatMap(sentencesOf)];
  const stated = sentences
    .filter((sentence) => /\blicen[sc]e|\bde minimis\b/i.test(sentence))
    .flatMap(measuresIn)
    .filter(({ unit }) => unit !== 'parties');
  const parties = statedCounts(document, metadata)
    .filter(({ operation, unit }) => operation === 'added' && unit !== 'destinations' && unit !== 'entries')
    .map(({ count, unit }): Measure => ({ unit: 'parties', value: count, statedAs: `${count} ${unit}` }));
  return [...stated, ...periodOf(facts), ...parties].slice(0, 12);
}

/** From the first day in force to the last: what remains where no period is stated in words. */
function periodOf(facts: readonly Fact[]): readonly Measure[] {
  const dateOf = (label: string) => facts.find((fact) => fact.label === label)?.date;
  const [from, to] = [dateOf('In force from'), dateOf('Ends')];
  if (from === undefined || to === undefined || to <= from) return [];
  const value = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return [{ unit: 'days', value, statedAs: `${value} days` }];
}

export interface Difference {
  readonly what: string;
  readonly reported: string;
  readonly official: string;
}

const WHAT: Readonly<Record<Measure['unit'], string>> = {
  days: 'period',
  percent: 'share',
  parties: 'number of parties',
};

/** Where an official document differs from what was reported of the mechanism: every value that was reported is another. */
export function differencesIn(
  mechanism: Mechanism,
  reported: readonly Measure[],
  official: readonly Measure[],
): readonly Difference[] {
  const unit = UNIT[mechanism];
  const said = reported.filter((measure) => measure.unit === unit);
  const is = official.filter((measure) => measure.unit === unit);
  const [first] = said;
  const [stated] = is;
  if (unit === undefined || first === undefined || stated === undefined) return [];
  if (said.some((one) => is.some((other) => agree(one, other)))) return [];
  return [{ what: WHAT[unit], reported: first.statedAs, official: stated.statedAs }];
}

/** A month has 28 to 31 days; a parent may or may not be counted among its affiliates. */
function agree(a: Measure, b: Measure): boolean {
  const months = [a, b].some(({ statedAs }) => /month/i.test(statedAs));
  const slack = a.unit === 'parties' ? 1 : months ? Math.ceil(Math.max(a.value, b.value) / 30) : 0;
  return Math.abs(a.value - b.value) <= slack;
}

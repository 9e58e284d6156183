import { isClock } from '../calendar/clocks.ts';
import type { Analysis, ChangeKind, Fact, Match } from '../change.ts';
import { actorOf } from './actor.ts';
import type { FactRow, Line, Span } from './blocks.ts';
import { dayInWords, dayOf, officialTime } from './dates.ts';
import { afterDayWords } from './days-left.ts';
import { clip, counted, oneLine } from './plain-text.ts';
import { factOf, type StoryInput } from './story-input.ts';

/**
 * What is always told of an official document, in this order: stated, or named in one row as not stated. Each with its
 * words for that row.
 */
export const ALWAYS_TOLD = {
  'Licence requirement': 'licence requirement',
  'Licence exceptions': 'licence exceptions',
  'Licence review policy': 'licence review policy',
  'In force from': 'day from which it is in force',
  Ends: 'last day',
  'Comments due': 'day for comments',
} as const;
const MOST_FACTS = 14;
const MOST_OF_ONE_LABEL = 3;
const MOST_OF_A_REPORT = 12;
/** Kept among the facts so that two revisions can be compared; readers see it as before and after. */
const TEXT_REPLACED = 'Text replaced';
const HEADLINE_LENGTH = 200;

/** What a document states, as rows; what was withdrawn states nothing any more, a report states nothing as law. */
export function factsFor(input: StoryInput): readonly FactRow[] {
  if (input.change.type === 'withdrawn') return [];
  return input.change.trust === 'official' ? officialRows(input) : reportRows(input);
}

/** Rows in the fixed order of the anatomy, then everything else the document states, then what of the anatomy it does not. */
function officialRows({ analysis, matches, now, mostFacts = MOST_FACTS }: StoryInput): readonly FactRow[] {
  const told = analysis === undefined ? [] : toldFacts(analysis, matches);
  const from = factOf(told, 'In force from')?.date ?? '';
  const isPast = ({ label, date }: Fact) => label === 'Ends' && date !== undefined && date < from;
  const facts = told.filter((fact) => !isPast(fact));
  const always = Object.entries(ALWAYS_TOLD);
  const first = always.flatMap(([label]) =>
    facts
      .filter((fact) => fact.label === label)
      .slice(0, MOST_OF_ONE_LABEL)
      .map((fact) => factRow(fact, now)),
  );
  const absent = always.filter(([label]) => factOf(facts, label) === undefined).map(([, words]) => words);
  const known: ReadonlySet<string> = new Set([...Object.keys(ALWAYS_TOLD), TEXT_REPLACED]);
  // What ended before the document was in force is something else, of which it tells.
  const past = told.filter(isPast).map((fact) => ({ ...factRow(fact, now), label: 'Ended before' }));
  const rest = [...facts.filter((fact) => !known.has(fact.label)).map((fact) => factRow(fact, now)), ...past];
  const shown = rest.slice(0, Math.max(0, mostFacts - first.length));
  const left = rest.length - shown.length;
  const more: FactRow[] =
    left > 0 ? [{ label: 'Further', value: [`${counted(left, 'stated fact')} on the page`] }] : [];
  const unsaid: FactRow[] = absent.length > 0 ? [{ label: 'Not stated', value: [absent.join(', ')] }] : [];
  return withoutRepeats([...first, ...shown, ...more, ...unsaid]);
}

/** Kinds of change that give a list new entries. */
const ADDING: ReadonlySet<ChangeKind> = new Set([
  'entity_list_addition',
  'other_list_change',
  'sanctions_designation',
]);

/** The facts that are told: a document that adds nothing to a list speaks of entries that an earlier one added. */
export function toldFacts(
  { kind, facts }: Pick<Analysis, 'kind' | 'facts'>,
  matches: readonly Pick<Match, 'kind' | 'alsoKinds'>[],
): readonly Fact[] {
  const kinds = [kind, ...matches.flatMap((match) => [match.kind, ...(match.alsoKinds ?? [])])];
  if (kinds.some((each) => ADDING.has(each))) return facts;
  return facts.filter(({ label, value }) => label !== 'Entries stated' || !/\badded\b/.test(value));
}

/** One sentence often states several facts: it is quoted with the first of them. */
function withoutRepeats(rows: readonly FactRow[]): readonly FactRow[] {
  return rows.map((row, at) => {
    if (row.statedAs === undefined || row.statedAs !== rows[at - 1]?.statedAs) return row;
    return { label: row.label, value: row.value, statedAbove: true };
  });
}

/** What can be said of a press report without taking it for law. */
function reportRows({ change, metadata, analysis, now }: StoryInput): readonly FactRow[] {
  const at = metadata?.issuedAt;
  const facts = analysis?.facts ?? [];
  return [
    {
      label: 'Headline',
      value: [{ link: `“${clip(oneLine(change.title), HEADLINE_LENGTH)}”`, url: change.url }],
    },
    { label: 'Outlet', value: [actorOf(change, metadata)] },
    ...(at === undefined ? [] : [{ label: 'Reported at', value: [officialTime(at)] satisfies Line }]),
    ...facts.slice(0, MOST_OF_A_REPORT).map((fact) => factRow(fact, now)),
    ...(factOf(facts, 'Sources')
      ? []
      : [{ label: 'Strength', value: ['one outlet; whether its sources are named was not examined'] }]),
    { label: 'Legal effect', value: ['none by this report; only a filed document can change the law'] },
  ];
}

function factRow(fact: Fact, now: Date): FactRow {
  const value = clip(oneLine(fact.value), 240);
  const span: Span = fact.date === undefined ? value : { strong: dayInWords(fact.date) };
  const rest = isClock(fact) ? afterDayWords(fact, dayOf(now.toISOString())) : '';
  const stated = fact.statedAs === undefined ? '' : clip(oneLine(fact.statedAs), 180);
  const repeats = stated.toLowerCase() === value.toLowerCase();
  return {
    label: oneLine(fact.label),
    value: rest === '' ? [span] : [span, rest],
    ...(stated === '' || repeats ? {} : { statedAs: stated }),
  };
}

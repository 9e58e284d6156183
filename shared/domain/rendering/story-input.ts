import type { Analysis, Change, ChangeKind, Cited, Fact, Match } from '../change.ts';
import { KIND_WORDS, speaksOfPlans } from './wording.ts';

/** What a change is told from. */
export interface StoryInput {
  readonly change: Change;
  readonly analysis: Analysis | undefined;
  readonly matches: readonly Match[];
  /** What the source says about the document. */
  readonly metadata?: Cited | undefined;
  /** Most facts to show; what is beyond is counted. */
  readonly mostFacts?: number;
  readonly now: Date;
}

const NO_ACT: ReadonlySet<ChangeKind> = new Set(['reported_not_official', 'none']);

/** The most urgent kind among the matches; the document's own kind if it has none; never official for a report. */
export function leadingKind({
  change,
  analysis,
  matches,
}: Pick<StoryInput, 'change' | 'analysis' | 'matches'>): ChangeKind {
  if (change.trust !== 'official') return 'reported_not_official';
  const kinds = matches.map((match) => match.kind).filter((kind) => kind !== 'reported_not_official');
  const urgent = mostUrgent(kinds);
  const own = analysis?.kind === 'reported_not_official' ? 'none' : analysis?.kind;
  return urgent === undefined || urgent === 'none' ? (own ?? 'none') : urgent;
}

/** What a report says was done; undefined for what is not a report, and for plans, of which the headline alone is enough. */
export function actReported({
  change,
  matches,
}: Pick<StoryInput, 'change' | 'matches'>): ChangeKind | undefined {
  if (change.trust === 'official' || speaksOfPlans(change.title)) return undefined;
  return mostUrgent(matches.map((match) => match.kind).filter((kind) => !NO_ACT.has(kind)));
}

const mostUrgent = (kinds: readonly ChangeKind[]) =>
  kinds.toSorted((a, b) => KIND_WORDS[b].urgency - KIND_WORDS[a].urgency)[0];

/** The stated fact of that label, if the document states it. */
export function factOf(facts: readonly Fact[], label: string): Fact | undefined {
  return facts.find((fact) => fact.label === label);
}

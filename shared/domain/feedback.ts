import type { ChangeKind, Match } from './change.ts';
import { type ChangeId, type CompanyId, hashId, type SubscriberId } from './ids.ts';
import { MOST_EXCLUSIONS, MOST_QUIET_KINDS, type QuietKind, type Subscriber } from './subscriber.ts';
import { comparableName, kindsOf, loudnessOfKind } from './telling.ts';

/** What a reader may say about one company of one change. */
export const VERDICTS = ['not-my-company', 'not-useful', 'wrong-fact'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a verdict changed for its reader, kept so that it can be undone. */
export interface FeedbackEffect {
  /** Names that do not match this company for her any more. */
  readonly excluded: readonly string[];
  /** Kinds of change that became quieter; `from` is absent where the kind was as loud as her settings say. */
  readonly quieted: readonly {
    readonly kind: ChangeKind;
    readonly from?: QuietKind['to'];
    readonly to: QuietKind['to'];
  }[];
}

/** One verdict of one reader; there is one per change, company and verdict. `at` is an ISO instant (UTC). */
export interface Feedback {
  readonly subscriberId: SubscriberId;
  readonly changeId: ChangeId;
  readonly companyId: CompanyId;
  readonly verdict: Verdict;
  readonly effect: FeedbackEffect;
  /** What the reader wrote about a wrong fact. */
  readonly words?: string;
  readonly at: string;
  readonly state: 'given' | 'undone';
}

/** Something that a person of the operator looks at; `openedAt` is an ISO instant (UTC). */
export type Review = {
  readonly reviewId: string;
  readonly companyId: CompanyId;
  readonly openedAt: string;
} & (
  | { readonly kind: 'name'; readonly alias: string }
  | { readonly kind: 'fact'; readonly changeId: ChangeId; readonly subscriberId: SubscriberId }
);

export const MOST_WORDS = 500;
/** A single reader may be wrong about a name; so many different ones are worth a look by a person. */
export const READERS_FOR_REVIEW = 3;
const UNDO_MS = 24 * 3_600_000;
/** A match that stands on more names than this is not about one wrong name. */
const MOST_NAMES = 20;

/** The verdict of that name, or undefined. */
export function verdictOf(text: string): Verdict | undefined {
  return VERDICTS.find((verdict) => verdict === text);
}

/** The names by which a match was found, each once, in the order of the evidence. */
export function namesOf(match: Pick<Match, 'evidence'>): readonly string[] {
  const names = new Map<string, string>();
  for (const { alias } of match.evidence)
    if (!names.has(comparableName(alias))) names.set(comparableName(alias), alias);
  return [...names.values()].slice(0, MOST_NAMES);
}

/**
 * What a verdict does for its reader. `not-my-company` leaves out the given names of the match (others are ignored);
 * `not-useful` makes the match's kinds one step quieter: at once, digest, nothing. `wrong-fact` changes nothing for her.
 */
export function effectOf(
  verdict: Verdict,
  reader: Pick<Subscriber, 'companies' | 'frequency' | 'atOnce' | 'quietKinds'>,
  match: Match,
  names: readonly string[],
): FeedbackEffect {
  const chosen = new Set(names.map(comparableName));
  const excluded =
    verdict === 'not-my-company' ? namesOf(match).filter((name) => chosen.has(comparableName(name))) : [];
  const quieted = verdict === 'not-useful' ? kindsOf(match).map((kind) => quieter(reader, match, kind)) : [];
  return { excluded, quieted };
}

function quieter(
  reader: Pick<Subscriber, 'companies' | 'frequency' | 'atOnce' | 'quietKinds'>,
  { companyId }: Match,
  kind: ChangeKind,
): FeedbackEffect['quieted'][number] {
  const from = reader.quietKinds?.find((each) => each.companyId === companyId && each.kind === kind)?.to;
  const to = loudnessOfKind(reader, companyId, kind) === 'at-once' ? 'digest' : 'nothing';
  return from === undefined ? { kind, to } : { kind, from, to };
}

/** The reader with the effect; undefined if her lists are full. Doing it twice is doing it once. */
export function withEffect(
  reader: Subscriber,
  { companyId, effect }: Pick<Feedback, 'companyId' | 'effect'>,
): Subscriber | undefined {
  const without = withoutEntries(reader, companyId, effect);
  const exclusions = [...without.exclusions, ...effect.excluded.map((alias) => ({ companyId, alias }))];
  const quietKinds = [
    ...without.quietKinds,
    ...effect.quieted.map(({ kind, to }) => ({ companyId, kind, to })),
  ];
  if (exclusions.length > MOST_EXCLUSIONS || quietKinds.length > MOST_QUIET_KINDS) return undefined;
  return { ...reader, exclusions, quietKinds };
}

/** The reader as she was before the effect. Doing it twice is doing it once. */
export function withoutEffect(
  reader: Subscriber,
  { companyId, effect }: Pick<Feedback, 'companyId' | 'effect'>,
): Subscriber {
  const { exclusions, quietKinds } = withoutEntries(reader, companyId, effect);
  const before = effect.quieted.flatMap(({ kind, from }): QuietKind[] =>
    from === undefined ? [] : [{ companyId, kind, to: from }],
  );
  return { ...reader, exclusions, quietKinds: [...quietKinds, ...before] };
}

function withoutEntries(reader: Subscriber, company: CompanyId, { excluded, quieted }: FeedbackEffect) {
  const names = new Set(excluded.map(comparableName));
  const kinds = new Set<ChangeKind>(quieted.map(({ kind }) => kind));
  const exclusions = (reader.exclusions ?? []).filter(
    (each) => each.companyId !== company || !names.has(comparableName(each.alias)),
  );
  const quietKinds = (reader.quietKinds ?? []).filter(
    (each) => each.companyId !== company || !kinds.has(each.kind),
  );
  return { exclusions, quietKinds };
}

/** True while the reader may take it back: 24 hours. */
export function mayUndo({ at, state }: Pick<Feedback, 'at' | 'state'>, now: Date): boolean {
  return state === 'given' && now.getTime() - new Date(at).getTime() < UNDO_MS;
}

/** The look at a name that several readers refused; the same name of a company is one look. */
export function nameReview(companyId: CompanyId, alias: string, openedAt: string): Review {
  const reviewId = hashId('review', 'name', companyId, comparableName(alias));
  return { reviewId, kind: 'name', companyId, alias, openedAt };
}

/** The look at a fact that one reader found wrong; said again after an undo it is a new look. */
export function factReview({ subscriberId, changeId, companyId, at }: Feedback): Review {
  const reviewId = hashId('review', 'fact', subscriberId, changeId, companyId, at);
  return { reviewId, kind: 'fact', companyId, changeId, subscriberId, openedAt: at };
}

/** The detail of a feedback link: which company of which change. Ids of changes hold no underscore. */
export function feedbackDetail({ changeId, companyId }: Pick<Match, 'changeId' | 'companyId'>): string {
  return `${changeId}_${companyId}`;
}

/** The opposite of `feedbackDetail`. */
export function subjectOf(detail: string): Pick<Match, 'changeId' | 'companyId'> | undefined {
  const [, change, company] = /^([^_]+)_(.+)$/.exec(detail) ?? [];
  return change === undefined || company === undefined
    ? undefined
    : { changeId: change as ChangeId, companyId: company as CompanyId };
}

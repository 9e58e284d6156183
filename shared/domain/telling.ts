import type { ChangeKind, Match } from './change.ts';
import type { Subscriber } from './subscriber.ts';

/** What of a reader decides how she is told of a change. */
export type TellingReader = Pick<
  Subscriber,
  'companies' | 'frequency' | 'exclusions' | 'quietKinds' | 'mutedMatters'
>;

export type Loudness = 'at-once' | 'digest' | 'nothing';

/** How a reader is told of one change, and which matches she is told of. */
export interface Telling {
  readonly how: Loudness;
  readonly matches: readonly Match[];
}

/** A name as it is compared with others: a directory may spell it in capitals or in full-width letters. */
export const comparableName = (name: string) => name.normalize('NFKC').toLowerCase().trim();

/**
 * How a reader is told of the alerts of one change, by what she follows, the names she left out and the kinds she made
 * quieter; nothing of a matter that she muted. The loudest match decides for all: a change that one company brings at once is told at once for all of them.
 */
export function tellingOf(reader: TellingReader, alerts: readonly Match[]): Telling {
  const follows = new Set(reader.companies.map((follow) => follow.companyId));
  const muted = new Set(reader.mutedMatters?.map(({ matterId }) => matterId));
  const told = alerts
    .filter(({ companyId, matterId }) => follows.has(companyId) && !(matterId && muted.has(matterId)))
    .flatMap((match) => withoutExcluded(reader, match) ?? [])
    .map((match) => ({ match, loudness: loudnessOf(reader, match) }))
    .filter(({ loudness }) => loudness !== 'nothing');
  const matches = told.map(({ match }) => match);
  if (matches.length === 0) return { how: 'nothing', matches };
  return { how: told.some(({ loudness }) => loudness === 'at-once') ? 'at-once' : 'digest', matches };
}

/** The digest that a reader gets: her own, or a daily one where she wants companies or kinds in it; undefined for none. */
export function digestKindOf(
  reader: Pick<Subscriber, 'companies' | 'frequency' | 'quietKinds'>,
): 'daily' | 'weekly' | undefined {
  if (reader.frequency !== 'instant') return reader.frequency;
  const some =
    reader.quietKinds?.some((quiet) => quiet.to === 'digest') ||
    reader.companies.some((follow) => follow.inDigest);
  return some ? 'daily' : undefined;
}

/** How loud a match is for the reader: as loud as the loudest of its kinds. */
function loudnessOf(
  reader: Pick<Subscriber, 'companies' | 'frequency' | 'quietKinds'>,
  match: Pick<Match, 'companyId' | 'kind' | 'alsoKinds'>,
): Loudness {
  const levels = kindsOf(match).map((kind) => loudnessOfKind(reader, match.companyId, kind));
  return LOUDEST_FIRST.find((level) => levels.includes(level)) ?? 'nothing';
}

/** The kinds of a match, the main one first. */
export function kindsOf(match: Pick<Match, 'kind' | 'alsoKinds'>): readonly ChangeKind[] {
  return [...new Set([match.kind, ...(match.alsoKinds ?? [])])];
}

const LOUDEST_FIRST = ['at-once', 'digest', 'nothing'] as const;

/** How loud one kind of change about a company is for the reader. */
export function loudnessOfKind(
  { companies, frequency, quietKinds }: Pick<Subscriber, 'companies' | 'frequency' | 'quietKinds'>,
  company: Match['companyId'],
  kind: ChangeKind,
): Loudness {
  const quiet = quietKinds?.find((each) => each.companyId === company && each.kind === kind);
  const inDigest = companies.some((follow) => follow.companyId === company && follow.inDigest);
  return quiet?.to ?? (frequency === 'instant' && !inDigest ? 'at-once' : 'digest');
}

/** The match on what is left of its evidence; undefined where only names that the reader left out stood behind it. */
function withoutExcluded({ exclusions }: TellingReader, match: Match): Match | undefined {
  const names = new Set(
    exclusions
      ?.filter((each) => each.companyId === match.companyId)
      .map(({ alias }) => comparableName(alias)),
  );
  if (names.size === 0 || match.evidence.length === 0) return match;
  const evidence = match.evidence.filter(({ alias }) => !names.has(comparableName(alias)));
  return evidence.length === 0 ? undefined : { ...match, evidence };
}

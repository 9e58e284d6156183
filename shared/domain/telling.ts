import type { ChangeKind, Match } from './change.ts';
import type { CompanyId } from './ids.ts';
import { comesAtOnce } from './kind-groups.ts';
import type { Frequency, Subscriber } from './subscriber.ts';
import { isOnTopic } from './topics.ts';

/** What of a reader decides how she is told of a change. */
export type TellingReader = Pick<
  Subscriber,
  'companies' | 'frequency' | 'atOnce' | 'topics' | 'exclusions' | 'quietKinds' | 'mutedMatters'
>;
type Cadenced = Pick<Subscriber, 'companies' | 'frequency' | 'atOnce' | 'quietKinds'>;

export type Loudness = 'at-once' | 'daily' | 'weekly' | 'nothing';

/** How a reader is told of one change, and which matches she is told of. */
export interface Telling {
  readonly how: Loudness;
  readonly matches: readonly Match[];
}

/** A name as it is compared with others: a directory may spell it in capitals or in full-width letters. */
export const comparableName = (name: string) => name.normalize('NFKC').toLowerCase().trim();

/**
 * How a reader is told of the alerts of one change, by what she follows and how often, the names she left out and the kinds
 * she made quieter; nothing of a matter that she muted, nor of topics that she did not choose. The loudest match decides for all: a change that one company brings
 * at once is told at once for all of them. `detectedAt` is the ISO instant (UTC) of the change.
 */
export function tellingOf(reader: TellingReader, alerts: readonly Match[], detectedAt?: string): Telling {
  const follows = new Set(reader.companies.map((follow) => follow.companyId));
  const muted = new Set(reader.mutedMatters?.map(({ matterId }) => matterId));
  const told = alerts
    .filter(({ companyId, matterId }) => follows.has(companyId) && !(matterId && muted.has(matterId)))
    .filter((match) => isOnTopic(reader.topics, match))
    .flatMap((match) => withoutExcluded(reader, match) ?? [])
    .map((match) => ({ match, loudness: loudnessOf(reader, match, detectedAt) }))
    .filter(({ loudness }) => loudness !== 'nothing');
  const matches = told.map(({ match }) => match);
  return { how: loudest(told.map(({ loudness }) => loudness)), matches };
}

/** How often what concerns a company comes to the reader; of what was found (ISO instant, UTC) before she changed it, how often it came then. */
export function cadenceOf(
  { companies, frequency }: Pick<Subscriber, 'companies' | 'frequency'>,
  company: CompanyId,
  detectedAt?: string,
): Frequency {
  const follow = companies.find((each) => each.companyId === company);
  const { lately } = follow ?? {};
  if (lately !== undefined && detectedAt !== undefined && detectedAt < lately.until) return lately.cadence;
  return follow?.cadence ?? (follow?.inDigest && frequency === 'instant' ? 'daily' : frequency);
}

/**
 * The digest that a reader gets, undefined for none. Who wants some in a daily one and some in a weekly one has a daily one,
 * which on her day of the week tells of the week for the others.
 */
export function digestKindOf(reader: Cadenced): 'daily' | 'weekly' | undefined {
  const cadences = cadencesOf(reader);
  const quieted = reader.quietKinds?.some(
    ({ to, companyId }) => to === 'digest' && cadenceOf(reader, companyId) === 'instant',
  );
  const chosen = reader.atOnce !== undefined && cadences.has('instant');
  if (cadences.has('daily') || quieted || chosen) return 'daily';
  return cadences.has('weekly') ? 'weekly' : undefined;
}

/** Whether some of what the reader follows is for a weekly digest. */
export function hasWeekly(reader: Pick<Subscriber, 'companies' | 'frequency'>): boolean {
  return cadencesOf(reader).has('weekly');
}

/** The cadences of the companies, and those they had lately. */
function cadencesOf(reader: Pick<Subscriber, 'companies' | 'frequency'>): ReadonlySet<Frequency> {
  if (reader.companies.length === 0) return new Set([reader.frequency]);
  return new Set(
    reader.companies.flatMap(({ companyId, lately }) => [
      cadenceOf(reader, companyId),
      ...(lately === undefined ? [] : [lately.cadence]),
    ]),
  );
}

/** How loud a match is for the reader: as loud as the loudest of its kinds. */
function loudnessOf(
  reader: Cadenced,
  match: Pick<Match, 'companyId' | 'kind' | 'alsoKinds'>,
  detectedAt: string | undefined,
): Loudness {
  return loudest(kindsOf(match).map((kind) => loudnessOfKind(reader, match.companyId, kind, detectedAt)));
}

const loudest = (levels: readonly Loudness[]): Loudness =>
  LOUDEST_FIRST.find((level) => levels.includes(level)) ?? 'nothing';

/** The kinds of a match, the main one first. */
export function kindsOf(match: Pick<Match, 'kind' | 'alsoKinds'>): readonly ChangeKind[] {
  return [...new Set([match.kind, ...(match.alsoKinds ?? [])])];
}

const LOUDEST_FIRST = ['at-once', 'daily', 'weekly', 'nothing'] as const;

/** How loud one kind of change about a company is for the reader. */
export function loudnessOfKind(
  reader: Cadenced,
  company: CompanyId,
  kind: ChangeKind,
  detectedAt?: string,
): Loudness {
  const quiet = reader.quietKinds?.find((each) => each.companyId === company && each.kind === kind);
  if (quiet?.to === 'nothing') return 'nothing';
  const cadence = cadenceOf(reader, company, detectedAt);
  if (cadence !== 'instant') return cadence;
  return quiet === undefined && comesAtOnce(reader.atOnce, kind) ? 'at-once' : 'daily';
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

import type { ChangeKind, Match } from './change.ts';
import type { CompanyId } from './ids.ts';
import { comesAtOnce } from './kind-groups.ts';
import type { Follow, Frequency, Lately, Subscriber } from './subscriber.ts';
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

/** How often what concerns a company comes to the reader. */
export function cadenceOf(
  { companies, frequency }: Pick<Subscriber, 'companies' | 'frequency'>,
  company: CompanyId,
): Frequency {
  const follow = companies.find((each) => each.companyId === company);
  return follow?.cadence ?? (follow?.inDigest && frequency === 'instant' ? 'daily' : frequency);
}

type Pace = Pick<Lately, 'cadence' | 'atOnce' | 'quietKinds'>;

/** How a company comes to the reader; of what was found (ISO instant, UTC) before she changed that, how it came then. */
function paceOf(reader: Cadenced, company: CompanyId, detectedAt: string | undefined): Pace {
  const then = formerPaces(reader.companies.find((each) => each.companyId === company)).findLast(
    ({ until }) => detectedAt !== undefined && detectedAt < until,
  );
  if (then !== undefined) return then;
  const cadence = cadenceOf(reader, company);
  return reader.atOnce === undefined ? { cadence } : { cadence, atOnce: reader.atOnce };
}

/** How a company came before, the newest first. */
export function formerPaces(follow: Pick<Follow, 'lately'> | undefined): readonly Lately[] {
  const former: Lately[] = [];
  for (let pace = follow?.lately; pace !== undefined; pace = pace.earlier) former.push(pace);
  return former;
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
  const chosen = reader.companies
    .flatMap((follow): Pace[] => [paceOf(reader, follow.companyId, undefined), ...formerPaces(follow)])
    .some(({ cadence, atOnce, quietKinds = [] }) => {
      const quieted = quietKinds.some(({ to }) => to === 'digest');
      return cadence === 'instant' && (atOnce !== undefined || quieted);
    });
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
    reader.companies.flatMap((follow) => [
      cadenceOf(reader, follow.companyId),
      ...formerPaces(follow).map(({ cadence }) => cadence),
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
  const { cadence, atOnce, quietKinds } = paceOf(reader, company, detectedAt);
  const quiet =
    quietKinds?.find((each) => each.kind === kind) ??
    reader.quietKinds?.find((each) => each.companyId === company && each.kind === kind);
  if (quiet?.to === 'nothing') return 'nothing';
  if (cadence !== 'instant') return cadence;
  return quiet === undefined && comesAtOnce(atOnce, kind) ? 'at-once' : 'daily';
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

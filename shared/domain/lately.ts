import type { Follow, Lately, Subscriber } from './subscriber.ts';
import { cadenceOf, formerPaces, type TellingReader } from './telling.ts';

type Paced = Pick<Subscriber, 'companies' | 'frequency' | 'atOnce'>;

/** Longer than a digest looks back: a week, and one more for what was held or stopped. */
const LATELY_MS = 16 * 86_400_000;
/** Who changes her mind more often within these days is told by the last ones. */
const MOST_FORMER = 3;

/**
 * What a reader follows after she changed that or how it comes, each company with how it came until this moment, if that
 * was otherwise: what was found before is told as it would have been. What she did not follow before says since when she does.
 */
export function withLately(before: Paced, after: Paced, now: Date): readonly Follow[] {
  const oldest = new Date(now.getTime() - LATELY_MS).toISOString();
  return after.companies.map((follow): Follow => {
    const { lately: _lately, since: _since, ...rest } = follow;
    const known = before.companies.find(({ companyId }) => companyId === follow.companyId);
    if (known === undefined) return { ...rest, since: now.toISOString() };
    const plain = known.since !== undefined && known.since > oldest ? { ...rest, since: known.since } : rest;
    const former = formerPaces(known).filter(({ until }) => until > oldest);
    const paces = sameWay(before, after, known) ? former : [until(before, known, now), ...former];
    const lately = chained(paces.slice(0, MOST_FORMER));
    return lately === undefined ? plain : { ...plain, lately };
  });
}

/**
 * What a reader follows after she made kinds louder again: what was found before, and left to the digest, is in it all the
 * same. Doing it twice is doing it once.
 */
export function withLouderKinds(before: TellingReader, after: TellingReader, now: Date): readonly Follow[] {
  return after.companies.map((follow): Follow => {
    const was = quietOf(before, follow);
    const is = quietOf(after, follow);
    const louder = was.some(({ kind, to }) => to === 'digest' && !is.some((each) => each.kind === kind));
    if (!louder || cadenceOf(before, follow.companyId) !== 'instant') return follow;
    const pace = { ...until(before, follow, now), quietKinds: was };
    const lately = chained([pace, ...formerPaces(follow)].slice(0, MOST_FORMER));
    return lately === undefined ? follow : { ...follow, lately };
  });
}

const quietOf = ({ quietKinds = [] }: TellingReader, { companyId }: Follow) =>
  quietKinds.flatMap(({ companyId: id, kind, to }) => (id === companyId ? [{ kind, to }] : []));

function until(before: Paced, { companyId }: Follow, now: Date): Lately {
  const cadence = cadenceOf(before, companyId);
  const atOnce = cadence === 'instant' && before.atOnce !== undefined && { atOnce: before.atOnce };
  return { cadence, ...atOnce, until: now.toISOString() };
}

/** Whether a company comes as before: as often, and if at once, of the same kinds. */
function sameWay(before: Paced, after: Paced, { companyId }: Follow): boolean {
  const cadence = cadenceOf(after, companyId);
  if (cadence !== cadenceOf(before, companyId)) return false;
  const [was, is] = [before.atOnce, after.atOnce].map((groups) => groups?.toSorted().join(' '));
  return cadence !== 'instant' || was === is;
}

function chained(newestFirst: readonly Lately[]): Lately | undefined {
  return newestFirst.reduceRight<Lately | undefined>((earlier, { earlier: _, ...pace }) => {
    return earlier === undefined ? pace : { ...pace, earlier };
  }, undefined);
}

import type { Follow, Lately, Subscriber } from './subscriber.ts';
import { cadenceOf, formerPaces } from './telling.ts';

type Paced = Pick<Subscriber, 'companies' | 'frequency' | 'atOnce'>;

/** Longer than a digest looks back. */
const LATELY_MS = 8 * 86_400_000;
/** Who changes her mind more often within these days is told by the last ones. */
const MOST_FORMER = 3;

/**
 * What a reader follows after she changed how it comes, each company with how it came until this moment, if that was
 * otherwise: what was found before is told as it would have been.
 */
export function withLately(before: Paced, after: Paced, now: Date): readonly Follow[] {
  const oldest = new Date(now.getTime() - LATELY_MS).toISOString();
  return after.companies.map((follow): Follow => {
    const { lately: _, ...plain } = follow;
    const known = before.companies.find(({ companyId }) => companyId === follow.companyId);
    if (known === undefined) return plain;
    const former = formerPaces(known).filter(({ until }) => until > oldest);
    const paces = sameWay(before, after, known) ? former : [until(before, known, now), ...former];
    const lately = chained(paces.slice(0, MOST_FORMER));
    return lately === undefined ? plain : { ...plain, lately };
  });
}

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
  return newestFirst.reduceRight<Lately | undefined>((earlier, { cadence, atOnce, until: end }) => {
    const pace = { cadence, ...(atOnce !== undefined && { atOnce }), until: end };
    return earlier === undefined ? pace : { ...pace, earlier };
  }, undefined);
}

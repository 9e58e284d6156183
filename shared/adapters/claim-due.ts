import { addDays } from '../domain/clock-zones.ts';
import type { Claim } from '../domain/matters/matter.ts';

/** The instant (ISO, UTC) at which an open claim has run out: the day after its last one has begun in New York. */
export const claimDue = ({ openUntil }: Pick<Claim, 'openUntil'>) => `${addDays(openUntil, 1)}T05:00:00.000Z`;

import type { CompanyId } from '../domain/ids.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { cadenceOf, formerPaces } from '../domain/telling.ts';
import type { FollowMode } from '../ports/people-store.ts';

export interface FollowerRow {
  readonly companyId: CompanyId;
  readonly mode: FollowMode;
}

/**
 * The follower rows that must exist for a profile: one of her cadence per company, and one more where she has hooks and is
 * told at once. Who was told at once until lately keeps that row until she saves again, for what was found before and is told
 * later. A pause may end by itself, so paused people keep theirs.
 */
export function followerRows(subscriber: Subscriber | undefined): readonly FollowerRow[] {
  if (subscriber === undefined || (subscriber.status !== 'active' && subscriber.status !== 'paused'))
    return [];
  const { hooks = [] } = subscriber;
  const atOnce: readonly FollowMode[] = hooks.length > 0 ? ['instant', 'hook'] : ['instant'];
  return subscriber.companies.flatMap((follow) => {
    const { companyId } = follow;
    const isAtOnce = cadenceOf(subscriber, companyId) === 'instant';
    const wasAtOnce = formerPaces(follow).some(({ cadence }) => cadence === 'instant');
    const digest: readonly FollowMode[] = isAtOnce ? [] : ['digest'];
    return [...digest, ...(isAtOnce || wasAtOnce ? atOnce : [])].map((mode) => ({ companyId, mode }));
  });
}

/** The rows of `rows` that `others` lacks. */
export function rowsMissingIn(others: readonly FollowerRow[], rows: readonly FollowerRow[]): FollowerRow[] {
  const known = new Set(others.map((row) => `${row.mode}#${row.companyId}`));
  return rows.filter((row) => !known.has(`${row.mode}#${row.companyId}`));
}

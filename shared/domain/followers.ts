import type { Segment } from './delivery.ts';
import type { ChangeId, CompanyId, PlanId } from './ids.ts';

/** About how many followers one segment walks through. */
const PER_SEGMENT = 20_000;
const MOST_SEGMENTS = 64;
const WHOLE = 2 ** 32;

/** One of `count` equal ranges of follower sort keys, which start with 8 hexadecimal digits of a hash; both ends included. */
export function hashRange(part: number, count: number): { readonly from: string; readonly to: string } {
  const edge = (index: number) => Math.floor((index * WHOLE) / count);
  const digits = (value: number) => value.toString(16).padStart(8, '0');
  return { from: digits(edge(part)), to: `${digits(edge(part + 1) - 1)}~` };
}

/** In how many parts the followers of a company are told: by their estimated number, at least one, since it may be too low. */
export function segmentCount(followers: number): number {
  return Math.min(Math.max(Math.ceil(followers / PER_SEGMENT), 1), MOST_SEGMENTS);
}

/**
 * The segments of a plan. A segment's number tells company, count and part: if planning is interrupted and the estimate
 * differs the next time, the new segments do not collide with the old ones, and together they still cover everybody.
 */
export function planSegments(
  plan: { readonly planId: PlanId; readonly changeId: ChangeId },
  companies: readonly { readonly companyId: CompanyId; readonly followers: number }[],
): Segment[] {
  return companies.flatMap(({ companyId, followers }, position) => {
    const count = segmentCount(followers);
    return Array.from({ length: count }, (_, part) => ({
      planId: plan.planId,
      changeId: plan.changeId,
      number: position * 10_000 + count * 100 + part,
      companyId,
      ...hashRange(part, count),
      state: 'open' as const,
    }));
  });
}

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

/** The segments of a plan, numbered from 0: for each company equal ranges that together hold all its followers. */
export function planSegments(
  plan: { readonly planId: PlanId; readonly changeId: ChangeId },
  companies: readonly { readonly companyId: CompanyId; readonly followers: number }[],
): Segment[] {
  const parts = companies.flatMap(({ companyId, followers }) => {
    const count = segmentCount(followers);
    return Array.from({ length: count }, (_, part) => ({ companyId, ...hashRange(part, count) }));
  });
  return parts.map((part, number) => ({
    planId: plan.planId,
    changeId: plan.changeId,
    number,
    ...part,
    state: 'open',
  }));
}

import { CANARY_READERS } from './canary.ts';
import type { Segment } from './delivery.ts';
import type { ChangeId, CompanyId, PlanId } from './ids.ts';

/** About how many followers one segment walks through. */
const PER_SEGMENT = 20_000;
const MOST_SEGMENTS = 64;
const WHOLE = 2 ** 32;

/** One of `count` equal ranges of follower sort keys, which start with 8 hexadecimal digits of a hash; both ends included. */
export function hashRange(part: number, count: number): { readonly from: string; readonly to: string } {
  return range(edge(part, count), edge(part + 1, count));
}

const edge = (part: number, count: number) => Math.floor((part * WHOLE) / count);

/** The sort keys whose hash is between the two numbers, the upper one not included. */
function range(from: number, to: number): { readonly from: string; readonly to: string } {
  const digits = (value: number) => value.toString(16).padStart(8, '0');
  return { from: digits(from), to: `${digits(to - 1)}~` };
}

/** In how many parts the followers of a company are told: by their estimated number, at least one, since it may be too low. */
export function segmentCount(followers: number): number {
  return Math.min(Math.max(Math.ceil(followers / PER_SEGMENT), 1), MOST_SEGMENTS);
}

interface Following {
  readonly companyId: CompanyId;
  readonly followers: number;
}

/**
 * The segments of a plan, numbered from 0: for each company equal ranges that together hold all its followers. With a
 * canary, segment 0 holds about CANARY_READERS followers of the company that most follow.
 */
export function planSegments(
  plan: { readonly planId: PlanId; readonly changeId: ChangeId },
  companies: readonly Following[],
  canary = false,
): Segment[] {
  const parts = canary ? canaryFirst(companies) : companies.flatMap(equalParts);
  return parts.map((part, number) => ({
    planId: plan.planId,
    changeId: plan.changeId,
    number,
    ...part,
    state: 'open',
  }));
}

function equalParts({ companyId, followers }: Following) {
  const count = segmentCount(followers);
  return Array.from({ length: count }, (_, part) => ({ companyId, ...hashRange(part, count) }));
}

/** As without a canary, except that the first range of the largest company is cut in two and comes first. */
function canaryFirst(companies: readonly Following[]) {
  const largest = companies.reduce((most, each) => (each.followers > most.followers ? each : most));
  const end = edge(1, segmentCount(largest.followers));
  const cut = Math.min(Math.ceil((CANARY_READERS / largest.followers) * WHOLE), end);
  const cuts = cut < end ? [range(0, cut), range(cut, end)] : [range(0, end)];
  return [
    ...cuts.map((each) => ({ companyId: largest.companyId, ...each })),
    ...equalParts(largest).slice(1),
    ...companies.filter((each) => each !== largest).flatMap(equalParts),
  ];
}

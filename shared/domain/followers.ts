import { CANARY_READERS } from './canary.ts';
import type { Segment } from './delivery.ts';
import { type ChangeId, type PlanId, type SubscriberId, sha256 } from './ids.ts';

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

/** In how many parts the followers of a change are told: by their estimated number, at least one, since it may be too low. */
export function segmentCount(followers: number): number {
  return Math.min(Math.max(Math.ceil(followers / PER_SEGMENT), 1), MOST_SEGMENTS);
}

/**
 * The segments of a plan for so many (estimated) followers of all its companies together, numbered from 0: equal ranges
 * that together hold all of them. With a canary the first range is cut in two, and segment 0 holds about CANARY_READERS.
 */
export function planSegments(
  plan: { readonly planId: PlanId; readonly changeId: ChangeId },
  followers: number,
  canary = false,
): Segment[] {
  const count = segmentCount(followers);
  const ranges = Array.from({ length: count }, (_, part) => hashRange(part, count));
  const parts = canary ? [...canaryCut(followers, edge(1, count)), ...ranges.slice(1)] : ranges;
  return parts.map((part, number) => ({
    planId: plan.planId,
    changeId: plan.changeId,
    number,
    ...part,
    state: 'open',
  }));
}

/** The range that ends before `end`, in two; whole where that holds no more than a canary. */
function canaryCut(followers: number, end: number) {
  const cut = Math.min(Math.ceil((CANARY_READERS / followers) * WHOLE), end);
  return cut < end ? [range(0, cut), range(cut, end)] : [range(0, end)];
}

/**
 * Sort key of a follower: 8 hexadecimal digits of SHA-256 of the subscriber id, `#`, the id. The digits are spread
 * evenly, so equal ranges of them hold about equal numbers of followers.
 */
export function followerKey(id: SubscriberId): string {
  return `${sha256(id).slice(0, 8)}#${id}`;
}

/** The subscriber id in a follower's sort key. */
export function followerOf(key: string): SubscriberId {
  return key.slice(key.indexOf('#') + 1) as SubscriberId;
}

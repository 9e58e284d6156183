import type { Change, Match } from '../change.ts';
import { KIND_WORDS } from './wording.ts';

/** How urgent it is what a change does to a company: official before reported, then by kind. The higher, the more urgent. */
export function urgencyOf({
  change,
  match,
}: {
  readonly change: Pick<Change, 'trust'>;
  readonly match: Pick<Match, 'kind'>;
}): number {
  return change.trust === 'official'
    ? 1000 + KIND_WORDS[match.kind].urgency
    : KIND_WORDS.reported_not_official.urgency;
}

/** The urgency of the most urgent match of a change. */
export function highestUrgency(
  change: Pick<Change, 'trust'>,
  matches: readonly Pick<Match, 'kind'>[],
): number {
  return Math.max(0, ...matches.map((match) => urgencyOf({ change, match })));
}

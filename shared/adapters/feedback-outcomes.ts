/**
 * Feedback comes in any order: a graver outcome replaces a lighter one, never the other way round. `sent` only proves
 * that the mail is out and says nothing about what became of it.
 */
const OUTCOME_RANK = { sent: 0, delayed: 1, delivered: 2, bounced: 3, rejected: 4, complained: 5 } as const;

export type FeedbackOutcome = keyof typeof OUTCOME_RANK;

/** 0 for `sent` and for none, then rising with gravity. */
export function outcomeRank(outcome: string | undefined): number {
  return OUTCOME_RANK[outcome as FeedbackOutcome] ?? 0;
}

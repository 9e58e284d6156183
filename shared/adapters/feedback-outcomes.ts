/** Feedback comes in any order: a later-ranked outcome replaces an earlier-ranked one, never the other way round. */
export const OUTCOME_RANK = {
  sent: 1,
  delayed: 2,
  delivered: 3,
  bounced: 4,
  rejected: 5,
  complained: 6,
} as const;

export type FeedbackOutcome = keyof typeof OUTCOME_RANK;

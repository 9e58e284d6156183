import type { Feedback, Review } from '../domain/feedback.ts';
import type { ChangeId, CompanyId, SubscriberId } from '../domain/ids.ts';

/** Which feedback: there is one per reader, change, company and verdict. */
export type FeedbackKey = Pick<Feedback, 'subscriberId' | 'changeId' | 'companyId' | 'verdict'>;

/** One reader's refusal of a name for a company. `at` is an ISO instant (UTC). */
export interface Refusal {
  readonly companyId: CompanyId;
  readonly alias: string;
  readonly subscriberId: SubscriberId;
  readonly at: string;
}

/** What readers said about what they were told, and what a person of the operator has to look at because of it. */
export interface FeedbackStore {
  /** Stores the feedback unless the same one is there and was not undone; says whether it did. */
  put(feedback: Feedback): Promise<boolean>;
  /** Marks a given feedback as undone; false if there is none that is given. */
  undo(key: FeedbackKey): Promise<boolean>;
  /** What the reader said about one company of one change, undone ones included. */
  about(subscriber: SubscriberId, change: ChangeId, company: CompanyId): Promise<readonly Feedback[]>;
  /** Everything a reader said. */
  ofReader(subscriber: SubscriberId): Promise<readonly Feedback[]>;
  /** Notes that a reader refuses a name; returns how many different readers do (100 stands for more). */
  refuse(refusal: Refusal): Promise<number>;
  takeBackRefusal(refusal: Omit<Refusal, 'at'>): Promise<void>;
  /** Opens a review; false if it was opened before, also if it is closed by now. */
  openReview(review: Review): Promise<boolean>;
  /** The open reviews, oldest first. */
  reviews(): Promise<readonly Review[]>;
  /** False if no such review is open. */
  closeReview(reviewId: string): Promise<boolean>;
  /** Deletes all that a reader said, with her refusals and the reviews that point to her. */
  removeReader(subscriber: SubscriberId): Promise<void>;
}

/** More refusals of one name are not told apart. */
export const MOST_REFUSALS_COUNTED = 100;

import { type Feedback, factReview, type Review } from '../../domain/feedback.ts';
import { comparableName } from '../../domain/telling.ts';
import type { FeedbackKey, FeedbackStore, Refusal } from '../../ports/feedback-store.ts';
import { MOST_REFUSALS_COUNTED } from '../../ports/feedback-store.ts';

/** In-memory FeedbackStore. */
export function memoryFeedbackStore(): FeedbackStore {
  const given = new Map<string, Feedback>();
  const refusals = new Map<string, Set<string>>();
  const reviews = new Map<string, { readonly review: Review; open: boolean }>();
  const keyOf = (key: FeedbackKey) => [key.subscriberId, key.changeId, key.companyId, key.verdict].join(' ');
  const readersRefusing = ({ companyId, alias }: Pick<Refusal, 'companyId' | 'alias'>) => {
    const name = `${companyId} ${comparableName(alias)}`;
    const readers = refusals.get(name) ?? new Set<string>();
    refusals.set(name, readers);
    return readers;
  };
  const where = (fits: (feedback: Feedback) => boolean) => structuredClone([...given.values()].filter(fits));

  return {
    async put(feedback) {
      if (given.get(keyOf(feedback))?.state === 'given') return false;
      given.set(keyOf(feedback), structuredClone(feedback));
      return true;
    },
    async undo(key) {
      const feedback = given.get(keyOf(key));
      if (feedback?.state !== 'given') return false;
      given.set(keyOf(key), { ...feedback, state: 'undone' });
      return true;
    },
    about: async (subscriber, change, company) =>
      where(
        (each) => each.subscriberId === subscriber && each.changeId === change && each.companyId === company,
      ),
    ofReader: async (subscriber) => where((each) => each.subscriberId === subscriber),
    async refuse(refusal) {
      const readers = readersRefusing(refusal).add(refusal.subscriberId);
      return Math.min(readers.size, MOST_REFUSALS_COUNTED);
    },
    async takeBackRefusal(refusal) {
      readersRefusing(refusal).delete(refusal.subscriberId);
    },
    async openReview(review) {
      if (reviews.has(review.reviewId)) return false;
      reviews.set(review.reviewId, { review: structuredClone(review), open: true });
      return true;
    },
    reviews: async () =>
      [...reviews.values()]
        .flatMap(({ review, open }) => (open ? [structuredClone(review)] : []))
        .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1)),
    async closeReview(reviewId) {
      const stored = reviews.get(reviewId);
      if (!stored?.open) return false;
      stored.open = false;
      return true;
    },
    async removeReader(subscriberId) {
      for (const feedback of where((each) => each.subscriberId === subscriberId)) {
        for (const alias of feedback.effect.excluded)
          readersRefusing({ companyId: feedback.companyId, alias }).delete(subscriberId);
        if (feedback.verdict === 'wrong-fact') reviews.delete(factReview(feedback).reviewId);
        given.delete(keyOf(feedback));
      }
    },
  };
}

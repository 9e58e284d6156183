import { beforeEach, describe, expect, test } from 'vitest';
import { type Feedback, factReview, nameReview } from '../../shared/domain/feedback.ts';
import { changeIdOf, companyId, subscriberId } from '../../shared/domain/ids.ts';
import type { FeedbackStore } from '../../shared/ports/feedback-store.ts';
import { minute } from '../harness/fixtures-for-contract.ts';

const HUAWEI = companyId('huawei');
const CHANGE = changeIdOf('change-1');

function feedback(reader: string, over: Partial<Feedback> = {}): Feedback {
  return {
    subscriberId: subscriberId(reader),
    changeId: CHANGE,
    companyId: HUAWEI,
    verdict: 'not-my-company',
    effect: { excluded: ['Huawei Fruit Co.'], quieted: [] },
    at: minute(0).toISOString(),
    state: 'given',
    ...over,
  };
}

/** What every FeedbackStore keeps to; `make` gives an empty one. */
export function describeFeedbackStore(name: string, make: () => Promise<FeedbackStore>): void {
  describe(`feedback: ${name}`, () => {
    let store: FeedbackStore;
    beforeEach(async () => {
      store = await make();
    });
    const refuse = (reader: string, alias = 'Huawei Fruit Co.', company = HUAWEI) =>
      store.refuse({
        companyId: company,
        alias,
        subscriberId: subscriberId(reader),
        at: minute(0).toISOString(),
      });

    test('the same feedback is stored once; another verdict, change or reader is another', async () => {
      const said = feedback('ada', { words: 'The day is the 16th.' });
      expect(await store.put(said)).toBe(true);
      expect(await store.put({ ...said, at: minute(5).toISOString() })).toBe(false);
      expect(await store.put({ ...said, verdict: 'wrong-fact' })).toBe(true);
      expect(await store.put({ ...said, changeId: changeIdOf('change-2') })).toBe(true);
      expect(await store.put(feedback('bob'))).toBe(true);
      const about = await store.about(said.subscriberId, CHANGE, HUAWEI);
      expect(about).toHaveLength(2);
      expect(about).toContainEqual(said);
      expect(await store.ofReader(said.subscriberId)).toHaveLength(3);
    });

    test('what was undone says so, once, and may be given again', async () => {
      const said = feedback('ada');
      expect(await store.undo(said)).toBe(false);
      await store.put(said);
      expect(await store.undo(said)).toBe(true);
      expect(await store.undo(said)).toBe(false);
      expect(await store.about(said.subscriberId, CHANGE, HUAWEI)).toEqual([{ ...said, state: 'undone' }]);
      expect(await store.put({ ...said, at: minute(9).toISOString() })).toBe(true);
      expect(await store.about(said.subscriberId, CHANGE, HUAWEI)).toMatchObject([{ state: 'given' }]);
    });

    test('refusals of a name count readers, however often they refuse and however it is spelled', async () => {
      expect(await refuse('ada')).toBe(1);
      expect(await refuse('ada', 'HUAWEI FRUIT CO.')).toBe(1);
      expect(await refuse('bob')).toBe(2);
      expect(await refuse('bob', 'Another Name')).toBe(1);
      expect(await refuse('cem', 'Huawei Fruit Co.', companyId('fruit'))).toBe(1);
      await store.takeBackRefusal({
        companyId: HUAWEI,
        alias: 'Huawei Fruit Co.',
        subscriberId: subscriberId('ada'),
      });
      expect(await refuse('cem')).toBe(2);
    });

    test('a review is opened once, also after it was closed; open ones come oldest first', async () => {
      const late = nameReview(HUAWEI, 'Huawei Fruit Co.', minute(9).toISOString());
      const early = factReview(feedback('ada', { verdict: 'wrong-fact' }));
      expect(await store.openReview(late)).toBe(true);
      expect(await store.openReview({ ...late, openedAt: minute(30).toISOString() })).toBe(false);
      expect(await store.openReview(early)).toBe(true);
      expect(await store.reviews()).toEqual([early, late]);
      expect(await store.closeReview(late.reviewId)).toBe(true);
      expect(await store.closeReview(late.reviewId)).toBe(false);
      expect(await store.closeReview('nothing')).toBe(false);
      expect(await store.openReview(late)).toBe(false);
      expect(await store.reviews()).toEqual([early]);
    });

    test('with a reader go what she said, her refusals and the reviews that point to her', async () => {
      const fact = feedback('ada', { verdict: 'wrong-fact', effect: { excluded: [], quieted: [] } });
      for (const said of [
        feedback('ada'),
        feedback('ada', { changeId: changeIdOf('change-2') }),
        fact,
        feedback('bob'),
      ])
        await store.put(said);
      await refuse('ada');
      await refuse('bob');
      await store.openReview(factReview(fact));
      await store.removeReader(fact.subscriberId);
      expect(await store.ofReader(fact.subscriberId)).toEqual([]);
      expect(await store.reviews()).toEqual([]);
      expect(await refuse('cem')).toBe(2);
      expect(await store.ofReader(subscriberId('bob'))).toHaveLength(1);
      await store.removeReader(fact.subscriberId);
    });
  });
}

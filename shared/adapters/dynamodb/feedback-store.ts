import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Feedback, factReview, type Review } from '../../domain/feedback.ts';
import { hashId, type SubscriberId } from '../../domain/ids.ts';
import { comparableName } from '../../domain/telling.ts';
import type { FeedbackKey, FeedbackStore, Refusal } from '../../ports/feedback-store.ts';
import { MOST_REFUSALS_COUNTED } from '../../ports/feedback-store.ts';
import type { Item, PutParams, QueryParams, UpdateParams } from './table.ts';
import { tableOf } from './table.ts';
import { ttlAfter } from './ttl.ts';

/** As long as the link in the mail lives. */
const DAYS_KEPT = 400;

const feedbackKey = ({ subscriberId, changeId, companyId, verdict }: FeedbackKey) => ({
  pk: `SUB#${subscriberId}`,
  sk: `FB#${changeId}#${companyId}#${verdict}`,
});
const refusalKey = ({ companyId, alias, subscriberId }: Omit<Refusal, 'at'>) => ({
  pk: `REFUSED#${companyId}#${hashId('name', comparableName(alias))}`,
  sk: `SUB#${subscriberId}`,
});
const reviewKey = (reviewId: string) => ({ pk: 'REVIEWS', sk: reviewId });

/** Stores unless the same feedback stands. */
function putFeedbackParams(feedback: Feedback): PutParams {
  const { at, state } = feedback;
  return {
    Item: { ...feedbackKey(feedback), feedback, given: state, ttl: ttlAfter(at, DAYS_KEPT) },
    ConditionExpression: 'attribute_not_exists(pk) OR given = :undone',
    ExpressionAttributeValues: { ':undone': 'undone' },
  };
}

function undoFeedbackParams(key: FeedbackKey): UpdateParams {
  return {
    Key: feedbackKey(key),
    UpdateExpression: 'SET given = :undone, feedback.#state = :undone',
    ConditionExpression: 'given = :given',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':undone': 'undone', ':given': 'given' },
  };
}

function closeReviewParams(reviewId: string): UpdateParams {
  return {
    Key: reviewKey(reviewId),
    UpdateExpression: 'SET standing = :closed',
    ConditionExpression: 'standing = :open',
    ExpressionAttributeValues: { ':open': 'open', ':closed': 'closed' },
  };
}

function startingWith(pk: string, sk: string): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ConsistentRead: true,
  };
}

const feedbackIn = (item: Item) => item['feedback'] as Feedback;

/** FeedbackStore on the People table, where all that leads to a person is. Throws `store-throttled`. */
export function dynamoFeedbackStore(client: DynamoDBDocumentClient, tableName: string): FeedbackStore {
  const table = tableOf(client, tableName);
  const ofReader = async (id: SubscriberId) =>
    (await table.all(startingWith(`SUB#${id}`, 'FB#'))).map(feedbackIn);
  return {
    put: (feedback) => table.put(putFeedbackParams(feedback)),
    undo: async (key) => (await table.update(undoFeedbackParams(key))) !== undefined,
    about: async (subscriber, change, company) =>
      (await table.all(startingWith(`SUB#${subscriber}`, `FB#${change}#${company}#`))).map(feedbackIn),
    ofReader,
    async refuse(refusal) {
      const key = refusalKey(refusal);
      await table.put({ Item: { ...key, at: refusal.at, ttl: ttlAfter(refusal.at, DAYS_KEPT) } });
      const readers = await table.all({ ...startingWith(key.pk, 'SUB#'), Limit: MOST_REFUSALS_COUNTED });
      return readers.length;
    },
    async takeBackRefusal(refusal) {
      await table.remove({ Key: refusalKey(refusal) });
    },
    openReview: (review) =>
      table.put({
        Item: {
          ...reviewKey(review.reviewId),
          review,
          standing: 'open',
          ttl: ttlAfter(review.openedAt, DAYS_KEPT),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    async reviews() {
      const items = await table.all({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'REVIEWS' },
        ConsistentRead: true,
      });
      return items
        .flatMap((item) => (item['standing'] === 'open' ? [item['review'] as Review] : []))
        .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
    },
    closeReview: async (reviewId) => (await table.update(closeReviewParams(reviewId))) !== undefined,
    async removeReader(subscriberId) {
      const said = await ofReader(subscriberId);
      const keys = said.flatMap((feedback) => [
        feedbackKey(feedback),
        ...feedback.effect.excluded.map((alias) => refusalKey({ ...feedback, alias })),
        ...(feedback.verdict === 'wrong-fact' ? [reviewKey(factReview(feedback).reviewId)] : []),
      ]);
      // Two mails may have led to the same refusal; a batch takes each key once.
      await table.removeMany([...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()]);
    },
  };
}

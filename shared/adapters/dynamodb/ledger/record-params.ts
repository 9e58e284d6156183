import type { MailEvent } from '../../../domain/delivery.ts';
import type { DeliveryId, SubscriberId } from '../../../domain/ids.ts';
import type { PutParams, QueryParams } from '../table.ts';
import { ttlAfter } from '../ttl.ts';

const EVENT = 'EVT#';

export const deliveryKey = (id: DeliveryId) => ({ pk: `DLV#${id}`, sk: 'META' });

/** Where the deliveries of a reader are found in the index: what her hooks are told is apart from her mails. */
export const ofReader = (what: 'mails' | 'hooks', reader: SubscriberId) =>
  what === 'mails' ? `SUB#${reader}` : `HOOK#${reader}`;

export function deliveriesOfParams(
  what: 'mails' | 'hooks',
  subscriber: SubscriberId,
  limit: number,
): QueryParams {
  return {
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :subscriber',
    ExpressionAttributeValues: { ':subscriber': ofReader(what, subscriber) },
    ScanIndexForward: false,
    Limit: limit,
  };
}

/** An event stands beside its delivery, so that both are found, and forgotten, together. */
export function eventParams(
  event: {
    readonly feedbackKey: string;
    readonly deliveryId: DeliveryId | undefined;
    readonly outcome: string;
    readonly sesMessageId: string;
    readonly at: string;
  },
  daysKept: number,
): PutParams {
  const { feedbackKey, deliveryId, outcome, sesMessageId, at } = event;
  const key =
    deliveryId === undefined
      ? { pk: `FBK#${feedbackKey}`, sk: 'META' }
      : { pk: deliveryKey(deliveryId).pk, sk: `${EVENT}${feedbackKey}` };
  const reported: MailEvent = { outcome, at, sesMessageId };
  return {
    Item: { ...key, event: reported, ttl: ttlAfter(at, daysKept) },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

export function eventsParams(id: DeliveryId): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
    ExpressionAttributeValues: { ':pk': deliveryKey(id).pk, ':event': EVENT },
    ConsistentRead: true,
  };
}

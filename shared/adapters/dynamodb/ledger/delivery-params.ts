import type { Delivery, HandedOver } from '../../../domain/delivery.ts';
import type { ChangeId, DeliveryId } from '../../../domain/ids.ts';
import type { ClaimStep, Settlement, StoredDelivery } from '../../claim-rules.ts';
import { dueAfter } from '../../claim-rules.ts';
import { dueAt } from '../due.ts';
import type { PutParams, UpdateParams } from '../table.ts';
import { ttlAfter } from '../ttl.ts';
import { deliveryKey, ofReader } from './record-params.ts';

/** Names of the fields of a delivery that DynamoDB reserves. */
const NAMES = { '#d': 'delivery', '#state': 'state', '#owner': 'owner' };

/** Creates a delivery that nobody has claimed yet. */
export function createParams({ delivery, due }: StoredDelivery, daysKept: number): PutParams {
  const id = delivery.deliveryId;
  return {
    Item: {
      ...deliveryKey(id),
      ...(due !== undefined && dueAt('delivery', id, due)),
      gsi1pk: ofReader(delivery.kind === 'hook' ? 'hooks' : 'mails', delivery.subscriberId),
      gsi1sk: `${delivery.createdAt}#${id}`,
      delivery,
      ttl: ttlAfter(delivery.createdAt, daysKept),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

/**
 * Stores the outcome of a claim on the delivery as it was read: state and due instant say whether anybody (a rival
 * owner, a feedback event) was faster, since every step of a delivery changes one of them.
 */
export function claimParams(read: StoredDelivery, step: NonNullable<ClaimStep['store']>): UpdateParams {
  const { delivery, due } = step;
  return {
    Key: deliveryKey(delivery.deliveryId),
    UpdateExpression: 'SET #d.#state = :state, #d.#owner = :owner, #d.leaseUntil = :lease, due = :due',
    ConditionExpression: '#d.#state = :readState AND due = :readDue',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':state': delivery.state,
      ':owner': delivery.owner ?? '',
      ':lease': delivery.leaseUntil ?? '',
      ':due': due ?? '',
      ':readState': read.delivery.state,
      ':readDue': read.due ?? '',
    },
  };
}

export function sendingParams(
  id: DeliveryId,
  owner: string,
  leaseUntil: Date,
  copies?: readonly HandedOver[],
  changeIds?: readonly ChangeId[],
): UpdateParams {
  const keep = `${copies === undefined ? '' : ', #d.copies = :copies'}${changeIds === undefined ? '' : ', #d.changeIds = :changes'}`;
  return {
    Key: deliveryKey(id),
    UpdateExpression: `SET #d.#state = :sending, #d.leaseUntil = :until, due = :until${keep}`,
    ConditionExpression: '#d.#state = :preparing AND #d.#owner = :owner',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':sending': 'sending',
      ':preparing': 'preparing',
      ':owner': owner,
      ':until': leaseUntil.toISOString(),
      ...(copies !== undefined && { ':copies': copies }),
      ...(changeIds !== undefined && { ':changes': changeIds }),
    },
  };
}

/** An unknown delivery keeps its last owner, whose answer may still come. */
export function settleParams(id: DeliveryId, owner: string, result: Settlement): UpdateParams {
  const { hold } = result;
  const due = dueAfter(result);
  const index = due === undefined ? undefined : dueAt('delivery', id, due);
  const set = [
    '#d.#state = :state',
    ...(result.state === 'sent' ? ['#d.sentAt = :at'] : []),
    ...(result.sesMessageId === undefined ? [] : ['#d.sesMessageId = :message']),
    ...(result.reason === undefined ? [] : ['#d.reason = :reason']),
    ...(index === undefined ? [] : ['due = :due', 'dueShard = :shard']),
    ...(hold === undefined ? [] : ['#d.notAfter = :notAfter']),
    ...(hold?.leader === undefined ? [] : ['#d.leader = :leader']),
  ];
  const remove = [
    '#d.leaseUntil',
    'asked',
    ...(result.state === 'unknown' ? [] : ['#d.#owner']),
    ...(index === undefined ? ['due', 'dueShard'] : []),
  ];
  return {
    Key: deliveryKey(id),
    UpdateExpression: `SET ${set.join(', ')} REMOVE ${remove.join(', ')}`,
    ConditionExpression: '#d.#owner = :owner AND #d.#state IN (:preparing, :sending, :unknown)',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':state': result.state,
      ':owner': owner,
      ':preparing': 'preparing',
      ':sending': 'sending',
      ':unknown': 'unknown',
      ...(result.state === 'sent' && { ':at': result.at.toISOString() }),
      ...(result.sesMessageId !== undefined && { ':message': result.sesMessageId }),
      ...(result.reason !== undefined && { ':reason': result.reason }),
      ...(index !== undefined && { ':due': index.due, ':shard': index.dueShard }),
      ...(hold !== undefined && { ':notAfter': hold.notAfter }),
      ...(hold?.leader !== undefined && { ':leader': hold.leader }),
    },
  };
}

/** Moves what is due of a deferred delivery that was asked for. */
export function askedParams(id: DeliveryId, now: Date, until: Date): UpdateParams {
  return {
    Key: deliveryKey(id),
    UpdateExpression: 'SET due = :until, asked = :asked',
    ConditionExpression: '#d.#state = :deferred AND due <= :now',
    ExpressionAttributeNames: { '#d': 'delivery', '#state': 'state' },
    ExpressionAttributeValues: {
      ':until': until.toISOString(),
      ':asked': true,
      ':deferred': 'deferred',
      ':now': now.toISOString(),
    },
  };
}

export function retryUnknownParams(id: DeliveryId, owner: string, now: Date, leaseUntil: Date): UpdateParams {
  return {
    Key: deliveryKey(id),
    UpdateExpression:
      'SET #d.#state = :preparing, #d.#owner = :owner, #d.leaseUntil = :until, due = :until,' +
      ' #d.attempt = #d.attempt + :one',
    ConditionExpression: '#d.#state = :unknown AND due <= :now',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':preparing': 'preparing',
      ':unknown': 'unknown',
      ':owner': owner,
      ':until': leaseUntil.toISOString(),
      ':now': now.toISOString(),
      ':one': 1,
    },
  };
}

/** Settles a delivery that is not finished: the provider's event proves that the mail is out. */
export function provenSentParams(
  id: DeliveryId,
  event: { readonly sesMessageId: string; readonly at: string },
): UpdateParams {
  const open: readonly Delivery['state'][] = ['preparing', 'sending', 'unknown', 'deferred'];
  const values = Object.fromEntries(open.map((state) => [`:${state}`, state]));
  return {
    Key: deliveryKey(id),
    UpdateExpression:
      'SET #d.#state = :sent, #d.sentAt = :at, #d.sesMessageId = :message REMOVE #d.#owner, #d.leaseUntil, due, dueShard',
    ConditionExpression: `#d.#state IN (${Object.keys(values).join(', ')})`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ...values,
      ':sent': 'sent',
      ':at': event.at,
      ':message': event.sesMessageId,
    },
  };
}

/** Notes what became of the mail, unless something graver is noted. */
export function outcomeParams(id: DeliveryId, outcome: string, rank: number): UpdateParams {
  return {
    Key: deliveryKey(id),
    UpdateExpression: 'SET #d.#outcome = :outcome, outcomeRank = :rank',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(outcomeRank) OR outcomeRank < :rank)',
    ExpressionAttributeNames: { '#d': 'delivery', '#outcome': 'outcome' },
    ExpressionAttributeValues: { ':outcome': outcome, ':rank': rank },
  };
}

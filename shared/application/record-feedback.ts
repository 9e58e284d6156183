import type { BounceVerdict } from '../domain/bounces.ts';
import { judgeBounce } from '../domain/bounces.ts';
import type { Delivery } from '../domain/delivery.ts';
import { hashId } from '../domain/ids.ts';
import type { MailFeedback } from '../messages/ses-event.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import type { ReaderStanding } from './reader-standing.ts';

export interface RecordFeedbackDeps {
  readonly ledger: Pick<Ledger, 'delivery' | 'recordFeedback'>;
  readonly standing: ReaderStanding;
  readonly log: Log;
  readonly metrics: Metrics;
}

type Outcome = Parameters<Ledger['recordFeedback']>[0]['outcome'];

/**
 * Acts on one event of SES about one of our mails: settles the delivery, stops mail to addresses that bounce or complain.
 * Whom it concerns follows from the delivery id in the mail's tags, since each mail has one recipient. Stopping comes
 * before noting, so that a repeat after a crash does it again; events come in any order and any number of times.
 */
export async function recordFeedback(deps: RecordFeedbackDeps, feedback: MailFeedback): Promise<'done'> {
  const { deliveryId, messageId, type } = feedback;
  const delivery = deliveryId === undefined ? undefined : await deps.ledger.delivery(deliveryId);
  if (delivery === undefined || type === 'other') {
    deps.log.info('feedback.ignored', { messageId, type, deliveryId });
    return 'done';
  }
  const outcome = await actOn(deps, feedback, delivery);
  if (outcome === undefined) {
    deps.log.info('feedback.ignored', { messageId, type, deliveryId });
    return 'done';
  }
  if (outcome === 'sent') countDuplicate(deps, delivery, messageId);
  const event = {
    feedbackKey: keyOf(feedback),
    deliveryId,
    sesMessageId: messageId,
    outcome,
    at: feedback.at,
    state: delivery.state,
  };
  if ((await deps.ledger.recordFeedback(event)) === 'repeat') return 'done';
  await afterFirst(deps, feedback, delivery);
  deps.log.info('feedback.recorded', { messageId, deliveryId, outcome });
  count(deps.metrics, outcome);
  return 'done';
}

/** Does what may be done any number of times, and says what the event means for the delivery; undefined: nothing. */
async function actOn(
  { standing, log }: RecordFeedbackDeps,
  feedback: MailFeedback,
  { subscriberId, deliveryId }: Delivery,
): Promise<Outcome | undefined> {
  switch (feedback.type) {
    case 'send':
      return 'sent';
    case 'delivery':
      return 'delivered';
    case 'delay':
      return 'delayed';
    case 'reject':
      log.error('delivery.failed', { deliveryId, reason: 'SES rejected the mail' });
      return 'rejected';
    case 'complaint':
      if (feedback.recipients.length === 0 || feedback.feedbackType === 'not-spam') return undefined;
      await standing.stop(subscriberId, 'complained', 'complaint', feedback.takenAt);
      return 'complained';
    case 'bounce': {
      const verdict = verdictOf(feedback);
      if (verdict === 'ignore') return undefined;
      if (verdict === 'our-fault')
        log.error('delivery.failed', { deliveryId, reason: feedback.bounceSubType });
      if (verdict === 'suppress')
        await standing.stop(subscriberId, 'bounced', `bounce ${feedback.bounceSubType}`, feedback.takenAt);
      return 'bounced';
    }
    default:
      return undefined;
  }
}

/** What must not be counted twice. If we die just before it, one soft bounce, or its reset, goes uncounted. */
async function afterFirst(
  { standing }: RecordFeedbackDeps,
  feedback: MailFeedback,
  { subscriberId }: Delivery,
): Promise<void> {
  if (feedback.type === 'delivery') await standing.clearSoftBounces(subscriberId);
  if (feedback.type === 'bounce' && verdictOf(feedback) === 'soft')
    await standing.softBounce(subscriberId, feedback.takenAt);
}

function verdictOf(feedback: Extract<MailFeedback, { type: 'bounce' }>): BounceVerdict {
  const [recipient] = feedback.recipients;
  return recipient === undefined
    ? 'ignore'
    : judgeBounce(feedback.bounceType, feedback.bounceSubType, recipient);
}

/** Message, type and recipient name an event; the address itself is hashed away. */
function keyOf(feedback: MailFeedback): string {
  const [recipient] = 'recipients' in feedback ? feedback.recipients : [];
  return hashId('feedback', feedback.messageId, feedback.type, recipient?.address ?? '');
}

/** A second message id for one delivery is the one gap of the protocol: seen, counted, expected to stay at nothing. */
function countDuplicate({ log, metrics }: RecordFeedbackDeps, delivery: Delivery, messageId: string): void {
  if (delivery.sesMessageId === undefined || delivery.sesMessageId === messageId) return;
  log.warn('feedback.recorded', { deliveryId: delivery.deliveryId, messageId, duplicate: true });
  metrics.count('MailDuplicate');
}

function count(metrics: Metrics, outcome: Outcome): void {
  if (outcome === 'delivered') metrics.count('MailDelivered');
  if (outcome === 'bounced') metrics.count('MailBounced');
  if (outcome === 'complained') metrics.count('MailComplained');
  if (outcome === 'rejected') metrics.count('MailFailed');
}

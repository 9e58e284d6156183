import type { Delivery } from '../domain/delivery.ts';
import { type Hold, UNKNOWN_WAIT_MS } from '../ports/ledger.ts';
import type { SendResult } from '../ports/mail-transport.ts';
import type { SendOnceDeps, SendOutcome, Waiting } from './send-once.ts';

const SLOW_DOWN_MS = 60_000;
/** Those who wait for the same hour are asked for together: what differs by less is the same. */
const QUARTER_MS = 15 * 60_000;
export const DAY_USED_UP_MS = 30 * 60_000;

/** Writes down what SES answered. One table of consequences: mail-and-web.md, "Retry classes". */
export async function settle(
  deps: SendOnceDeps,
  delivery: Delivery,
  owner: string,
  result: SendResult,
): Promise<SendOutcome> {
  const { ledger, clock, log, metrics } = deps;
  switch (result.outcome) {
    case 'accepted': {
      const at = clock.now();
      await ledger.settle(delivery.deliveryId, owner, { state: 'sent', sesMessageId: result.messageId, at });
      log.info('delivery.sent', ids(delivery));
      metrics.count('MailSent', 1, { kind: delivery.kind });
      return 'sent';
    }
    case 'refused':
      return settleQuietly(deps, delivery, owner, 'failed', result.reason);
    case 'ambiguous': {
      const at = clock.now();
      const retryAt = new Date(at.getTime() + UNKNOWN_WAIT_MS);
      await ledger.settle(delivery.deliveryId, owner, {
        state: 'unknown',
        reason: result.reason,
        retryAt,
        at,
      });
      log.warn('delivery.unknown', { ...ids(delivery), reason: result.reason });
      metrics.count('MailUnknown');
      return 'unknown';
    }
    case 'slow-down':
      deps.pace.slowDown();
      await defer(deps, delivery, owner, result.reason, later(deps, SLOW_DOWN_MS));
      return 'deferred';
    case 'never-left':
      await defer(deps, delivery, owner, result.reason, later(deps, SLOW_DOWN_MS));
      return 'deferred';
    case 'day-used-up':
      await defer(deps, delivery, owner, result.reason, later(deps, DAY_USED_UP_MS));
      return 'day-used-up';
    case 'stop':
      await defer(deps, delivery, owner, result.reason, later(deps, SLOW_DOWN_MS));
      log.error('delivery.stopped', { ...ids(delivery), reason: result.reason });
      metrics.count('MailStopped');
      return 'stopped';
  }
}

/** So many milliseconds from now on. */
export const later = ({ clock }: SendOnceDeps, milliseconds: number) =>
  new Date(clock.now().getTime() + milliseconds);

/** Lets a mail wait. What its reader lets wait stays news for as much longer. */
export async function hold(
  deps: SendOnceDeps,
  delivery: Delivery,
  owner: string,
  { wait, reason, leader, forUs }: Waiting,
): Promise<void> {
  if (forUs) return defer(deps, delivery, owner, reason, wait);
  const longer = Math.max(0, wait.getTime() - deps.clock.now().getTime());
  const stale = Math.ceil((new Date(delivery.notAfter).getTime() + longer) / QUARTER_MS) * QUARTER_MS;
  const notAfter = new Date(stale).toISOString();
  await defer(
    deps,
    delivery,
    owner,
    reason,
    wait,
    leader === undefined ? { notAfter } : { notAfter, leader },
  );
}

/** Gives the delivery back until `retryAt`, with what it keeps of why it waits. */
export async function defer(
  deps: SendOnceDeps,
  delivery: Delivery,
  owner: string,
  reason: string,
  retryAt: Date,
  held?: Hold,
) {
  const at = deps.clock.now();
  const kept = held === undefined ? {} : { hold: held };
  await deps.ledger.settle(delivery.deliveryId, owner, { state: 'deferred', reason, retryAt, at, ...kept });
  deps.log.info('delivery.deferred', { ...ids(delivery), reason });
  deps.metrics.count('MailDeferred');
}

/** Ends the delivery without a mail. */
export async function settleQuietly(
  deps: SendOnceDeps,
  delivery: Delivery,
  owner: string,
  state: 'skipped' | 'failed',
  reason: string,
): Promise<'skipped' | 'failed'> {
  await deps.ledger.settle(delivery.deliveryId, owner, { state, reason, at: deps.clock.now() });
  if (state === 'failed') deps.log.warn('delivery.failed', { ...ids(delivery), reason });
  else deps.log.info('delivery.skipped', { ...ids(delivery), reason });
  deps.metrics.count(state === 'failed' ? 'MailFailed' : 'MailSkipped');
  return state;
}

/** What a log line says of a delivery. */
export const ids = (delivery: Delivery) => ({
  deliveryId: delivery.deliveryId,
  kind: delivery.kind,
  about: delivery.about,
});

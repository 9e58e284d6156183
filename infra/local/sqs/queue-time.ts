import type { TurnedClock } from '../clock.ts';
import type { HeldQueue, QueueStore } from '../emulators/sqs.ts';

/**
 * Lets visibility times, delays and retention of the queues run on the turned clock. fauxqs reckons in real time, so a
 * turn of the clock by some hours brings every deadline nearer by as much; what is past its retention is dropped.
 */
export function followClock(
  store: QueueStore,
  clock: TurnedClock,
  onExpired: (queue: string, count: number) => void,
): void {
  clock.onTurn((jump) => {
    for (const queue of store.allQueues()) {
      shift(queue, jump);
      const expired = dropExpired(queue);
      if (expired > 0) onExpired(queue.name, expired);
      queue.processTimers();
    }
  });
}

function shift(queue: HeldQueue, jump: number): void {
  const held = [...queue.inflightMessages.values()];
  for (const entry of held) entry.visibilityDeadline -= jump;
  for (const message of [
    ...queue.messages,
    ...queue.delayedMessages,
    ...held.map((entry) => entry.message),
  ]) {
    message.sentTimestamp -= jump;
    if (message.delayUntil !== undefined) message.delayUntil -= jump;
    if (message.approximateFirstReceiveTimestamp !== undefined)
      message.approximateFirstReceiveTimestamp -= jump;
  }
}

function dropExpired(queue: HeldQueue): number {
  const oldest = Date.now() - Number(queue.attributes['MessageRetentionPeriod']) * 1000;
  const before = queue.messages.length + queue.delayedMessages.length;
  queue.messages = queue.messages.filter(({ sentTimestamp }) => sentTimestamp >= oldest);
  queue.delayedMessages = queue.delayedMessages.filter(({ sentTimestamp }) => sentTimestamp >= oldest);
  return before - queue.messages.length - queue.delayedMessages.length;
}

/** When the next hidden or delayed message of a queue shows, in milliseconds of the real clock. */
export function nextVisible(queue: HeldQueue): number | undefined {
  const times = [
    ...[...queue.inflightMessages.values()].map(({ visibilityDeadline }) => visibilityDeadline),
    ...queue.delayedMessages.map(({ delayUntil }) => delayUntil ?? 0),
  ];
  return times.length === 0 ? undefined : Math.min(...times);
}

import { RulewireError } from '../domain/errors.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';

/** The parts of an SQS record that a consumer reads. */
export interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes?: { readonly ApproximateReceiveCount?: string };
}

/** What Lambda is told: the records that SQS shall deliver again. */
export interface BatchResponse {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/**
 * `done` acknowledges; `again` gives the message back, to come again after the queue's visibility time; `postpone` says
 * after about how many seconds (at most 15 min).
 */
export type Handled = 'done' | 'again' | { readonly postpone: number };

/** What the consumer does to its own queue besides acknowledging. */
export interface QueueControl {
  /** Sets after how many seconds the message becomes visible again. */
  changeVisibility(receiptHandle: string, seconds: number): Promise<void>;
  /** Puts a copy of a message that can never be handled into the dead-letter queue, with the reason as an attribute. */
  bury(body: string, reason: string): Promise<void>;
}

export interface ConsumeOptions<Message> {
  readonly parse: (body: string) => Message;
  readonly handle: (message: Message, budget: TimeBudget) => Promise<Handled>;
  readonly control: QueueControl;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A number in [0, 1): spreads what comes back, so that it does not come back all at once. */
  readonly random: () => number;
}

/** How much of the invocation is left. */
export interface TimeBudget {
  /** False once less than 15 % of the time is left: start nothing new. */
  hasTime(): boolean;
}

const IN_PARALLEL = 5;
const LONGEST_POSTPONE_S = 900;

/** A budget from Lambda's context, read at the start of an invocation. */
export function timeBudget(remainingMs: () => number): TimeBudget {
  const whole = remainingMs();
  return { hasTime: () => remainingMs() > whole * 0.15 };
}

/**
 * Handles a batch of queue messages, at most 5 at a time, each on its own: one bad message holds up no other. A message
 * that can never be handled is copied to the dead-letter queue with its reason and acknowledged; everything else that
 * fails is reported back and comes again. Never throws.
 */
export async function consume<Message>(
  records: readonly QueueRecord[],
  budget: TimeBudget,
  options: ConsumeOptions<Message>,
): Promise<BatchResponse> {
  const failed: { itemIdentifier: string }[] = [];
  const waiting = [...records];
  const work = async () => {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      const acknowledged = budget.hasTime() && (await handleRecord(record, budget, options));
      if (!acknowledged) failed.push({ itemIdentifier: record.messageId });
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_PARALLEL, records.length) }, work));
  return { batchItemFailures: failed };
}

/** True if the message is done with. */
async function handleRecord<Message>(
  record: QueueRecord,
  budget: TimeBudget,
  options: ConsumeOptions<Message>,
): Promise<boolean> {
  const { log, control } = options;
  const ids = { messageId: record.messageId, receives: record.attributes?.ApproximateReceiveCount };
  try {
    const handled = await options.handle(options.parse(record.body), budget);
    if (handled === 'done') return true;
    if (handled === 'again') return false;
    const seconds = Math.min(Math.ceil(handled.postpone * (0.5 + options.random())), LONGEST_POSTPONE_S);
    log.info('message.postponed', { ...ids, seconds });
    await control.changeVisibility(record.receiptHandle, seconds);
    return false;
  } catch (error) {
    if (error instanceof RulewireError && !error.retryable) return bury(record, error, options);
    log.error('message.failed', ids, error);
    return false;
  }
}

async function bury<Message>(
  record: QueueRecord,
  error: RulewireError,
  { control, log, metrics }: ConsumeOptions<Message>,
): Promise<boolean> {
  log.error('message.rejected', { messageId: record.messageId }, error);
  metrics.count('PermanentFailure');
  try {
    await control.bury(record.body, error.message);
    return true;
  } catch (failure) {
    log.error('message.failed', { messageId: record.messageId }, failure);
    return false;
  }
}

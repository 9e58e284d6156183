import type { Activity } from '../activity.ts';
import type { TurnedClock } from '../clock.ts';
import type { HeldMessage, HeldQueue, QueueStore } from '../emulators/sqs.ts';
import type { FunctionPool } from '../lambda/function-pool.ts';
import type { Outcome } from '../lambda/runtime-api.ts';
import type { EventSourceModel } from '../template/model.ts';

export type EventSourceOptions = {
  mapping: EventSourceModel;
  store: QueueStore;
  pool: FunctionPool;
  /** Most batches in the function at once; the mapping's own maximum holds as well. */
  limit: number;
  clock: TurnedClock;
  activity: Activity;
  region: string;
  /** Override for the turned clock: a batch does not wait for the mapping's window, only for what comes at once. */
  cutWindow: boolean;
};

/** A message of one batch as taken from the queue. */
type Taken = { receiptHandle: string; message: HeldMessage };

/**
 * Feeds a function from a queue as an event source mapping does: batches, window, partial responses, deletion.
 * What is not deleted shows again after its visibility time, and goes to the dead-letter queue by its receive count.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function runEventSource(options: EventSourceOptions): void {
  const queue = options.store.getQueueByArn(options.mapping.queueArn);
  if (!queue) throw new Error(`${options.mapping.id}: no queue ${options.mapping.queueArn}.`);
  const most = Math.min(options.limit, options.mapping.maxConcurrency ?? options.limit);
  const state: State = { options, queue, most, running: 0, gathering: false };
  const notify = queue.notifyWaiters.bind(queue);
  queue.notifyWaiters = () => {
    notify();
    wake(state);
  };
  wake(state);
}

type State = {
  options: EventSourceOptions;
  queue: HeldQueue;
  most: number;
  running: number;
  gathering: boolean;
};

function wake(state: State): void {
  if (state.gathering || state.running >= state.most || state.queue.messages.length === 0) return;
  const { mapping, activity, cutWindow } = state.options;
  const done = activity.begin();
  state.gathering = true;
  const full = state.queue.messages.length >= mapping.batchSize;
  const wait = full || cutWindow ? 0 : mapping.windowSeconds * 1000;
  setTimeout(() => {
    state.gathering = false;
    dispatch(state);
    done();
  }, wait);
}

function dispatch(state: State): void {
  while (state.running < state.most && state.queue.messages.length > 0) {
    const batch = takeBatch(state);
    if (batch.length === 0) continue;
    state.running += 1;
    const done = state.options.activity.begin();
    void process(state, batch).finally(() => {
      state.running -= 1;
      wake(state);
      done();
    });
  }
}

function takeBatch({ queue, options }: State): Taken[] {
  const batch: Taken[] = [];
  while (batch.length < options.mapping.batchSize && queue.messages.length > 0) {
    const wanted = Math.min(10, options.mapping.batchSize - batch.length);
    for (const { ReceiptHandle } of queue.dequeue(wanted, undefined, (arn) =>
      options.store.getQueueByArn(arn),
    )) {
      const held = queue.inflightMessages.get(ReceiptHandle);
      if (held) batch.push({ receiptHandle: ReceiptHandle, message: held.message });
    }
  }
  return batch;
}

async function process({ options, queue }: State, batch: Taken[]): Promise<void> {
  const outcome = await options.pool.invoke(
    JSON.stringify({ Records: batch.map((taken) => record(options, taken)) }),
  );
  const failed = failedIds(outcome, batch, options.mapping.partialResponses);
  for (const { receiptHandle, message } of batch)
    if (!failed.has(message.messageId)) queue.deleteMessage(receiptHandle);
}

/**
 * The messages of a batch that stay in the queue: all when the function failed or answered in a form Lambda does not
 * accept, else those it reports (if the mapping asks for reports).
 */
function failedIds(
  outcome: Outcome,
  batch: readonly { message: { messageId: string } }[],
  partial: boolean,
): Set<string> {
  const all = new Set(batch.map(({ message }) => message.messageId));
  if (!outcome.ok) return all;
  if (!partial) return new Set();
  const answer = JSON.parse(outcome.payload) as { batchItemFailures?: unknown } | null;
  const failures = answer?.batchItemFailures;
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return all;
  const ids = failures.map((each: unknown) => (each as { itemIdentifier?: unknown } | null)?.itemIdentifier);
  return ids.every((id): id is string => typeof id === 'string' && all.has(id)) ? new Set(ids) : all;
}

function record({ clock, mapping, region }: EventSourceOptions, { receiptHandle, message }: Taken) {
  const onClock = (real: number | undefined) => String(Math.round((real ?? Date.now()) + clock.offset()));
  const attributes = Object.entries(message.messageAttributes).map(
    ([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        stringValue: StringValue,
        binaryValue: BinaryValue,
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ],
  );
  return {
    messageId: message.messageId,
    receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.approximateReceiveCount),
      SentTimestamp: onClock(message.sentTimestamp),
      SenderId: 'AIDALOCAL',
      ApproximateFirstReceiveTimestamp: onClock(message.approximateFirstReceiveTimestamp),
    },
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: mapping.queueArn,
    awsRegion: region,
  };
}

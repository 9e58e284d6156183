import type { SendMessageBatchRequestEntry, SQSClient } from '@aws-sdk/client-sqs';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { RulewireError } from '../../domain/errors.ts';
import type { Sleep } from '../../ports/clock.ts';
import type { Queue } from '../../ports/queue.ts';
import { inParallel } from '../in-parallel.ts';
import { systemSleep } from '../system/system-clock.ts';

/** Limits of SendMessageBatch (SQS API reference, 1 MiB since 2025); some room is left for attributes. */
const ENTRIES_PER_CALL = 10;
const BYTES_PER_CALL = 1_000_000;
const ATTEMPTS = 6;
const CALLS_AT_ONCE = 4;

/**
 * Queue on an SQS standard queue; messages are sent as JSON, and the group becomes the message group id, by which fair
 * queues tell tenants apart. Refused entries are sent again with growing pauses.
 * Throws `queue-refused` if entries stay refused or are refused as our fault; the others are sent then all the same.
 */
export function sqsQueue<Message>(
  client: SQSClient,
  url: string,
  sleep: Sleep = systemSleep,
): Queue<Message> {
  return {
    send: (messages, group) =>
      inParallel(batches(messages, group), CALLS_AT_ONCE, (batch) => sendBatch(client, url, batch, sleep)),
  };
}

/** The messages as entries of as few calls as their number and size allow. */
export function batches(
  messages: readonly unknown[],
  group: string | undefined,
): readonly (readonly SendMessageBatchRequestEntry[])[] {
  const all: SendMessageBatchRequestEntry[][] = [];
  let room = 0;
  for (const message of messages) {
    const MessageBody = bodyOf(message);
    const bytes = Buffer.byteLength(MessageBody);
    let batch = all.at(-1);
    if (batch === undefined || batch.length === ENTRIES_PER_CALL || bytes > room) {
      batch = [];
      all.push(batch);
      room = BYTES_PER_CALL;
    }
    room -= bytes;
    const Id = String(batch.length);
    batch.push(group === undefined ? { Id, MessageBody } : { Id, MessageBody, MessageGroupId: group });
  }
  return all;
}

/** JSON in which only characters stand that SQS takes: halves of pairs and U+FFFE, U+FFFF are written as escapes. */
function bodyOf(message: unknown): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16)}`;
  return JSON.stringify(message).replaceAll(/[\ud800-\udfff\ufffe\uffff]/g, escaped);
}

async function sendBatch(
  client: SQSClient,
  url: string,
  batch: readonly SendMessageBatchRequestEntry[],
  sleep: Sleep,
): Promise<void> {
  let rest = batch;
  const ours: string[] = [];
  let reason = '';
  for (let attempt = 0; attempt < ATTEMPTS && rest.length > 0; attempt += 1) {
    if (attempt > 0) await sleep.sleep(Math.random() * Math.min(3_000, 100 * 2 ** attempt));
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: [...rest] }));
    const failed = new Map((answer.Failed ?? []).map((entry) => [entry.Id, entry]));
    for (const entry of failed.values()) {
      reason = `${entry.Code}: ${entry.Message ?? ''}`;
      if (entry.SenderFault === true) ours.push(reason);
    }
    rest = rest.filter((entry) => failed.get(entry.Id)?.SenderFault === false);
  }
  const refused = rest.length + ours.length;
  if (refused > 0) {
    throw new RulewireError('queue-refused', `${refused} of ${batch.length}, ${ours[0] ?? reason}`);
  }
}

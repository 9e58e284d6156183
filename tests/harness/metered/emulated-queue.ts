import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SqsEmulator } from '../../../infra/local/emulators/sqs.ts';
import { LOCAL_ACCOUNT } from '../../../infra/local/emulators/sqs.ts';
import { sqsQueue } from '../../../shared/adapters/sqs/sqs-queue.ts';
import type { SimulatedQueue } from '../simulated-queue.ts';
import type { Meter } from './meter.ts';

/** An event source takes at most so many messages with one request, and deletes as many with one. */
const PER_REQUEST = 10;

/**
 * A queue of the embedded SQS: what the product sends goes through its own adapter; what Lambda's event source would do
 * (receive, delete) is done in process and counted by its requests. Visibility runs on the real clock.
 */
export function emulatedQueue<Message>(
  emulator: SqsEmulator,
  client: SQSClient,
  name: string,
  counted: Meter,
): SimulatedQueue<Message> {
  const url = `${emulator.endpoint}/${LOCAL_ACCOUNT}/${name}`;
  const arn = `arn:aws:sqs:us-east-1:${LOCAL_ACCOUNT}:${name}`;
  const held = emulator.store.createQueue(name, url, arn, { VisibilityTimeout: '3600' });
  const deadLetters: { body: string; reason: string }[] = [];
  const put = (body: string) => emulator.enqueue(arn, body);
  return {
    send: sqsQueue<Message>(client, url).send,
    put,
    receive(most) {
      const taken: ReturnType<typeof held.dequeue> = [];
      while (taken.length < most && held.messages.length > 0)
        taken.push(...held.dequeue(Math.min(PER_REQUEST, most - taken.length), undefined, () => undefined));
      if (taken.length > 0) counted.invoked(name);
      counted.count('sqs ReceiveMessage', Math.ceil(taken.length / PER_REQUEST));
      counted.count('sqs DeleteMessageBatch', Math.ceil(taken.length / PER_REQUEST));
      return taken.map(({ ReceiptHandle, Body }) => ({
        messageId: ReceiptHandle,
        receiptHandle: ReceiptHandle,
        body: Body,
      }));
    },
    delete: (handle) => void held.deleteMessage(handle),
    repeat: ({ body }) => put(body),
    changeVisibility(handle, seconds) {
      counted.count('sqs ChangeMessageVisibility');
      held.changeVisibility(handle, seconds);
    },
    bury(body, reason) {
      counted.count('sqs SendMessage');
      deadLetters.push({ body, reason });
    },
    get size() {
      return held.messages.length + held.inflightMessages.size;
    },
    takeDeadLetters: () => deadLetters.splice(0),
    deadLetters,
  };
}

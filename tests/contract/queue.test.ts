import { afterAll, beforeAll } from 'vitest';
import { memoryQueue } from '../../shared/adapters/memory/memory-queue.ts';
import { sqsQueue } from '../../shared/adapters/sqs/sqs-queue.ts';
import { type SqsQueues, sqsQueues } from '../harness/emulators/sqs-queues.ts';
import { describeQueue, type Message } from './queue.contract.ts';

let sqs: SqsQueues;
beforeAll(async () => {
  sqs = await sqsQueues();
});
afterAll(() => sqs.stop());

describeQueue('in memory', async () => {
  const queue = memoryQueue<Message>();
  return {
    queue,
    take: async () => queue.drain(),
  };
});

describeQueue('on SQS', async () => {
  const url = await sqs.create();
  return {
    queue: sqsQueue<Message>(sqs.client, url),
    take: () => sqs.take(url),
  };
});

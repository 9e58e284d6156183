import type { SQSClient } from '@aws-sdk/client-sqs';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { startSqs } from '../../../infra/local/emulators/sqs.ts';
import { sqsClient } from '../../../shared/adapters/sqs/sqs-client.ts';

export interface SqsQueues {
  readonly client: SQSClient;
  /** Makes an empty queue and returns its URL. */
  create(): Promise<string>;
  /** Takes all messages off the queue and returns their bodies, parsed. */
  take(url: string): Promise<readonly unknown[]>;
  stop(): Promise<void>;
}

/** Starts an embedded SQS for one test file. */
export async function sqsQueues(): Promise<SqsQueues> {
  const emulator = await startSqs();
  const client = sqsClient({
    endpoint: emulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let number = 0;
  return {
    client,
    async create() {
      number += 1;
      const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: `queue-${number}` }));
      return QueueUrl ?? '';
    },
    async take(url) {
      const bodies: unknown[] = [];
      for (;;) {
        const answer = await client.send(
          new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
        );
        if ((answer.Messages ?? []).length === 0) return bodies;
        for (const message of answer.Messages ?? []) {
          bodies.push(JSON.parse(message.Body ?? ''));
          await client.send(
            new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }),
          );
        }
      }
    },
    async stop() {
      client.destroy();
      await emulator.stop();
    },
  };
}

import type { SQSClient } from '@aws-sdk/client-sqs';
import { ChangeMessageVisibilityCommand, SendMessageCommand } from '@aws-sdk/client-sqs';

/** What a consumer does to its own queue besides acknowledging (see shared/runtime/consume.ts). */
export interface SqsQueueControl {
  changeVisibility(receiptHandle: string, seconds: number): Promise<void>;
  bury(body: string, reason: string): Promise<void>;
}

/** SQS takes attribute values of printable characters; a reason longer than this helps nobody. */
const LONGEST_REASON = 500;

/**
 * The consumer's own queue and its dead-letter queue. `queueUrl` is undefined where the consumer postpones nothing: a
 * message then comes again after the queue's own visibility time. A buried message carries its reason as an attribute.
 */
export function sqsQueueControl(
  client: SQSClient,
  queueUrl: string | undefined,
  deadLetterUrl: string,
): SqsQueueControl {
  return {
    async changeVisibility(receiptHandle, seconds) {
      if (queueUrl === undefined) return;
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
    async bury(body, reason) {
      const StringValue = reason.replace(/[^\x20-\x7e]+/g, ' ').slice(0, LONGEST_REASON) || 'unknown';
      await client.send(
        new SendMessageCommand({
          QueueUrl: deadLetterUrl,
          MessageBody: body,
          MessageAttributes: { reason: { DataType: 'String', StringValue } },
        }),
      );
    },
  };
}

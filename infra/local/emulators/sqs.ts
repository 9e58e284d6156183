import type { AddressInfo } from 'node:net';
import { buildApp } from 'fauxqs';

/** A message as fauxqs holds it; times are milliseconds of the real clock. */
export type HeldMessage = {
  messageId: string;
  body: string;
  md5OfBody: string;
  messageAttributes: Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>;
  sentTimestamp: number;
  approximateReceiveCount: number;
  approximateFirstReceiveTimestamp?: number;
  delayUntil?: number;
  messageGroupId?: string;
};

/** The part of fauxqs's own queue object that the machine uses in process. */
export type HeldQueue = {
  name: string;
  url: string;
  arn: string;
  attributes: Record<string, string>;
  messages: HeldMessage[];
  delayedMessages: HeldMessage[];
  inflightMessages: Map<string, { message: HeldMessage; receiptHandle: string; visibilityDeadline: number }>;
  enqueue(message: HeldMessage): void;
  dequeue(
    maxCount: number,
    visibilityTimeout: number | undefined,
    deadLetterQueue: (arn: string) => HeldQueue | undefined,
  ): { MessageId: string; ReceiptHandle: string; Body: string; MD5OfBody: string }[];
  deleteMessage(receiptHandle: string): boolean;
  changeVisibility(receiptHandle: string, seconds: number): void;
  processTimers(): void;
  notifyWaiters(): void;
};

export type QueueStore = {
  host: string;
  region?: string;
  createQueue(name: string, url: string, arn: string, attributes?: Record<string, string>): HeldQueue;
  getQueueByName(name: string): HeldQueue | undefined;
  getQueueByArn(arn: string): HeldQueue | undefined;
  allQueues(): Iterable<HeldQueue>;
};

export type SqsEmulator = {
  endpoint: string;
  port: number;
  store: QueueStore;
  /** Puts a message into a queue in process, as other AWS services do. Throws when there is no such queue. */
  enqueue(queueArn: string, body: string): void;
  stop(): Promise<void>;
};

/** The account that fauxqs writes into every ARN and QueueUrl. */
export const LOCAL_ACCOUNT = '000000000000';

/**
 * Starts fauxqs, an embedded SQS, in memory on a free port of 127.0.0.1.
 * A QueueUrl from CreateQueue carries the host that the caller used, since the SDK sends to the host in the QueueUrl.
 * fauxqs's own starter listens on every interface and hides its store; both are why this builds the app itself.
 */
export async function startSqs(options: { region?: string } = {}): Promise<SqsEmulator> {
  const region = options.region ?? 'us-east-1';
  const inside = (file: string) => import(new URL(file, import.meta.resolve('fauxqs')).href);
  const [{ SqsStore }, { SnsStore }, { S3Store }] = await Promise.all([
    inside('./sqs/sqsStore.js'),
    inside('./sns/snsStore.js'),
    inside('./s3/s3Store.js'),
  ]);
  const store = new SqsStore();
  store.host = '';
  const stores = { sqsStore: store, snsStore: new SnsStore(), s3Store: new S3Store() };
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    store,
    enqueue(queueArn, body) {
      const queue: HeldQueue | undefined = store.getQueueByArn(queueArn);
      if (!queue) throw new Error(`No queue ${queueArn}.`);
      queue.enqueue(SqsStore.createMessage(body));
    },
    stop: () => app.close(),
  };
}

import { randomUUID } from 'node:crypto';
import type { QueueStore, SqsEmulator } from '../emulators/sqs.ts';

/** An answer that the gateway gives itself. */
export type Answer = { status: number; body: Record<string, unknown> };

const LONGEST_DELAY = 900;

/** What fauxqs lacks of SQS: the limit of DelaySeconds, and moving dead letters back. Undefined: fauxqs is to answer. */
export function answerSqs(
  sqs: SqsEmulator,
  action: string,
  body: Record<string, unknown>,
): Answer | undefined {
  switch (action) {
    case 'SendMessage':
    case 'SendMessageBatch':
      return delayFault(body);
    case 'StartMessageMoveTask':
      return moveDeadLetters(sqs, body);
    case 'ListMessageMoveTasks':
      return { status: 200, body: { Results: [] } };
    case 'ListDeadLetterSourceQueues':
      return listSources(sqs.store, String(body['QueueUrl'] ?? ''));
    default:
      return undefined;
  }
}

function fault(code: string, message: string): Answer {
  return { status: 400, body: { __type: `com.amazonaws.sqs#${code}`, message } };
}

function delayFault(body: Record<string, unknown>): Answer | undefined {
  const entries = (body['Entries'] ?? [body]) as { DelaySeconds?: number }[];
  const wrong = entries.find(
    ({ DelaySeconds }) => DelaySeconds !== undefined && !(DelaySeconds >= 0 && DelaySeconds <= LONGEST_DELAY),
  );
  if (!wrong) return undefined;
  return fault(
    'InvalidParameterValue',
    `Value ${wrong.DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${LONGEST_DELAY}.`,
  );
}

function sourcesOf(store: QueueStore, deadLetterArn: string) {
  return [...store.allQueues()].filter(({ attributes }) => {
    const policy = JSON.parse(attributes['RedrivePolicy'] ?? '{}') as { deadLetterTargetArn?: string };
    return policy.deadLetterTargetArn === deadLetterArn;
  });
}

function listSources(store: QueueStore, url: string): Answer {
  const queue = store.getQueueByName(url.split('/').at(-1) ?? '');
  if (!queue) return fault('QueueDoesNotExist', 'The specified queue does not exist.');
  return { status: 200, body: { queueUrls: sourcesOf(store, queue.arn).map((source) => source.url) } };
}

/** Moves all visible messages of a dead-letter queue at once; the real task goes at the rate it is given. */
function moveDeadLetters(sqs: SqsEmulator, body: Record<string, unknown>): Answer {
  const from = sqs.store.getQueueByArn(String(body['SourceArn'] ?? ''));
  if (!from)
    return fault(
      'ResourceNotFoundException',
      'The resource that you specified for the SourceArn parameter does not exist.',
    );
  const sources = sourcesOf(sqs.store, from.arn);
  const to =
    body['DestinationArn'] === undefined
      ? sources[0]
      : sqs.store.getQueueByArn(String(body['DestinationArn']));
  if (!to || sources.length === 0)
    return fault('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
  if (body['DestinationArn'] === undefined && sources.length > 1)
    return fault(
      'InvalidParameterValue',
      'The local AWS needs a DestinationArn when several queues share a dead-letter queue.',
    );
  from.processTimers();
  const moved = from.messages.splice(0);
  for (const message of moved)
    to.enqueue({ ...message, messageId: randomUUID(), approximateReceiveCount: 0 });
  return {
    status: 200,
    body: {
      TaskHandle: Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn: from.arn })).toString(
        'base64',
      ),
    },
  };
}

import { parseArgs } from 'node:util';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { deployment, queueName } from './deployment.ts';

const HELP = `npm run dlq -- <queue> [--stage dev] [--most 50]
Prints the messages of a dead-letter queue with the reason why each is there. They hold ids only, and stay where they are.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string', default: 'prod' },
    most: { type: 'string', default: '50' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  const { sqs, deadLetterUrl } = deployment(values.stage);
  const QueueUrl = await deadLetterUrl(queueName(positionals[0]));
  const seen = new Set<string | undefined>();
  while (seen.size < Number(values.most)) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        // Long enough not to be shown the same ones again in this run, short enough for the next one.
        VisibilityTimeout: 30,
        MessageAttributeNames: ['reason'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (Messages.length === 0) break;
    for (const { MessageId, Body, Attributes, MessageAttributes } of Messages) {
      seen.add(MessageId);
      const at = new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
      console.log(
        `${at}  ${MessageAttributes?.['reason']?.StringValue ?? 'received too often'}\n    ${Body}`,
      );
    }
  }
  console.log(seen.size === 0 ? 'The dead-letter queue is empty.' : `${seen.size} messages shown.`);
}

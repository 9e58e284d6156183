import { parseArgs } from 'node:util';
import { GetQueueAttributesCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { deployment, queueName } from './deployment.ts';

const HELP = `npm run redrive -- <queue> [--rate 5] [--stage dev] [--yes]
Moves the messages of a dead-letter queue back into their queue, so many a second. Without --yes only says how many.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string', default: 'prod' },
    rate: { type: 'string', default: '5' },
    yes: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  const name = queueName(positionals[0]);
  const { sqs, deadLetterUrl } = deployment(values.stage);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await deadLetterUrl(name),
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  );
  const count = `About ${Attributes?.ApproximateNumberOfMessages ?? '0'} messages`;
  if (values.yes) {
    await sqs.send(
      new StartMessageMoveTaskCommand({
        SourceArn: Attributes?.QueueArn,
        MaxNumberOfMessagesPerSecond: Number(values.rate),
      }),
    );
    console.log(`${count} are on their way back to ${name}, ${values.rate} a second.`);
  } else {
    console.log(`${count} would go back to ${name}, ${values.rate} a second. Add --yes to move them.`);
  }
}

import { rmSync } from 'node:fs';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach } from 'vitest';
import { turnedClock } from '../../../infra/local/clock.ts';
import { type LocalAws, startLocalAws } from '../../../infra/local/local-aws.ts';
import { smallSystem, type Template } from './small-system.ts';
import { writeAssembly } from './write-assembly.ts';

const running: LocalAws[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const aws of running.splice(0)) await aws.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

type Properties = Template['Resources'][string]['Properties'];
/** Changes the small system before it starts: properties of a resource by its logical id, and all resources. */
export type Change = (of: (id: string) => Properties, resources: Template['Resources']) => void;

/** Starts the small system on a clock that stands in May 2019; what a test does to it and sees of it. Ends with the test. */
export async function runSmallSystem(change: Change = () => undefined) {
  const template = smallSystem();
  change((id) => template.Resources[id]?.Properties, template.Resources);
  const clock = turnedClock(new Date('2019-05-16T00:00:00Z'));
  const assemblyDir = writeAssembly(template);
  folders.push(assemblyDir);
  const aws = await startLocalAws({ assemblyDir, clock });
  running.push(aws);
  const client = {
    endpoint: aws.gatewayUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: aws.operatorKey, secretAccessKey: 'x' },
  };
  const sqs = new SQSClient(client);
  const dynamodb = new DynamoDBClient(client);
  const jobsUrl = aws.resources().queues.find(({ name }) => name === 'Small-Jobs')?.url;
  return {
    aws,
    sqs,
    jobsUrl,
    send: (task: object) =>
      sqs.send(new SendMessageCommand({ QueueUrl: jobsUrl, MessageBody: JSON.stringify(task) })),
    note: async (pk: string) =>
      (await dynamodb.send(new GetItemCommand({ TableName: 'Small-Notes', Key: { pk: { S: pk } } }))).Item,
    depth: (queue: string) => aws.queueDepths().find((each) => each.queue === `Small-${queue}`),
    reasons: () =>
      aws
        .logs()
        .map(({ fields }) => fields?.['reason'])
        .filter((reason) => reason !== undefined),
  };
}

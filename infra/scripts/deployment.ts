import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  ListSecretsCommand,
  type SecretListEntry,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MAIL_DAYS_KEPT } from '../config.ts';

/** The queues by the names that runbooks use, with the construct that each has in the stack. */
const QUEUES = {
  changes: 'Changes',
  segments: 'Segments',
  'digest-segments': 'DigestSegments',
  deliveries: 'Deliveries',
  'hook-calls': 'HookCalls',
  confirmations: 'Confirmations',
  feedback: 'Feedback',
} as const;

export type QueueName = keyof typeof QUEUES;

export const QUEUE_NAMES = Object.keys(QUEUES) as readonly QueueName[];

/** The name of a queue as an operator types it. Throws with the names there are. */
export function queueName(text: string | undefined): QueueName {
  const found = QUEUE_NAMES.find((name) => name === text);
  if (found === undefined) throw new Error(`Name a queue: ${QUEUE_NAMES.join(', ')}.`);
  return found;
}

/** Finds the tables, queues and the secret of a deployment by the names that CloudFormation gave them; `stage` as in infra/config.ts. */
export function deployment(stage: string) {
  const suffix = stage === 'prod' ? '' : `-${stage}`;
  const dynamo = new DynamoDBClient({});
  const sqs = new SQSClient({});
  const secrets = new SecretsManagerClient({});

  async function table(name: 'Content' | 'People' | 'Ledger'): Promise<string> {
    const prefix = `RulewireData${suffix}-Tables${name}`;
    let after: string | undefined;
    do {
      const page = await dynamo.send(
        new ListTablesCommand(after === undefined ? {} : { ExclusiveStartTableName: after }),
      );
      const found = page.TableNames?.find((each) => each.startsWith(prefix));
      if (found !== undefined) return found;
      after = page.LastEvaluatedTableName;
    } while (after !== undefined);
    throw new Error(`No table starts with ${prefix}: is the stage "${stage}" deployed in this region?`);
  }

  async function queueUrl(name: QueueName, part: 'Queue' | 'DeadLetters'): Promise<string> {
    const prefix = `RulewireApp${suffix}-${QUEUES[name]}Work${part}`;
    const { QueueUrls: [url] = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
    if (url === undefined)
      throw new Error(`No queue starts with ${prefix}: is the stage "${stage}" deployed in this region?`);
    return url;
  }

  /** The secret has a generated name: it is known by the tags that everything of a stage carries. */
  async function secret(): Promise<SecretListEntry & { readonly ARN: string }> {
    const { SecretList = [] } = await secrets.send(
      new ListSecretsCommand({ Filters: [{ Key: 'tag-value', Values: ['rulewire'] }] }),
    );
    const found = SecretList.find((each) =>
      each.Tags?.some(({ Key, Value }) => Key === 'stage' && Value === stage),
    );
    if (found?.ARN === undefined)
      throw new Error(`No secret of stage "${stage}": is it deployed in this region?`);
    return { ...found, ARN: found.ARN };
  }

  /** Days that the deployment keeps the record of a mail; the tag is as old as the choice. */
  async function mailDaysKept(): Promise<number> {
    const { Tags = [] } = await secret();
    return Number(Tags.find(({ Key }) => Key === 'mailDaysKept')?.Value ?? MAIL_DAYS_KEPT);
  }

  return {
    secrets,
    secretArn: async () => (await secret()).ARN,
    mailDaysKept,
    dynamo: DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } }),
    sqs,
    table,
    queueUrl: (name: QueueName) => queueUrl(name, 'Queue'),
    deadLetterUrl: (name: QueueName) => queueUrl(name, 'DeadLetters'),
  };
}

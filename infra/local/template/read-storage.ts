import { randomBytes } from 'node:crypto';
import type { PolicyStatement } from '../iam/evaluate.ts';
import { arnOf, type Names, type Place, physicalName, refOf } from './identifiers.ts';
import type { ConfigurationSetModel, QueueModel, SecretModel, Table } from './model.ts';

/** A table as a CreateTable request, its time-to-live attribute and its own key. On-demand billing only. */
export function readTable(names: Names, place: Place): Table {
  const { properties } = names;
  if (properties['BillingMode'] !== 'PAY_PER_REQUEST')
    throw new Error(`${names.stack}/${names.id}: only on-demand tables are known to the local AWS.`);
  const ttl = properties['TimeToLiveSpecification'] as
    | { AttributeName?: string; Enabled?: boolean }
    | undefined;
  const encryption = properties['SSESpecification'] as { KMSMasterKeyId?: string } | undefined;
  return {
    name: physicalName(names),
    arn: arnOf(names, place),
    definition: {
      TableName: physicalName(names),
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: properties['KeySchema'],
      AttributeDefinitions: properties['AttributeDefinitions'],
      ...(properties['GlobalSecondaryIndexes']
        ? { GlobalSecondaryIndexes: bareIndexes(properties['GlobalSecondaryIndexes']) }
        : {}),
    },
    ttlAttribute: ttl?.Enabled ? ttl.AttributeName : undefined,
    keyArn: encryption?.KMSMasterKeyId,
  };
}

function bareIndexes(indexes: unknown): unknown[] {
  return (indexes as Record<string, unknown>[]).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
}

const QUEUE_ATTRIBUTES = [
  'VisibilityTimeout',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'MessageRetentionPeriod',
];

/** A queue with its attributes in the form of the SQS API. */
export function readQueue(names: Names, place: Place, policy: PolicyStatement[]): QueueModel {
  const { properties } = names;
  const attributes: Record<string, string> = {};
  for (const name of QUEUE_ATTRIBUTES)
    if (properties[name] !== undefined) attributes[name] = String(properties[name]);
  const redrive = properties['RedrivePolicy'] as
    | { deadLetterTargetArn: string; maxReceiveCount: number }
    | undefined;
  if (redrive)
    attributes['RedrivePolicy'] = JSON.stringify({
      ...redrive,
      maxReceiveCount: Number(redrive.maxReceiveCount),
    });
  return {
    name: physicalName(names),
    arn: arnOf(names, place),
    url: refOf(names, place),
    attributes,
    deadLetterArn: redrive?.deadLetterTargetArn,
    maxReceiveCount: redrive ? Number(redrive.maxReceiveCount) : undefined,
    policy,
  };
}

/** A configuration set with the event destinations that name it. Only SNS destinations are known. */
export function readConfigurationSet(names: Names, found: (type: string) => Names[]): ConfigurationSetModel {
  const name = physicalName(names);
  const sending = names.properties['SendingOptions'] as { SendingEnabled?: boolean } | undefined;
  const destinations = found('AWS::SES::ConfigurationSetEventDestination')
    .filter(({ properties }) => properties['ConfigurationSetName'] === name)
    .flatMap(({ properties, stack, id }) => {
      const destination = properties['EventDestination'] as {
        Enabled?: boolean;
        MatchingEventTypes: string[];
        SnsDestination?: { TopicARN: string };
      };
      if (destination.Enabled === false) return [];
      if (!destination.SnsDestination)
        throw new Error(`${stack}/${id}: only SNS event destinations are known to the local AWS.`);
      return { types: destination.MatchingEventTypes, topicArn: destination.SnsDestination.TopicARN };
    });
  return { name, sending: sending?.SendingEnabled !== false, destinations };
}

type Generated = {
  PasswordLength?: number;
  ExcludePunctuation?: boolean;
  ExcludeCharacters?: string;
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
};

/** A secret with the value that the template gives, or a fresh one made as the template says. */
export function readSecret(names: Names, place: Place): SecretModel {
  const { properties } = names;
  const given = properties['SecretString'];
  const value =
    typeof given === 'string'
      ? given
      : generateSecret((properties['GenerateSecretString'] ?? {}) as Generated);
  const tags = (properties['Tags'] ?? []) as SecretModel['tags'];
  return { arn: arnOf(names, place), name: physicalName(names), value, tags };
}

function generateSecret(options: Generated): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const signs = options.ExcludePunctuation ? letters : `${letters}!#$%&()*+,-./:;<=>?@[]^_{|}~`;
  const alphabet = [...signs].filter((sign) => !options.ExcludeCharacters?.includes(sign));
  const bytes = randomBytes(options.PasswordLength ?? 32);
  const password = [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
  if (options.GenerateStringKey === undefined) return password;
  return JSON.stringify({
    ...JSON.parse(options.SecretStringTemplate ?? '{}'),
    [options.GenerateStringKey]: password,
  });
}

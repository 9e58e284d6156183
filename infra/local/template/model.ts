import type { PolicyStatement } from '../iam/evaluate.ts';

/** What the template describes, with names, ARNs and values worked out: the local AWS runs exactly this. */
export type SystemModel = {
  tables: Table[];
  queues: QueueModel[];
  functions: FunctionModel[];
  roles: Map<string, RoleModel>;
  eventSources: EventSourceModel[];
  schedules: ScheduleModel[];
  httpApis: HttpApiModel[];
  topics: TopicModel[];
  mail: { identities: string[]; configurationSets: ConfigurationSetModel[] };
  secrets: SecretModel[];
  /** Which service may invoke which function (AWS::Lambda::Permission). */
  permissions: { functionArn: string; principal: string; sourceArn: string | undefined }[];
};

export type Table = {
  name: string;
  arn: string;
  /** The CreateTable request of the DynamoDB API. */
  definition: Record<string, unknown>;
  ttlAttribute: string | undefined;
  /** Key that the table is encrypted with when it is a customer's own. */
  keyArn: string | undefined;
};

export type QueueModel = {
  name: string;
  arn: string;
  url: string;
  /** Attributes in the form of the SQS API: all strings, RedrivePolicy as JSON. */
  attributes: Record<string, string>;
  deadLetterArn: string | undefined;
  maxReceiveCount: number | undefined;
  policy: PolicyStatement[];
};

export type FunctionModel = {
  id: string;
  name: string;
  arn: string;
  handler: string;
  codeFolder: string;
  timeoutSeconds: number;
  memoryMb: number;
  environment: Record<string, string>;
  roleArn: string;
  logFormat: 'JSON' | 'Text';
  reservedConcurrency: number | undefined;
  /** What becomes of an asynchronous invocation that failed: retries, age in seconds, queue for the lost event. */
  async: {
    retries: number;
    maximumAge: number;
    deadLetterArn: string | undefined;
    destinationArn: string | undefined;
  };
};

type RoleModel = { arn: string; name: string; principals: string[]; statements: PolicyStatement[] };

export type EventSourceModel = {
  id: string;
  queueArn: string;
  functionName: string;
  batchSize: number;
  windowSeconds: number;
  maxConcurrency: number | undefined;
  partialResponses: boolean;
};

export type ScheduleModel = {
  id: string;
  name: string;
  arn: string;
  expression: string;
  zone: string;
  targetArn: string;
  roleArn: string;
  input: string | undefined;
  deadLetterArn: string | undefined;
};

export type HttpApiModel = {
  id: string;
  routes: { key: string; functionArn: string; timeoutMs: number }[];
};

type TopicModel = {
  arn: string;
  policy: PolicyStatement[];
  subscriptions: { queueArn: string; raw: boolean }[];
};

export type ConfigurationSetModel = {
  name: string;
  sending: boolean;
  destinations: { types: string[]; topicArn: string }[];
};

export type SecretModel = {
  arn: string;
  name: string;
  value: string;
  tags: { Key: string; Value: string }[];
};

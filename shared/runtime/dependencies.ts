import { randomUUID } from 'node:crypto';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SESClient } from '@aws-sdk/client-ses';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoCompanyDirectory } from '../adapters/dynamodb/company-directory.ts';
import { dynamoContentStore } from '../adapters/dynamodb/content-store.ts';
import { dynamoFeedbackStore } from '../adapters/dynamodb/feedback-store.ts';
import { dynamoHookBook } from '../adapters/dynamodb/hook-book.ts';
import { dynamoHostStore } from '../adapters/dynamodb/host-store.ts';
import { dynamoInboxStore } from '../adapters/dynamodb/inbox-store.ts';
import { dynamoMailRecord } from '../adapters/dynamodb/ledger/mail-record.ts';
import { dynamoLedger, dynamoPlans } from '../adapters/dynamodb/ledger.ts';
import { dynamoPeopleStore } from '../adapters/dynamodb/people-store.ts';
import { dynamoPressStore } from '../adapters/dynamodb/press-store.ts';
import { dynamoQualityCounts } from '../adapters/dynamodb/quality-counts.ts';
import { dynamoSourceStateStore } from '../adapters/dynamodb/source-state-store.ts';
import { secretsManagerSecrets } from '../adapters/secrets/secrets-manager-secrets.ts';
import { sesMailTransport } from '../adapters/ses/ses-mail-transport.ts';
import { sqsQueueControl } from '../adapters/sqs/queue-control.ts';
import { sqsQueue } from '../adapters/sqs/sqs-queue.ts';
import { systemClock, systemSleep } from '../adapters/system/system-clock.ts';
import { createPace } from '../application/pace.ts';
import type { MailIdentity } from '../application/send-confirmation.ts';
import type {
  ChangeDetected,
  DeliveryBatch,
  DigestSegmentMessage,
  HookCalls,
  MailConfirm,
  SegmentRun,
} from '../messages/messages.ts';
import type { SettingName } from './environment.ts';
import { SETTINGS, setting } from './environment.ts';
import { log, metrics } from './telemetry.ts';

/** What every function has. */
export const common = { clock: systemClock, sleep: systemSleep, log, metrics, newOwner: randomUUID };

/** Adapters made from the settings of the function; each throws `config-missing` if its own are absent. */
export const contentStore = (dynamo: DynamoDBDocumentClient) =>
  dynamoContentStore(dynamo, setting('contentTable'));
export const companyDirectory = (dynamo: DynamoDBDocumentClient) =>
  dynamoCompanyDirectory(dynamo, setting('contentTable'));
export const inboxStore = (dynamo: DynamoDBDocumentClient) =>
  dynamoInboxStore(dynamo, setting('contentTable'));
export const sourceStateStore = (dynamo: DynamoDBDocumentClient) =>
  dynamoSourceStateStore(dynamo, setting('contentTable'));
export const hostStore = (dynamo: DynamoDBDocumentClient) => dynamoHostStore(dynamo, setting('contentTable'));
export const pressStore = (dynamo: DynamoDBDocumentClient) =>
  dynamoPressStore(dynamo, setting('contentTable'));
export const peopleStore = (dynamo: DynamoDBDocumentClient) =>
  dynamoPeopleStore(dynamo, setting('peopleTable'));
export const feedbackStore = (dynamo: DynamoDBDocumentClient) =>
  dynamoFeedbackStore(dynamo, setting('peopleTable'));
export const hookBook = (dynamo: DynamoDBDocumentClient) => dynamoHookBook(dynamo, setting('peopleTable'));
export const qualityCounts = (dynamo: DynamoDBDocumentClient) =>
  dynamoQualityCounts(dynamo, setting('contentTable'));
export const plans = (dynamo: DynamoDBDocumentClient) => dynamoPlans(dynamo, setting('ledgerTable'));
export const ledger = (dynamo: DynamoDBDocumentClient) =>
  dynamoLedger(dynamo, setting('ledgerTable'), mailDaysKept());
export const mailRecord = (dynamo: DynamoDBDocumentClient) =>
  dynamoMailRecord(dynamo, setting('ledgerTable'), mailDaysKept());

/** Days that the record of a mail is kept. */
export const mailDaysKept = () => Number(setting('mailDaysKept'));

const queue =
  <Message>(name: SettingName) =>
  (sqs: SQSClient) =>
    sqsQueue<Message>(sqs, setting(name));

export const changesQueue = queue<ChangeDetected>('changesQueueUrl');
export const segmentsQueue = queue<SegmentRun>('segmentsQueueUrl');
export const digestSegmentsQueue = queue<DigestSegmentMessage>('digestSegmentsQueueUrl');
export const deliveriesQueue = queue<DeliveryBatch>('deliveriesQueueUrl');
export const hookCallsQueue = queue<HookCalls>('hookCallsQueueUrl');
export const confirmationsQueue = queue<MailConfirm>('confirmationsQueueUrl');

/** The queue that the function reads, and where it parks what can never be handled. */
export function ownQueue(sqs: SQSClient) {
  const postpones = process.env[SETTINGS.sourceQueueUrl] ? setting('sourceQueueUrl') : undefined;
  return sqsQueueControl(sqs, postpones, setting('deadLetterQueueUrl'));
}

export const secrets = (client: SecretsManagerClient) => secretsManagerSecrets(client, setting('secretArn'));
export const mailTransport = (ses: SESClient) => sesMailTransport(ses, setting('configurationSet'));

/** A pace within the share of the account's quota that this lane has. */
export function mailPace(transport: ReturnType<typeof mailTransport>) {
  const share = Number(setting('mailShare'));
  const concurrency = Number(setting('mailConcurrency'));
  return createPace({ transport, clock: systemClock, sleep: systemSleep, share, concurrency });
}

export function mailIdentity(): MailIdentity {
  return {
    from: setting('senderAddress'),
    replyTo: setting('replyTo'),
    sender: {
      name: setting('senderName'),
      postalAddress: setting('postalAddress'),
      publicUrl: setting('publicUrl'),
    },
  };
}

import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { dynamoAuditTrail } from '../../../shared/adapters/dynamodb/audit-trail.ts';
import { dynamoContentStore } from '../../../shared/adapters/dynamodb/content-store.ts';
import { dynamoLedger } from '../../../shared/adapters/dynamodb/ledger.ts';
import { dynamoPeopleStore } from '../../../shared/adapters/dynamodb/people-store.ts';
import { secretsManagerSecrets } from '../../../shared/adapters/secrets/secrets-manager-secrets.ts';
import { sqsQueue } from '../../../shared/adapters/sqs/sqs-queue.ts';
import { systemClock } from '../../../shared/adapters/system/system-clock.ts';
import type { SegmentRun } from '../../../shared/messages/messages.ts';
import type { deployment } from '../deployment.ts';

/** A deployment as its operator reaches it. */
export type Deployment = ReturnType<typeof deployment>;

/** What an operator acts with, under the name that her shell gives her. Throws an Error where nothing is deployed. */
export async function operatorDeps(at: Deployment) {
  const [content, people, ledger, mailDaysKept] = await Promise.all([
    at.table('Content'),
    at.table('People'),
    at.table('Ledger'),
    at.mailDaysKept(),
  ]);
  return {
    content: dynamoContentStore(at.dynamo, content),
    people: dynamoPeopleStore(at.dynamo, people),
    ledger: dynamoLedger(at.dynamo, ledger, mailDaysKept),
    mailDaysKept,
    audit: dynamoAuditTrail(at.dynamo, people),
    secrets: secretsManagerSecrets(at.secrets, await at.secretArn()),
    deliveries: sqsQueue<never>(at.sqs, await at.queueUrl('deliveries')),
    confirmations: sqsQueue<never>(at.sqs, await at.queueUrl('confirmations')),
    segmentsQueue: sqsQueue<SegmentRun>(at.sqs, await at.queueUrl('segments')),
    clock: systemClock,
    actor: userInfo().username,
    newId: () => randomBytes(18).toString('base64url'),
  };
}

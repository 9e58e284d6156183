import { randomBytes } from 'node:crypto';
import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { secretsClient } from '../../shared/adapters/secrets/secrets-client.ts';
import { secretsManagerSecrets } from '../../shared/adapters/secrets/secrets-manager-secrets.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import {
  common,
  companyDirectory,
  confirmationsQueue,
  contentStore,
  feedbackStore,
  hookBook,
  hookCallsQueue,
  mailDaysKept,
  mailRecord,
  peopleStore,
  qualityCounts,
  sourceStateStore,
} from '../../shared/runtime/dependencies.ts';
import { setting } from '../../shared/runtime/environment.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** The pages' adapters, made from the settings of the function. Throws `config-missing` if one is absent. */
export function webDependencies(): WebDependencies {
  const dynamo = dynamoClient();
  const sqs = sqsClient();
  return {
    clock: common.clock,
    log: common.log,
    metrics: common.metrics,
    newId: () => randomBytes(18).toString('base64url'),
    people: peopleStore(dynamo),
    directory: companyDirectory(dynamo),
    content: contentStore(dynamo),
    sources: sourceStateStore(dynamo),
    feedback: feedbackStore(dynamo),
    ledger: mailRecord(dynamo),
    quality: qualityCounts(dynamo),
    confirmations: confirmationsQueue(sqs),
    hooks: hookBook(dynamo),
    hookCalls: hookCallsQueue(sqs),
    secrets: secretsManagerSecrets(secretsClient(), setting('secretArn')),
    publicUrl: setting('publicUrl'),
    postalAddress: setting('postalAddress'),
    senderAddress: setting('senderAddress'),
    mailDaysKept: mailDaysKept(),
  };
}

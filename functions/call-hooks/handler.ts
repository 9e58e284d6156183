import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { httpHookCaller } from '../../shared/adapters/http/hook-caller.ts';
import { parseOrigins } from '../../shared/adapters/http/origins.ts';
import { secretsClient } from '../../shared/adapters/secrets/secrets-client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { callHooks } from '../../shared/application/hooks/call-hooks.ts';
import { userAgent } from '../../shared/domain/sources/robots.ts';
import { hookCalls, parseMessage } from '../../shared/messages/messages.ts';
import {
  common,
  contentStore,
  hookBook,
  ledger,
  ownQueue,
  peopleStore,
  qualityCounts,
  secrets,
  sourceStateStore,
} from '../../shared/runtime/dependencies.ts';
import { setting } from '../../shared/runtime/environment.ts';
import { queueHandler } from '../../shared/runtime/handler.ts';

const dynamo = dynamoClient();
const sqs = sqsClient();
const secretsManager = secretsClient();

export const handler = queueHandler({
  build: () => ({
    ...common,
    content: contentStore(dynamo),
    quality: qualityCounts(dynamo),
    sources: sourceStateStore(dynamo),
    ledger: ledger(dynamo),
    people: peopleStore(dynamo),
    hooks: hookBook(dynamo),
    secrets: secrets(secretsManager),
    caller: httpHookCaller({
      userAgent: userAgent(setting('operatorContact')),
      origins: parseOrigins(setting('sourceOrigins')),
    }),
    publicUrl: setting('publicUrl'),
    control: ownQueue(sqs),
  }),
  parse: (body) => parseMessage(hookCalls, body),
  handle: callHooks,
});

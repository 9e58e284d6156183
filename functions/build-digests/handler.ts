import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { buildDigest } from '../../shared/application/build-digest.ts';
import { digestSegment, parseMessage } from '../../shared/messages/messages.ts';
import {
  common,
  contentStore,
  deliveriesQueue,
  ownQueue,
  peopleStore,
  plans,
} from '../../shared/runtime/dependencies.ts';
import { queueHandler } from '../../shared/runtime/handler.ts';

const dynamo = dynamoClient();
const sqs = sqsClient();

export const handler = queueHandler({
  build: () => ({
    ...common,
    content: contentStore(dynamo),
    ledger: plans(dynamo),
    people: peopleStore(dynamo),
    deliveriesQueue: deliveriesQueue(sqs),
    control: ownQueue(sqs),
  }),
  parse: (body) => parseMessage(digestSegment, body),
  handle: buildDigest,
});

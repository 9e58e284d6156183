import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { runSegment } from '../../shared/application/run-segment.ts';
import { parseMessage, segmentRun } from '../../shared/messages/messages.ts';
import {
  common,
  deliveriesQueue,
  hookCallsQueue,
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
    ledger: plans(dynamo),
    people: peopleStore(dynamo),
    deliveriesQueue: deliveriesQueue(sqs),
    hookCallsQueue: hookCallsQueue(sqs),
    control: ownQueue(sqs),
  }),
  parse: (body) => parseMessage(segmentRun, body),
  handle: runSegment,
});

import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { planDigests, planMissedDigests } from '../../shared/application/plan-digests.ts';
import { common, digestSegmentsQueue, peopleStore, plans } from '../../shared/runtime/dependencies.ts';
import { scheduledHandler } from '../../shared/runtime/handler.ts';

const dynamo = dynamoClient();
const sqs = sqsClient();

export const handler = scheduledHandler({
  build: () => ({
    ...common,
    ledger: plans(dynamo),
    people: peopleStore(dynamo),
    digestSegmentsQueue: digestSegmentsQueue(sqs),
  }),
  parse: () => undefined,
  async run(services) {
    await planMissedDigests(services, await planDigests(services));
  },
});

import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { sweep } from '../../shared/application/sweep.ts';
import { loadCatalogue } from '../../shared/domain/sources/catalogue.ts';
import { timeBudget } from '../../shared/runtime/consume.ts';
import {
  changesQueue,
  common,
  contentStore,
  deliveriesQueue,
  digestSegmentsQueue,
  hookCallsQueue,
  inboxStore,
  ledger,
  segmentsQueue,
} from '../../shared/runtime/dependencies.ts';
import { scheduledHandler } from '../../shared/runtime/handler.ts';
import { SOURCE_FILES } from '../../shared/sources/all.ts';

/** A page is read from each shard of the index, sent on and noted in about a second. */
const DUE_PAGE = 2_000;

const dynamo = dynamoClient();
const sqs = sqsClient();

export const handler = scheduledHandler({
  build: () => ({
    ...common,
    content: contentStore(dynamo),
    ledger: ledger(dynamo),
    inbox: inboxStore(dynamo),
    sourceIds: [...loadCatalogue(SOURCE_FILES).keys()],
    changesQueue: changesQueue(sqs),
    segmentsQueue: segmentsQueue(sqs),
    digestSegmentsQueue: digestSegmentsQueue(sqs),
    deliveriesQueue: deliveriesQueue(sqs),
    hookCallsQueue: hookCallsQueue(sqs),
    duePage: DUE_PAGE,
  }),
  parse: () => undefined,
  run: (services, _event, context) =>
    sweep(
      services,
      timeBudget(() => context.getRemainingTimeInMillis()),
    ),
});

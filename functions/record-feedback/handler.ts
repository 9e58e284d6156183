import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { readerStanding } from '../../shared/application/reader-standing.ts';
import { recordFeedback } from '../../shared/application/record-feedback.ts';
import { parseSesEvent } from '../../shared/messages/ses-event.ts';
import { common, ledger, ownQueue, peopleStore } from '../../shared/runtime/dependencies.ts';
import { queueHandler } from '../../shared/runtime/handler.ts';

const dynamo = dynamoClient();
const sqs = sqsClient();

export const handler = queueHandler({
  build: () => ({
    ...common,
    ledger: ledger(dynamo),
    standing: readerStanding(peopleStore(dynamo), common.clock),
    control: ownQueue(sqs),
  }),
  parse: parseSesEvent,
  handle: recordFeedback,
});

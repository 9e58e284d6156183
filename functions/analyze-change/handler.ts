import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { analyzeChange } from '../../shared/application/analyze-change.ts';
import { createCompanyIndexes } from '../../shared/application/analyzing/company-indexes.ts';
import { changeDetected, parseMessage } from '../../shared/messages/messages.ts';
import {
  common,
  companyDirectory,
  contentStore,
  ownQueue,
  plans,
  qualityCounts,
  segmentsQueue,
} from '../../shared/runtime/dependencies.ts';
import { setting } from '../../shared/runtime/environment.ts';
import { queueHandler } from '../../shared/runtime/handler.ts';

const dynamo = dynamoClient();
const sqs = sqsClient();

export const handler = queueHandler({
  build() {
    const directory = companyDirectory(dynamo);
    return {
      ...common,
      content: contentStore(dynamo),
      directory,
      companyIndexes: createCompanyIndexes(directory),
      ledger: plans(dynamo),
      quality: qualityCounts(dynamo),
      segmentsQueue: segmentsQueue(sqs),
      holdAbove: Number(setting('holdAbove')),
      canaryAbove: Number(setting('canaryAbove')),
      control: ownQueue(sqs),
    };
  },
  parse: (body) => parseMessage(changeDetected, body),
  handle: analyzeChange,
});

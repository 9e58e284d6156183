import { afterAll, beforeAll } from 'vitest';
import { dynamoFeedbackStore } from '../../shared/adapters/dynamodb/feedback-store.ts';
import { memoryFeedbackStore } from '../../shared/adapters/memory/memory-feedback-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeFeedbackStore } from './feedback-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeFeedbackStore('in memory', async () => memoryFeedbackStore());
describeFeedbackStore('on DynamoDB', async () =>
  dynamoFeedbackStore(tables.client, await tables.create('people')),
);

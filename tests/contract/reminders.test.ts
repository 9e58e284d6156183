import { afterAll, beforeAll } from 'vitest';
import { dynamoContentStore } from '../../shared/adapters/dynamodb/content-store.ts';
import { memoryContentStore } from '../../shared/adapters/memory/memory-content-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeReminders } from './reminders.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeReminders('in memory', async () => memoryContentStore());
describeReminders('on DynamoDB', async () =>
  dynamoContentStore(tables.client, await tables.create('content')),
);

import { afterAll, beforeAll } from 'vitest';
import { dynamoContentStore } from '../../shared/adapters/dynamodb/content-store.ts';
import { memoryContentStore } from '../../shared/adapters/memory/memory-content-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeContentStore } from './content-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeContentStore('in memory', async () => memoryContentStore());
describeContentStore('on DynamoDB', async () =>
  dynamoContentStore(tables.client, await tables.create('content')),
);

import { afterAll, beforeAll } from 'vitest';
import { dynamoSourceStateStore } from '../../shared/adapters/dynamodb/source-state-store.ts';
import { memorySourceStateStore } from '../../shared/adapters/memory/memory-source-state-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeSourceStateStore } from './source-state-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeSourceStateStore('in memory', async () => memorySourceStateStore());
describeSourceStateStore('on DynamoDB', async () =>
  dynamoSourceStateStore(tables.client, await tables.create('content')),
);

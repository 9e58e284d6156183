import { afterAll, beforeAll } from 'vitest';
import { dynamoPressStore } from '../../shared/adapters/dynamodb/press-store.ts';
import { memoryPressStore } from '../../shared/adapters/memory/memory-press-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describePressStore } from './press-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describePressStore('in memory', async () => memoryPressStore());
describePressStore('on DynamoDB', async () =>
  dynamoPressStore(tables.client, await tables.create('content')),
);

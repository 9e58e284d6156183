import { afterAll, beforeAll } from 'vitest';
import { dynamoHostStore } from '../../shared/adapters/dynamodb/host-store.ts';
import { memoryHostStore } from '../../shared/adapters/memory/memory-host-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeHostStore } from './host-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeHostStore('in memory', async () => memoryHostStore());
describeHostStore('on DynamoDB', async () => dynamoHostStore(tables.client, await tables.create('content')));

import { afterAll, beforeAll } from 'vitest';
import { dynamoInboxStore } from '../../shared/adapters/dynamodb/inbox-store.ts';
import { memoryInboxStore } from '../../shared/adapters/memory/memory-inbox-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeInboxStore } from './inbox-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeInboxStore('in memory', async () => memoryInboxStore());
describeInboxStore('on DynamoDB', async () =>
  dynamoInboxStore(tables.client, await tables.create('content')),
);

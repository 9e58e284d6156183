import { afterAll, beforeAll } from 'vitest';
import { dynamoPeopleStore } from '../../shared/adapters/dynamodb/people-store.ts';
import { memoryPeopleStore } from '../../shared/adapters/memory/memory-people-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describePeopleStore } from './people-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describePeopleStore('in memory', async () => memoryPeopleStore());
describePeopleStore('on DynamoDB', async () =>
  dynamoPeopleStore(tables.client, await tables.create('people')),
);

import { afterAll, beforeAll } from 'vitest';
import { dynamoPeopleStore } from '../../shared/adapters/dynamodb/people-store.ts';
import { memoryPeopleStore } from '../../shared/adapters/memory/memory-people-store.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describePeopleWithHooks } from './people-hooks.contract.ts';
import { describePeopleLimits } from './people-limits.contract.ts';
import { describePeopleStore } from './people-store.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

const STORES = [
  ['in memory', async () => memoryPeopleStore()],
  ['on DynamoDB', async () => dynamoPeopleStore(tables.client, await tables.create('people'))],
] as const;

for (const [name, make] of STORES) {
  describePeopleStore(name, make);
  describePeopleLimits(name, make);
  describePeopleWithHooks(name, make);
}

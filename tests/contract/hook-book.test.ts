import { afterAll, beforeAll } from 'vitest';
import { dynamoHookBook } from '../../shared/adapters/dynamodb/hook-book.ts';
import { memoryHookBook } from '../../shared/adapters/memory/memory-hook-book.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeHookBook } from './hook-book.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeHookBook('in memory', async () => memoryHookBook());
describeHookBook('on DynamoDB', async () => dynamoHookBook(tables.client, await tables.create('people')));

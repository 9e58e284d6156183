import { afterAll, beforeAll } from 'vitest';
import { dynamoCompanyDirectory } from '../../shared/adapters/dynamodb/company-directory.ts';
import { memoryCompanyDirectory } from '../../shared/adapters/memory/memory-company-directory.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeCompanyDirectory } from './company-directory.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeCompanyDirectory('in memory', async () => memoryCompanyDirectory());
describeCompanyDirectory('on DynamoDB', async () =>
  dynamoCompanyDirectory(tables.client, await tables.create('content')),
);

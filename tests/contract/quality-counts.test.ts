import { afterAll, beforeAll } from 'vitest';
import { dynamoQualityCounts } from '../../shared/adapters/dynamodb/quality-counts.ts';
import { memoryQualityCounts } from '../../shared/adapters/memory/memory-quality-counts.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeQualityCounts } from './quality-counts.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeQualityCounts('in memory', async () => memoryQualityCounts());
describeQualityCounts('on DynamoDB', async () =>
  dynamoQualityCounts(tables.client, await tables.create('content')),
);

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoCompanyDirectory } from '../../shared/adapters/dynamodb/company-directory.ts';
import { tableOf } from '../../shared/adapters/dynamodb/table.ts';
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

describe('the match index on DynamoDB', () => {
  test('keeps the bytes of the newest two versions, whatever is saved again', async () => {
    const table = await tables.create('content');
    const directory = dynamoCompanyDirectory(tables.client, table);
    for (const version of ['v1', 'v2', 'v3', 'v3', 'v4', 'v3'])
      await directory.saveIndex(version, new TextEncoder().encode(version), []);
    const rows = await tableOf(tables.client, table).all({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'INDEX#companies' },
    });
    expect(rows.map((row) => row.sk)).toEqual(['BYTES#v3#00', 'BYTES#v4#00', 'META']);
  });
});

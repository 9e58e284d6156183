import { afterAll, beforeAll } from 'vitest';
import { dynamoAuditTrail } from '../../shared/adapters/dynamodb/audit-trail.ts';
import { memoryAuditTrail } from '../../shared/adapters/memory/memory-audit-trail.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeAuditTrail } from './audit-trail.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

describeAuditTrail('in memory', async () => memoryAuditTrail());
describeAuditTrail('on DynamoDB', async () => dynamoAuditTrail(tables.client, await tables.create('people')));

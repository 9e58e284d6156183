import { afterAll, beforeAll } from 'vitest';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { memoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { describeDeliveries } from './ledger-deliveries.contract.ts';
import { describeMailRecord } from './ledger-mail-record.contract.ts';
import { describePlans } from './ledger-plans.contract.ts';
import { describeWaiting } from './ledger-waiting.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

const onDynamo = async () => dynamoLedger(tables.client, await tables.create('ledger'));

describeDeliveries('in memory', async () => memoryLedger());
describeDeliveries('on DynamoDB', onDynamo);
describePlans('in memory', async () => memoryLedger());
describePlans('on DynamoDB', onDynamo);
describeMailRecord('in memory', async () => memoryLedger());
describeMailRecord('on DynamoDB', onDynamo);
describeWaiting('in memory', async () => memoryLedger());
describeWaiting('on DynamoDB', onDynamo);

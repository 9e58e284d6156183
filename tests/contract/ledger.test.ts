import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAIL_DAYS_KEPT } from '../../infra/config.ts';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { memoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { aDelivery, minute } from '../harness/fixtures-for-contract.ts';
import { describeDeliveries } from './ledger-deliveries.contract.ts';
import { describeMailRecord } from './ledger-mail-record.contract.ts';
import { describePlans } from './ledger-plans.contract.ts';
import { describeWaiting } from './ledger-waiting.contract.ts';

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

const onDynamo = async () => dynamoLedger(tables.client, await tables.create('ledger'), MAIL_DAYS_KEPT);

describeDeliveries('in memory', async () => memoryLedger());
describeDeliveries('on DynamoDB', onDynamo);
describePlans('in memory', async () => memoryLedger());
describePlans('on DynamoDB', onDynamo);
describeMailRecord('in memory', async () => memoryLedger());
describeMailRecord('on DynamoDB', onDynamo);
describeWaiting('in memory', async () => memoryLedger());
describeWaiting('on DynamoDB', onDynamo);

test('on DynamoDB a delivery, what was reported of it and what it said stay as long as the operator says', async () => {
  const TableName = await tables.create('ledger');
  const ledger = dynamoLedger(tables.client, TableName, 400);
  const { deliveryId } = aDelivery('d-1');
  await ledger.claim(aDelivery('d-1'), 'a', minute(0), minute(9));
  await ledger.keepCopy('c-1', { headers: 'Subject: a', text: 'said', html: '<p>said</p>' }, minute(0));
  const event = { sesMessageId: 'm', outcome: 'delivered', at: minute(0).toISOString() } as const;
  await ledger.recordFeedback({ ...event, feedbackKey: 'known', deliveryId });
  await ledger.recordFeedback({ ...event, feedbackKey: 'nobody-knows', deliveryId: undefined });
  const { Items = [] } = await tables.client.send(new ScanCommand({ TableName }));
  const end = minute(0).getTime() / 1000 + 400 * 86_400;
  expect(Items.map(({ pk, ttl }) => [String(pk).split('#')[0], ttl]).sort()).toEqual([
    ['COPY', end],
    ['DLV', end],
    ['DLV', end],
    ['FBK', end],
  ]);
});

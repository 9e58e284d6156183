import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ledger } from '../../ports/ledger.ts';
import { control } from './ledger/control.ts';
import { deliveries } from './ledger/deliveries.ts';
import { plans } from './ledger/plans.ts';
import { runs } from './ledger/runs.ts';
import { tableOf } from './table.ts';

/** Ledger on the Ledger table. Besides its own errors it throws `store-throttled`. */
export function dynamoLedger(client: DynamoDBDocumentClient, tableName: string): Ledger {
  const table = tableOf(client, tableName);
  return { ...plans(table), ...runs(table), ...deliveries(table), ...control(table) };
}

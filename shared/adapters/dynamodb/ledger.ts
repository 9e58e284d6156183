import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger, Plans, Runs } from '../../ports/ledger.ts';
import { systemClock } from '../system/system-clock.ts';
import { control } from './ledger/control.ts';
import { deliveries } from './ledger/deliveries.ts';
import { mailRecord } from './ledger/mail-record.ts';
import { plans } from './ledger/plans.ts';
import { runs } from './ledger/runs.ts';
import { tableOf } from './table.ts';

/**
 * Ledger on the Ledger table. Besides its own errors it throws `store-throttled`. `daysKept` is how long a delivery stays,
 * and with it what was reported of it and what it said; the clock only says when the progress of a segment may be forgotten.
 */
export function dynamoLedger(
  client: DynamoDBDocumentClient,
  tableName: string,
  daysKept: number,
  clock: Clock = systemClock,
): Ledger {
  const table = tableOf(client, tableName);
  return {
    ...plans(table, clock),
    ...runs(table, clock),
    ...deliveries(table, daysKept),
    ...mailRecord(table, daysKept),
    ...control(table),
  };
}

/** What is planned, without the record of mails: for those who ask for mails and send none. Throws as the whole does. */
export function dynamoPlans(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock = systemClock,
): Plans & Runs {
  const table = tableOf(client, tableName);
  return { ...plans(table, clock), ...runs(table, clock) };
}

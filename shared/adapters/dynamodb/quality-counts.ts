import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LATENCY_COUNTS } from '../../domain/latency.ts';
import type { Counted, QualityCount, QualityCounts } from '../../ports/quality-counts.ts';
import type { QueryParams, UpdateParams } from './table.ts';
import { tableOf } from './table.ts';

const COUNTS: readonly QualityCount[] = [
  'checked',
  'told',
  'not-my-company',
  'not-useful',
  'wrong-fact',
  ...LATENCY_COUNTS,
];

/** One item a day: the mailer counts once per message of 25 readers, far below what one item takes. */
function addCountsParams(day: string, counts: Counted): UpdateParams {
  const given = COUNTS.filter((name) => counts[name] !== undefined);
  return {
    Key: { pk: 'QUALITY', sk: `DAY#${day}` },
    UpdateExpression: `ADD ${given.map((_, i) => `#n${i} :n${i}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(given.map((name, i) => [`#n${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(given.map((name, i) => [`:n${i}`, counts[name]])),
  };
}

function daysParams(from: string, to: string): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': 'QUALITY', ':from': `DAY#${from}`, ':to': `DAY#${to}` },
  };
}

/** QualityCounts on the Content table, since they are public. Throws `store-throttled`. */
export function dynamoQualityCounts(client: DynamoDBDocumentClient, tableName: string): QualityCounts {
  const table = tableOf(client, tableName);
  return {
    async add(day, counts) {
      if (COUNTS.some((name) => counts[name] !== undefined)) await table.update(addCountsParams(day, counts));
    },
    async days(from, to) {
      const items = await table.all(daysParams(from, to));
      return items.map((item) => {
        const counted = COUNTS.filter((name) => item[name] !== undefined);
        return {
          day: item.sk.slice('DAY#'.length),
          counts: Object.fromEntries(counted.map((name) => [name, Number(item[name])])),
        };
      });
    },
  };
}

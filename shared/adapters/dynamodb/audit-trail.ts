import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '../../domain/audit.ts';
import { hashId } from '../../domain/ids.ts';
import type { AuditTrail } from '../../ports/audit-trail.ts';
import type { PutParams } from './table.ts';
import { tableOf } from './table.ts';
import { ttlAfter } from './ttl.ts';

const DAYS_KEPT = 400;

const dayKey = (day: string) => `AUDIT#${day}`;

/** Named by its content, so that a put that is tried again makes one entry. */
function entryParams(entry: AuditEntry): PutParams {
  const { at, actor, action, subject, reason = '' } = entry;
  const sk = `${at}#${hashId(actor, action, subject, reason)}`;
  return { Item: { pk: dayKey(at.slice(0, 10)), sk, entry, ttl: ttlAfter(at, DAYS_KEPT) } };
}

/** AuditTrail on the People table. Throws `store-throttled`. */
export function dynamoAuditTrail(client: DynamoDBDocumentClient, tableName: string): AuditTrail {
  const table = tableOf(client, tableName);
  return {
    async append(entry) {
      await table.put(entryParams(entry));
    },
    async ofDay(day) {
      const items = await table.all({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': dayKey(day) },
        ConsistentRead: true,
      });
      return items.map((item) => item['entry'] as AuditEntry);
    },
  };
}

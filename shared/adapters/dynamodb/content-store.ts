import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ContentStore } from '../../ports/content-store.ts';
import { changes } from './content/changes.ts';
import { documents } from './content/documents.ts';
import { matches } from './content/matches.ts';
import { matters } from './content/matters.ts';
import { reminders } from './content/reminders.ts';
import { tableOf } from './table.ts';

/** ContentStore on the Content table. Besides its own errors it throws `store-throttled`. */
export function dynamoContentStore(client: DynamoDBDocumentClient, tableName: string): ContentStore {
  const table = tableOf(client, tableName);
  return {
    ...documents(table),
    ...changes(table),
    ...matches(table),
    ...matters(table),
    ...reminders(table),
  };
}

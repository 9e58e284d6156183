import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CompanyDirectory } from '../../ports/company-directory.ts';
import { aliases } from './directory/aliases.ts';
import { companies } from './directory/companies.ts';
import { matchIndex } from './directory/match-index.ts';
import { names } from './directory/names.ts';
import { tableOf } from './table.ts';

/** CompanyDirectory on the Content table. Besides its own errors it throws `store-throttled`. */
export function dynamoCompanyDirectory(client: DynamoDBDocumentClient, tableName: string): CompanyDirectory {
  const table = tableOf(client, tableName);
  return { ...companies(table), ...aliases(table), ...names(table), ...matchIndex(table) };
}

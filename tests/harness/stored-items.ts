import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { LocalAws } from '../../infra/local/local-aws.ts';

/** Everything that the tables of a local AWS hold, as JSON: table by table, item by item. */
export async function storedItems(aws: LocalAws, inTable = ''): Promise<string> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: aws.gatewayUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: aws.operatorKey, secretAccessKey: 'any' },
    }),
  );
  const items: string[] = [];
  for (const TableName of aws.resources().tables.filter((name) => name.includes(inTable)))
    for await (const page of paginateScan({ client }, { TableName }))
      items.push(...(page.Items ?? []).map((item) => JSON.stringify(item)));
  return items.toSorted((one, other) => (one < other ? -1 : 1)).join('\n');
}

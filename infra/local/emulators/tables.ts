import type { Table } from '../template/model.ts';

/** Calls the embedded DynamoDB as the machine itself, past the gateway. Throws an Error with DynamoDB's message. */
export async function dynamo(endpoint: string, action: string, body: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${action}`,
      'x-amz-date': '20200101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=LOCAL/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`DynamoDB ${action}: ${text}`);
  return JSON.parse(text);
}

/** Creates the tables of the template with their indexes. */
export async function createTables(endpoint: string, tables: readonly Table[]): Promise<void> {
  for (const { definition } of tables) await dynamo(endpoint, 'CreateTable', definition);
}

import type { SystemModel } from '../template/model.ts';

type Item = Record<string, { S?: string }>;
type Index = { IndexName: string; KeySchema: { AttributeName: string }[] };

/** DynamoDB refuses an empty string as the key of an index, dynalite takes it: the fault in DynamoDB's words, or undefined. */
export function emptyIndexKey(
  action: string,
  body: Record<string, unknown>,
  model: SystemModel,
): string | undefined {
  for (const [table, item] of writtenItems(action, body)) {
    const known = model.tables.find(({ name, arn }) => name === table || arn === table);
    for (const { IndexName, KeySchema } of (known?.definition['GlobalSecondaryIndexes'] ?? []) as Index[])
      for (const { AttributeName } of KeySchema)
        if (item[AttributeName]?.S === '')
          return `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${IndexName}, IndexKey: ${AttributeName}`;
  }
  return undefined;
}

function writtenItems(action: string, body: Record<string, unknown>): [table: string, item: Item][] {
  if (action === 'PutItem') return [[String(body['TableName']), body['Item'] as Item]];
  if (action !== 'BatchWriteItem') return [];
  const tables = body['RequestItems'] as Record<string, { PutRequest?: { Item: Item } }[]>;
  return Object.entries(tables).flatMap(([table, writes]) =>
    writes.flatMap(({ PutRequest }): [string, Item][] => (PutRequest ? [[table, PutRequest.Item]] : [])),
  );
}

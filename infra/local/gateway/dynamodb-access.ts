import type { AccessRequest } from '../iam/evaluate.ts';
import type { Place } from '../template/identifiers.ts';
import type { SystemModel, Table } from '../template/model.ts';

type Value = Record<string, unknown>;
type Item = Record<string, Value>;
type Body = Record<string, unknown>;

/**
 * The rights that a DynamoDB call needs: one request per table or index it touches, with the partition keys it names as
 * `dynamodb:LeadingKeys`; and the right to decrypt with the table's own key where it has one.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function dynamoRequests(
  action: string,
  body: Body,
  model: SystemModel,
  place: Place,
): AccessRequest[] {
  const table = (name: unknown) => tableOf(String(name), model, place);
  switch (action) {
    case 'BatchGetItem':
      return tables(body).flatMap(([name, { Keys }]) => onTable(action, table(name), Keys as Item[]));
    case 'BatchWriteItem':
      return tables(body).flatMap(([name, writes]) =>
        onTable(action, table(name), (writes as unknown as Body[]).map(writtenItem)),
      );
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return (body['TransactItems'] as Record<string, Body>[]).flatMap((item) =>
        Object.entries(item).map(([kind, each]) => ({
          action: TRANSACT[kind] ?? kind,
          resource: table(each['TableName']).arn,
        })),
      );
    case 'ListTables':
      return [{ action: 'dynamodb:ListTables', resource: '*' }];
    default:
      return body['TableName'] === undefined ? [] : onOneTable(action, body, table(body['TableName']));
  }
}

function onTable(action: string, table: KeyedTable, items: Item[]): AccessRequest[] {
  const keys = items.map((item) => textOf(item[table.partitionKey]));
  return withKey(table, {
    action: `dynamodb:${action}`,
    resource: table.arn,
    context: { 'dynamodb:LeadingKeys': keys },
  });
}

function onOneTable(action: string, body: Body, table: KeyedTable): AccessRequest[] {
  const index = body['IndexName'] === undefined ? '' : `/index/${String(body['IndexName'])}`;
  const keys = namedKeys(action, body, table);
  return withKey(table, {
    action: `dynamodb:${action}`,
    resource: table.arn + index,
    ...(keys ? { context: { 'dynamodb:LeadingKeys': keys } } : {}),
  });
}

/** A table with a key of its own can be read and written only by who may decrypt with it. */
function withKey({ keyArn }: KeyedTable, request: AccessRequest): AccessRequest[] {
  return keyArn === undefined ? [request] : [request, { action: 'kms:Decrypt', resource: keyArn }];
}

const TRANSACT: Record<string, string> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
  Get: 'dynamodb:GetItem',
};

type KeyedTable = { arn: string; keyArn: string | undefined; partitionKey: string; model: Table | undefined };

function tableOf(name: string, model: SystemModel, place: Place): KeyedTable {
  const known = model.tables.find((table) => table.name === name || table.arn === name);
  const arn = known?.arn ?? `arn:aws:dynamodb:${place.region}:${place.account}:table/${name}`;
  return {
    arn,
    keyArn: known?.keyArn,
    partitionKey: partitionKey(known?.definition['KeySchema']),
    model: known,
  };
}

function partitionKey(schema: unknown): string {
  return (
    (schema as { AttributeName: string; KeyType: string }[] | undefined)?.find(
      ({ KeyType }) => KeyType === 'HASH',
    )?.AttributeName ?? ''
  );
}

function tables(body: Body): [string, Body][] {
  return Object.entries(body['RequestItems'] as Record<string, Body>);
}

function writtenItem(write: Body): Item {
  const { PutRequest, DeleteRequest } = write as {
    PutRequest?: { Item: Item };
    DeleteRequest?: { Key: Item };
  };
  return PutRequest?.Item ?? DeleteRequest?.Key ?? {};
}

function textOf(value: Value | undefined): string {
  return String(Object.values(value ?? {})[0] ?? '');
}

/** The partition keys that a single call names; undefined for a scan or a table operation, which name none. */
function namedKeys(action: string, body: Body, table: KeyedTable): string[] | undefined {
  const item = (body['Key'] ?? body['Item']) as Item | undefined;
  if (item) return [textOf(item[table.partitionKey])];
  if (action !== 'Query') return undefined;
  const names = (body['ExpressionAttributeNames'] ?? {}) as Record<string, string>;
  const values = (body['ExpressionAttributeValues'] ?? {}) as Item;
  const indexes = (table.model?.definition['GlobalSecondaryIndexes'] ?? []) as {
    IndexName: string;
    KeySchema: unknown;
  }[];
  const index = indexes.find(({ IndexName }) => IndexName === body['IndexName']);
  const wanted = index ? partitionKey(index.KeySchema) : table.partitionKey;
  for (const [, name = '', value = ''] of String(body['KeyConditionExpression'] ?? '').matchAll(
    /([#\w.]+)\s*=\s*(:\w+)/g,
  ))
    if ((names[name] ?? name) === wanted) return [textOf(values[value])];
  return [''];
}

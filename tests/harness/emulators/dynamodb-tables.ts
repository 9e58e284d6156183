import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type DynamoDbEmulator, startDynamoDb } from '../../../infra/local/emulators/dynamodb.ts';
import { dynamoClient } from '../../../shared/adapters/dynamodb/client.ts';

const INDEXES = {
  gsi1: ['gsi1pk', 'gsi1sk'],
  gsi2: ['gsi2pk', 'gsi2sk'],
  due: ['dueShard', 'due'],
} as const;

/** The tables with the indexes they have in infra/constructs/tables.ts; an infra test compares the two. */
const TABLES = {
  content: ['gsi1', 'gsi2', 'due'],
  people: ['gsi1'],
  ledger: ['gsi1', 'due'],
} as const satisfies Record<string, readonly (keyof typeof INDEXES)[]>;

export interface DynamoDbTables {
  readonly client: DynamoDBDocumentClient;
  /** Makes an empty table of that kind and returns its name. */
  create(kind: keyof typeof TABLES): Promise<string>;
  stop(): Promise<void>;
}

/** Starts an embedded DynamoDB for one test file. */
export async function dynamoDbTables(): Promise<DynamoDbTables> {
  const emulator: DynamoDbEmulator = await startDynamoDb();
  const client = dynamoClient({
    endpoint: emulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let number = 0;
  return {
    client,
    async create(kind) {
      number += 1;
      const name = `${kind}-${number}`;
      await client.send(new CreateTableCommand(definition(kind, name)));
      await active(client, name);
      return name;
    },
    async stop() {
      client.destroy();
      await emulator.stop();
    },
  };
}

/** What creates a table of that kind: `TableName` and the keys and indexes of the deployed one. */
export function definition(kind: keyof typeof TABLES, TableName: string): CreateTableCommandInput {
  const keySchema = ([hash, range]: readonly [string, string]): CreateTableCommandInput['KeySchema'] => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];
  const names = ['pk', 'sk', ...TABLES[kind].flatMap((index) => INDEXES[index])];
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(['pk', 'sk']),
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: TABLES[kind].map((IndexName) => ({
      IndexName,
      KeySchema: keySchema(INDEXES[IndexName]),
      Projection: { ProjectionType: 'ALL' },
    })),
  };
}

async function active(client: DynamoDBDocumentClient, TableName: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`table ${TableName} did not become active`);
}

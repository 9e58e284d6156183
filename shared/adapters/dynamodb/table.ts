import type {
  DeleteCommandInput,
  DynamoDBDocumentClient,
  PutCommandInput,
  QueryCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { RulewireError } from '../../domain/errors.ts';
import { readMany, writeMany } from './batches.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Item = Readonly<Record<string, unknown>> & Key;
export type PutParams = Omit<PutCommandInput, 'TableName'>;
export type UpdateParams = Omit<UpdateCommandInput, 'TableName'>;
export type DeleteParams = Omit<DeleteCommandInput, 'TableName'>;
export type QueryParams = Omit<QueryCommandInput, 'TableName'>;

interface QueryPage {
  readonly items: readonly Item[];
  /** Absent at the end. */
  readonly lastKey?: Readonly<Record<string, unknown>>;
}

/** One table. Parameters are made by pure functions beside each store; this only sends them. */
export interface Table {
  /** A consistent read. */
  get(key: Key): Promise<Item | undefined>;
  /** Consistent reads of many items in no order; absent ones are left out. */
  getMany(keys: readonly Key[]): Promise<readonly Item[]>;
  /** False if the condition did not hold. */
  put(params: PutParams): Promise<boolean>;
  /** The whole item after the update; undefined if the condition did not hold. */
  update(params: UpdateParams): Promise<Item | undefined>;
  /** False if the condition did not hold. */
  remove(params: DeleteParams): Promise<boolean>;
  page(params: QueryParams): Promise<QueryPage>;
  /** All pages of a query, at most `Limit` items where one is given. */
  all(params: QueryParams): Promise<readonly Item[]>;
  putMany(items: readonly Item[]): Promise<void>;
  removeMany(keys: readonly Key[]): Promise<void>;
}

/** The table of that name. Throws `store-throttled` once the service kept refusing for want of capacity. */
export function tableOf(client: DynamoDBDocumentClient, TableName: string): Table {
  const page = async (params: QueryParams): Promise<QueryPage> => {
    const answer = await throttlingNamed(client.send(new QueryCommand({ TableName, ...params })));
    const items = (answer.Items ?? []) as Item[];
    return answer.LastEvaluatedKey === undefined ? { items } : { items, lastKey: answer.LastEvaluatedKey };
  };
  return {
    async get(Key) {
      const get = new GetCommand({ TableName, Key, ConsistentRead: true });
      return (await throttlingNamed(client.send(get))).Item as Item | undefined;
    },
    getMany: (keys) => throttlingNamed(readMany(client, TableName, keys)),
    async put(params) {
      return (await ifConditionHolds(client.send(new PutCommand({ TableName, ...params })))) !== undefined;
    },
    async update(params) {
      const update = new UpdateCommand({ TableName, ReturnValues: 'ALL_NEW', ...params });
      return (await ifConditionHolds(client.send(update)))?.Attributes as Item | undefined;
    },
    async remove(params) {
      return (await ifConditionHolds(client.send(new DeleteCommand({ TableName, ...params })))) !== undefined;
    },
    page,
    async all(params) {
      const items: Item[] = [];
      let lastKey: Readonly<Record<string, unknown>> | undefined;
      do {
        const next = await page(lastKey === undefined ? params : { ...params, ExclusiveStartKey: lastKey });
        items.push(...next.items);
        lastKey = next.lastKey;
      } while (lastKey !== undefined && items.length < (params.Limit ?? Number.POSITIVE_INFINITY));
      return params.Limit === undefined ? items : items.slice(0, params.Limit);
    },
    putMany: (items) =>
      throttlingNamed(
        writeMany(
          client,
          TableName,
          items.map((Item) => ({ PutRequest: { Item } })),
        ),
      ),
    removeMany: (keys) =>
      throttlingNamed(
        writeMany(
          client,
          TableName,
          keys.map((Key) => ({ DeleteRequest: { Key } })),
        ),
      ),
  };
}

const THROTTLED: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

async function throttlingNamed<T>(sent: Promise<T>): Promise<T> {
  try {
    return await sent;
  } catch (cause) {
    if (cause instanceof Error && THROTTLED.has(cause.name))
      throw new RulewireError('store-throttled', cause.name, { cause });
    throw cause;
  }
}

async function ifConditionHolds<T>(sent: Promise<T>): Promise<T | undefined> {
  try {
    return await throttlingNamed(sent);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'ConditionalCheckFailedException') return undefined;
    throw cause;
  }
}

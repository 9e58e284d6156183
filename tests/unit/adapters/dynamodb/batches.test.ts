import type { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { readMany, writeMany } from '../../../../shared/adapters/dynamodb/batches.ts';
import { dynamoContentStore } from '../../../../shared/adapters/dynamodb/content-store.ts';
import type { Key } from '../../../../shared/adapters/dynamodb/table.ts';
import { memoryClock } from '../../../../shared/adapters/memory/memory-clock.ts';
import { docId } from '../../../../shared/domain/ids.ts';

const key = (n: number): Key => ({ pk: `pk-${n}`, sk: 'sk' });
const keys = (count: number) => Array.from({ length: count }, (_, n) => key(n));
const puts = (count: number) => keys(count).map((Item) => ({ PutRequest: { Item } }));

/** A service that processes at most `capacity` keys or items of each call and leaves the rest unprocessed. */
function busyService(capacity: (call: number) => number) {
  const sizes: number[] = [];
  const written: unknown[] = [];
  const client = {
    async send(command: BatchGetCommand | BatchWriteCommand) {
      const [name = '', request] = Object.entries(command.input.RequestItems ?? {})[0] ?? [];
      const isWrite = Array.isArray(request);
      const all = (isWrite ? request : (request?.Keys ?? [])) as unknown[];
      sizes.push(all.length);
      const room = capacity(sizes.length);
      const done = all.slice(0, room);
      const rest = all.slice(room);
      if (!isWrite) {
        const left = rest.length > 0 ? { [name]: { Keys: rest } } : {};
        return { Responses: { [name]: done }, UnprocessedKeys: left };
      }
      written.push(...done);
      return { UnprocessedItems: rest.length > 0 ? { [name]: rest } : {} };
    },
  };
  return { client: client as unknown as DynamoDBDocumentClient, sizes, written };
}

describe('what the service leaves unprocessed', () => {
  test('is written by later calls', async () => {
    const { client, sizes, written } = busyService(() => 10);
    await writeMany(client, 'table', puts(25), memoryClock(new Date(0)));
    expect(sizes).toEqual([25, 15, 5]);
    expect(written).toEqual(puts(25));
  });

  test('is read by later calls', async () => {
    const { client, sizes } = busyService((call) => (call === 1 ? 0 : 60));
    expect(await readMany(client, 'table', keys(100), memoryClock(new Date(0)))).toHaveLength(100);
    expect(sizes).toEqual([100, 100, 40]);
  });

  test('ends in store-throttled if it stays so, after pauses', async () => {
    const clock = memoryClock(new Date(0));
    const { client, sizes } = busyService(() => 0);
    const write = writeMany(client, 'table', puts(3), clock);
    await expect(write).rejects.toMatchObject({ code: 'store-throttled', retryable: true });
    const read = readMany(client, 'table', keys(3), clock);
    await expect(read).rejects.toMatchObject({ code: 'store-throttled' });
    expect(sizes).toEqual(Array.from({ length: 16 }, () => 3));
    expect(clock.now().getTime()).toBeGreaterThan(0);
  });

  test('is not lost by a store', async () => {
    const { client } = busyService((call) => (call === 1 ? 0 : 100));
    const wrapped = {
      send: async (command: BatchGetCommand) => {
        const answer = await client.send(command);
        const heads = (answer.Responses?.['content'] ?? []).map(({ pk, sk }) => ({
          pk,
          sk,
          head: { docId: String(pk).slice('DOC#'.length) },
        }));
        return { ...answer, Responses: { content: heads } };
      },
    };
    const store = dynamoContentStore(wrapped as unknown as DynamoDBDocumentClient, 'content');
    expect((await store.heads([docId('a'), docId('b')])).size).toBe(2);
  });
});

describe('calls', () => {
  test('hold 25 writes or 100 reads', async () => {
    const { client, sizes } = busyService(() => 100);
    await writeMany(client, 'table', puts(60));
    expect(sizes).toEqual([25, 25, 10]);
    sizes.length = 0;
    await readMany(client, 'table', keys(250));
    expect(sizes).toEqual([100, 100, 50]);
  });

  test('ask for equal keys once, and not at all for none', async () => {
    const { client, sizes } = busyService(() => 100);
    await readMany(client, 'table', [key(1), key(1), key(2)]);
    expect(sizes).toEqual([2]);
    await readMany(client, 'table', []);
    await writeMany(client, 'table', []);
    expect(sizes).toEqual([2]);
  });

  test.each(['ProvisionedThroughputExceededException', 'ThrottlingException'])(
    'refused as %s end in store-throttled',
    async (name) => {
      const client = {
        send: async () => {
          throw Object.assign(new Error('slow down'), { name });
        },
      };
      const store = dynamoContentStore(client as unknown as DynamoDBDocumentClient, 'content');
      await expect(store.head(docId('a'))).rejects.toMatchObject({ code: 'store-throttled' });
      await expect(store.heads([docId('a')])).rejects.toMatchObject({ code: 'store-throttled' });
    },
  );

  test('that fail otherwise fail as they do', async () => {
    const client = {
      send: async () => {
        throw new Error('no such table');
      },
    };
    const store = dynamoContentStore(client as unknown as DynamoDBDocumentClient, 'content');
    await expect(store.head(docId('a'))).rejects.toThrow('no such table');
  });
});

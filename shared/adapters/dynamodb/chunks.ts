import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { RulewireError } from '../../domain/errors.ts';
import type { Item, Table } from './table.ts';

/** Well under the 400 KB that an item may have, keys and attribute names included. */
export const CHUNK_BYTES = 300_000;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** The bytes, compressed and cut into pieces that fit into items; at least one. */
export async function pack(bytes: Uint8Array | string): Promise<readonly Uint8Array[]> {
  const packed = await compress(bytes);
  return Array.from({ length: Math.ceil(packed.length / CHUNK_BYTES) }, (_, index) =>
    packed.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );
}

/** The opposite of `pack`. */
export async function unpack(chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await decompress(Buffer.concat(chunks)));
}

/** Sort key of a chunk, two digits: `BODY#…#00`. */
export const chunkKey = (prefix: string, index: number) => `${prefix}${String(index).padStart(2, '0')}`;

/** Stores the chunks under `pk` and `prefix00`, `prefix01`, …; `ttl` (epoch seconds) where they are not kept for ever. */
export async function putChunks(
  table: Table,
  pk: string,
  prefix: string,
  chunks: readonly Uint8Array[],
  ttl?: number,
): Promise<void> {
  await table.putMany(
    chunks.map((chunk, index): Item => {
      const item = { pk, sk: chunkKey(prefix, index), chunk };
      return ttl === undefined ? item : { ...item, ttl };
    }),
  );
}

/** The bytes of `count` chunks. Throws `text-missing` if one of them is gone. */
export async function getChunks(
  table: Table,
  pk: string,
  prefix: string,
  count: number,
): Promise<Uint8Array> {
  const keys = Array.from({ length: count }, (_, index) => ({ pk, sk: chunkKey(prefix, index) }));
  const items = await table.getMany(keys);
  if (items.length !== count)
    throw new RulewireError('text-missing', `${pk} ${prefix}: ${items.length}/${count} parts`);
  const sorted = [...items].sort((a, b) => (a.sk < b.sk ? -1 : 1));
  return unpack(sorted.map((item) => item['chunk'] as Uint8Array));
}

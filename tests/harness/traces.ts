import { gunzipSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../shared/adapters/dynamodb/table.ts';
import { sha256 } from '../../shared/domain/ids.ts';
import type { DynamoDbTables } from './emulators/dynamodb-tables.ts';

/** Every item of the tables with what it holds, compressed values read. */
export async function everyItem(
  { client }: DynamoDbTables,
  tables: readonly string[],
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const TableName of tables) {
    let after: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName, ...(after && { ExclusiveStartKey: after }), ConsistentRead: true }),
      );
      items.push(...((page.Items ?? []) as Item[]));
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
  }
  return items;
}

/** The item as text: bytes are shown unpacked where they are packed, and as they are. */
export function written(item: unknown): string {
  return JSON.stringify(item, (_name, value) => {
    if (!(value instanceof Uint8Array)) return value;
    const packed = value[0] === 0x1f && value[1] === 0x8b;
    return packed ? gunzipSync(value).toString('utf8') : Buffer.from(value).toString('utf8');
  });
}

/**
 * The ways in which a text might be written down: as it is in any case, percent-encoded, hashed without a key, and inside
 * longer text in base64 (which looks otherwise for each of three beginnings) with either alphabet.
 */
export function spellings(text: string): readonly string[] {
  const cases = [text, text.toLowerCase(), text.toUpperCase()];
  const encoded = cases.flatMap((each) => [0, 1, 2].map((shift) => base64Inside(each, shift)));
  const percent = cases.flatMap((each) => [
    encodeURIComponent(each),
    encodeURIComponent(each).toLowerCase(),
    [...Buffer.from(each)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  ]);
  const hex = cases.map((each) => Buffer.from(each).toString('hex'));
  const url = encoded.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
  const hashed = cases.map(sha256);
  return [...new Set([...cases, ...encoded, ...url, ...percent, ...hex, ...hashed])];
}

/** The part of the base64 of a longer text that depends on this one alone, if it begins `shift` bytes after a group of three. */
function base64Inside(text: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
  const from = shift === 0 ? 0 : 4;
  const whole = Math.floor(bytes.length / 3) * 4;
  return bytes.toString('base64').slice(from, whole);
}

/** Whether the text holds one of the spellings; those of plain letters in whatever case. */
export function holds(text: string, needles: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return needles.some((needle) => text.includes(needle) || lower.includes(needle.toLowerCase()));
}

/** All texts and numbers in a value, whatever it is nested in; of `but` nothing. */
export function leaves(value: unknown, but: ReadonlySet<string> = new Set()): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, but));
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.entries(value).flatMap(([name, each]) => (but.has(name) ? [] : leaves(each, but)));
}

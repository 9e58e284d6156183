import { zipSync } from 'fflate';
import type { PackFile } from '../../domain/audit-pack/pack-record.ts';

/**
 * A zip archive that is the same for the same files: in the given order, all with the earliest time that the format has.
 * The format holds local time, so the time is given in it. The library deflates by itself, whatever zlib is there.
 */
export function zipFiles(files: readonly PackFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const entries = files.map(({ path, content }) => [path, encoder.encode(content)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 9 });
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Filled in by the bundler (infra/constructs/service-function.ts), since a deployed function has no folder to read. */
declare const BUNDLED_SOURCE_FILES: Readonly<Record<string, unknown>> | undefined;

/** Every definition of this folder as it stands, file name to parsed JSON; shared/domain/sources/catalogue.ts checks them. */
export const SOURCE_FILES: Readonly<Record<string, unknown>> =
  typeof BUNDLED_SOURCE_FILES === 'undefined' ? sourceFiles(import.meta.dirname) : BUNDLED_SOURCE_FILES;

/** The JSON files of a folder by their names, in the order of the names. Throws for a file that is not JSON, with its name. */
export function sourceFiles(folder: string): Readonly<Record<string, unknown>> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return Object.fromEntries(names.map((name) => [name, parsed(join(folder, name), name)]));
}

function parsed(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new Error(`${name} is not JSON: ${String(cause)}`, { cause });
  }
}

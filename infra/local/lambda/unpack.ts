import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionModel } from '../template/model.ts';

/**
 * Copies each function's code to a folder of its own outside this checkout, as Lambda unpacks it to /var/task: below the
 * checkout's package.json Node would take the bundles for ES modules. Returns the functions with their new folders.
 */
export function unpack(functions: readonly FunctionModel[]): { functions: FunctionModel[]; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'local-lambda-'));
  const unpacked = functions.map((each) => {
    const codeFolder = join(root, each.id);
    cpSync(each.codeFolder, codeFolder, { recursive: true });
    return { ...each, codeFolder };
  });
  return { functions: unpacked, remove: () => rmSync(root, { recursive: true, force: true }) };
}

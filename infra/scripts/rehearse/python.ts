import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version that was seen to work with the pinned CDK command line. */
const REQUIREMENT = 'moto[server]==5.2.5';

/** Either a Python that has moto, or the reason why this machine cannot have one. */
export type Python = { readonly python: string } | { readonly skip: string };

/** Makes a virtual environment in `folder` with moto in it; one that is there already is used again. */
export function pythonWithMoto(folder: string): Python {
  const system = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (system === undefined) return { skip: 'there is no python3 on this machine' };
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(folder, 'installed.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === REQUIREMENT) return { python };
  mkdirSync(folder, { recursive: true });
  const steps: [string, string[]][] = [
    [system, ['-m', 'venv', folder]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', REQUIREMENT]],
  ];
  for (const [command, args] of steps) {
    const done = spawnSync(command, args, { encoding: 'utf8' });
    if (done.status !== 0) {
      const reason = (done.stderr || done.stdout || String(done.error)).trim().split('\n').at(-1);
      return { skip: `${REQUIREMENT} could not be installed: ${reason}` };
    }
  }
  writeFileSync(stamp, REQUIREMENT);
  return { python };
}

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Runs `cdk synth` with the given context and answers the folder of the cloud assembly, which the caller removes.
 * Throws an Error with the end of its output if it fails.
 */
export async function synthesize(context: Readonly<Record<string, string>>): Promise<string> {
  // Outside the checkout: below its package.json the bundles would be read as ES modules, which they are not in Lambda.
  const assembly = await mkdtemp(join(tmpdir(), 'rulewire-assembly-'));
  const values = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const cdk = join(root, 'node_modules', '.bin', 'cdk');
  const child = spawn(process.execPath, [cdk, 'synth', '--quiet', '--output', assembly, ...values], {
    cwd: root,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`cdk synth failed:\n${output.slice(-4000)}`);
  return assembly;
}

/** Removes the assembly when the process is told to stop (Ctrl-C or SIGTERM), then ends it. */
export function removeAtEnd(assembly: string): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      rmSync(assembly, { recursive: true, force: true });
      process.exit(0);
    });
}

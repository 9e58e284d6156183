import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Run only when they are named: up to a quarter of an hour. */
const LONG = /\/(?:wire|enumeration)\.ts$/;

/**
 * Runs the benchmarks (tests/bench, those named on the command line or all short ones) one after another, each in a fresh process on
 * this Node, and prints what they measure. Exits 1 if one fails or if there is none of that name.
 */
function main(wanted: readonly string[]): void {
  const files = globSync('tests/bench/*.ts', { cwd: root }).sort();
  // Modules that a benchmark reads its data from, and its worker threads, are run by it, not by themselves.
  const benchmarks = files.filter((file) => !/-(?:data|worker)\.ts$/.test(file));
  const chosen = benchmarks.filter((file) =>
    wanted.length === 0 ? !LONG.test(file) : wanted.some((name) => file.includes(name)),
  );
  let failed = chosen.length === 0 ? 1 : 0;
  for (const file of chosen) {
    console.log(`\n${file}`);
    const { status } = spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit' });
    if (status !== 0) failed += 1;
  }
  if (chosen.length === 0) console.error(`No such benchmark. There are: ${benchmarks.join(', ')}`);
  process.exit(failed === 0 ? 0 : 1);
}

main(process.argv.slice(2));

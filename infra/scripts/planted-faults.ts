import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A defence taken out of the code, and the test that must turn red without it. */
interface Fault {
  readonly id: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly guard: { readonly file: string; readonly test: string };
}

const ROOT = join(import.meta.dirname, '..', '..');
const LIST = join(ROOT, 'infra', 'planted-faults.json');

/** A copy of what git knows of the checkout, as it is now, with the packages of the original. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'rulewire-faults-'));
  const files = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  for (const file of files.stdout.split('\n').filter((each) => each !== '')) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** True if the guard is green. Throws where it did not run at all. */
function guardIsGreen(copy: string, { guard }: Fault): boolean {
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const output = join(copy, 'guard.json');
  const args = [vitest, 'run', guard.file, '-t', guard.test, '--reporter=json', `--outputFile=${output}`];
  spawnSync(process.execPath, args, { cwd: copy });
  const report = JSON.parse(readFileSync(output, 'utf8')) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
  };
  if (report.numPassedTests + report.numFailedTests === 0)
    throw new Error(`No test "${guard.test}" in ${guard.file}.`);
  return report.numFailedTests === 0;
}

/** Plants the fault, asks its guard, and takes it out again; says what is wrong, if anything is. */
function problemOf(copy: string, fault: Fault): string | undefined {
  const path = join(copy, fault.file);
  const sound = readFileSync(path, 'utf8');
  if (sound.split(fault.find).length !== 2) return `"${fault.find}" does not stand once in ${fault.file}`;
  if (!guardIsGreen(copy, fault)) return 'the guard is red without the fault';
  writeFileSync(
    path,
    sound.replace(fault.find, () => fault.replace),
  );
  try {
    return guardIsGreen(copy, fault) ? 'the guard stays green' : undefined;
  } finally {
    writeFileSync(path, sound);
  }
}

const wanted = process.argv.slice(2);
const faults = (JSON.parse(readFileSync(LIST, 'utf8')) as readonly Fault[]).filter(
  ({ id }) => wanted.length === 0 || wanted.includes(id),
);
const copy = copyOfCheckout();
let unseen = 0;
try {
  for (const fault of faults) {
    const problem = problemOf(copy, fault);
    if (problem !== undefined) unseen += 1;
    console.log(
      `${problem === undefined ? 'seen  ' : 'UNSEEN'}  ${fault.id}  ${problem ?? fault.guard.test}`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${faults.length - unseen} of ${faults.length} planted faults are seen by their guards.`);
process.exitCode = unseen === 0 && faults.length > 0 ? 0 : 1;

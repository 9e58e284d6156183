import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** One thing that must hold. All steps of CI are here; CI runs nothing else. */
interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A step of the same lane without whose success this one could only repeat the failure. */
  readonly needs?: string;
}

const bin = (name: string) => join('node_modules', '.bin', name);
const script = (name: string) => join('infra', 'scripts', `${name}.ts`);

/** Outside the checkout: below it, package.json's `"type": "module"` would make Node read the bundles as ES modules. */
const assembly = mkdtempSync(join(tmpdir(), 'rulewire-verify-'));

/** Steps of one lane run one after another, lanes side by side: two, since the smallest machine has two cores. */
const LANES: readonly (readonly Step[])[] = [
  [
    { name: 'types', command: [bin('tsc')] },
    { name: 'format and lint', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
    { name: 'architecture', command: [script('check-architecture')] },
    { name: 'unused code', command: [bin('knip')] },
    { name: 'synthesis', command: [bin('cdk'), 'synth', '--quiet', '--output', assembly] },
    { name: 'bundles', command: [script('check-bundles'), assembly], needs: 'synthesis' },
    { name: 'deployment rehearsal', command: [script('deploy-rehearse')] },
    { name: 'main job', command: [join('infra', 'local', 'start.ts'), '--once'] },
  ],
  [{ name: 'tests', command: [bin('vitest'), 'run', '--silent=passed-only'] }],
];

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Runs a step without colours, so that its figures can be read; one that cannot be started has failed. */
function run(step: Step): Promise<Outcome> {
  const started = performance.now();
  const { FORCE_COLOR: _, ...environment } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...step.command], { env: { ...environment, NO_COLOR: '1' } });
    let output = '';
    const take = (chunk: Buffer) => (output += chunk.toString());
    const end = (passed: boolean) =>
      resolve({
        name: step.name,
        passed,
        seconds: (performance.now() - started) / 1000,
        output: stripVTControlCharacters(output),
      });
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (status) => end(status === 0));
  });
}

/** Runs the steps of a lane one after another; a failure stops only the steps that need the failed one. */
async function runLane(steps: readonly Step[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    if (step.needs && outcomes.some(({ name, passed }) => name === step.needs && !passed)) continue;
    const outcome = await run(step);
    console.log(
      `${outcome.passed ? 'passed' : 'FAILED'}  ${step.name.padEnd(22)} ${outcome.seconds.toFixed(1)} s`,
    );
    const tail = outcome.passed ? linesWorthKeeping(outcome.output) : outcome.output.trimEnd();
    if (tail !== '') console.log(tail.replaceAll(/^/gm, '        '));
    outcomes.push(outcome);
  }
  return outcomes;
}

/** What a passed step says that a reader should see: its figures and what it skipped. */
function linesWorthKeeping(output: string): string {
  const worth =
    /^(ok |Architecture:|Crash matrix|Skipped|skipped| *Tests? |\s*Test Files|Rehearsal|Evaluation|Main job)/;
  return output
    .split('\n')
    .filter((line) => worth.test(line))
    .join('\n');
}

/** Numbers of vitest's closing line "Tests  1 failed | 12 passed (13)". */
function testCounts(output: string): { readonly passed: number; readonly failed: number } {
  const line = output.split('\n').findLast((each) => /^\s*Tests\s/.test(each)) ?? '';
  const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') };
}

/** What a step adds to the closing line: itself, or its tests; a test run that broke without a failed test counts as one. */
function countsOf({ name, passed, output }: Outcome): { readonly passed: number; readonly failed: number } {
  if (name !== 'tests') return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = testCounts(output);
  const broken = passed ? counts.passed === 0 : counts.failed === 0;
  return broken ? { ...counts, failed: 1 } : counts;
}

/** Runs everything CI runs, prints timings, then one line "N passed, N failed" that counts tests and steps. */
async function main(): Promise<void> {
  const started = performance.now();
  const outcomes = (await Promise.all(LANES.map(runLane))).flat();
  rmSync(assembly, { recursive: true, force: true });
  const counts = outcomes.map(countsOf);
  const passed = counts.reduce((sum, each) => sum + each.passed, 0);
  const failed = counts.reduce((sum, each) => sum + each.failed, 0);
  const missing = LANES.flat().length - outcomes.length;
  const note = missing > 0 ? ` ${missing} steps did not run.` : '';
  console.log(`\nVerified in ${((performance.now() - started) / 1000).toFixed(0)} s.${note}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

await main();

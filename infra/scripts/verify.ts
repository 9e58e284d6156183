import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** One thing that must hold. All steps of CI are here; CI runs nothing else. */
interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const bin = (name: string) => join('node_modules', '.bin', name);
const script = (name: string) => join('infra', 'scripts', `${name}.ts`);

/** Steps of one lane run one after another, lanes side by side: two, since the smallest machine has two cores. */
const LANES: readonly (readonly Step[])[] = [
  [
    { name: 'types', command: [bin('tsc')] },
    { name: 'format and lint', command: [bin('biome'), 'check', '.'] },
    { name: 'architecture', command: [script('check-architecture')] },
    { name: 'unused code', command: [bin('knip')] },
    { name: 'synthesis', command: [bin('cdk'), 'synth', '--quiet', '--output', '.local/verify-assembly'] },
    { name: 'bundles', command: [script('check-bundles'), '.local/verify-assembly'] },
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

function run(step: Step): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...step.command], { env: { ...process.env, FORCE_COLOR: '0' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({
        name: step.name,
        passed: status === 0,
        seconds: (performance.now() - started) / 1000,
        output,
      }),
    );
  });
}

/** Runs a lane until its first failure: what comes after a broken step would only repeat it. */
async function runLane(steps: readonly Step[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const outcome = await run(step);
    console.log(
      `${outcome.passed ? 'passed' : 'FAILED'}  ${step.name.padEnd(22)} ${outcome.seconds.toFixed(1)} s`,
    );
    const tail = outcome.passed ? linesWorthKeeping(outcome.output) : outcome.output.trimEnd();
    if (tail !== '') console.log(tail.replaceAll(/^/gm, '        '));
    outcomes.push(outcome);
    if (!outcome.passed) break;
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

/** Runs everything CI runs, prints timings, then one line "N passed, N failed" that counts tests and steps. */
async function main(): Promise<void> {
  const started = performance.now();
  const outcomes = (await Promise.all(LANES.map(runLane))).flat();
  const tests = outcomes.find((outcome) => outcome.name === 'tests');
  const counted = testCounts(tests?.output ?? '');
  const steps = outcomes.filter((outcome) => outcome.name !== 'tests');
  const broken =
    steps.filter((step) => !step.passed).length + (tests?.passed === false && counted.failed === 0 ? 1 : 0);
  const missing = LANES.flat().length - outcomes.length;
  console.log(
    `\nVerified in ${((performance.now() - started) / 1000).toFixed(0)} s.${missing > 0 ? ` ${missing} steps did not run.` : ''}`,
  );
  const failed = counted.failed + broken;
  console.log(
    `${counted.passed + steps.length - steps.filter((step) => !step.passed).length} passed, ${failed} failed`,
  );
  process.exit(failed === 0 ? 0 : 1);
}

await main();

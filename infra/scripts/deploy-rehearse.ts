// Deploys Rulewire with the real CDK command line, without an AWS account: to moto's server on this machine. Then asks
// each service what is there and compares it with the templates. Needs python3; without it this says so and skips.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Comparison,
  compareStack,
  type FoundResource,
  type TemplateResource,
} from './rehearse/compare.ts';
import { type Emulator, REGION, startEmulator } from './rehearse/emulator.ts';
import { pythonWithMoto } from './rehearse/python.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WORK = join(ROOT, '.local', 'rehearse');
const OUTPUT = join(WORK, 'cdk.out');
const ACCOUNT = '123456789012';
const STACKS = { RulewireData: 'RulewireData-rehearsal', RulewireApp: 'RulewireApp-rehearsal' };
const CONTEXT = {
  stage: 'rehearsal',
  senderEmail: 'alerts@example.org',
  postalAddress: 'Example Ltd, 1 Main Street, Springfield',
  alarmEmail: 'oncall@example.org',
};

const started = performance.now();

function say(line: string): void {
  console.log(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);
}

/** Runs the pinned CDK command line; its output is shown only if it should have succeeded and did not. */
function cdk(
  emulator: Emulator,
  args: readonly string[],
): { readonly status: number; readonly text: string } {
  const launcher = join(ROOT, 'infra', 'scripts', 'node24.mjs');
  const output = args.includes('--app') ? [] : ['--output', OUTPUT];
  const command = [launcher, 'cdk', ...args, ...output, '--no-notices', '--ci', '--no-color'];
  const done = spawnSync(process.execPath, command, {
    cwd: ROOT,
    env: emulator.environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: done.status ?? 1, text: `${done.stdout}${done.stderr}` };
}

function mustSucceed(what: string, result: { readonly status: number; readonly text: string }): void {
  if (result.status !== 0) {
    console.error(result.text.split('\n').slice(-60).join('\n'));
    throw new Error(`${what} failed`);
  }
  say(`${what}: done`);
}

/** A deployment that was told nothing must stop with the sentence that says what to give. */
function refusesWithoutSender(emulator: Emulator): void {
  const { status, text } = cdk(emulator, ['deploy', 'RulewireData', '--exclusively']);
  const sentence = text.split('\n').find((line) => line.includes('cannot be deployed without'));
  if (status === 0 || sentence === undefined) {
    throw new Error(`A deployment without sender and postal address was not refused:\n${text}`);
  }
  say(`a deployment that was told nothing stops: ${sentence.replace(/^\W*(ERROR)?\s*/, '')}`);
}

function deploy(emulator: Emulator): void {
  // Bootstrapping needs no templates: the assembly that is there spares it another synthesis.
  mustSucceed('cdk bootstrap', cdk(emulator, ['bootstrap', `aws://${ACCOUNT}/${REGION}`, '--app', OUTPUT]));
  const context = Object.entries(CONTEXT).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // moto publishes the exports of a stack only if it is created directly, not by way of a change set.
  const how = ['--method', 'direct', '--require-approval', 'never', '--progress', 'events'];
  mustSucceed('cdk deploy --all', cdk(emulator, ['deploy', '--all', ...how, ...context]));
}

function inventory(python: string, emulator: Emulator): Record<string, Record<string, FoundResource>> {
  const program = join(import.meta.dirname, 'rehearse', 'inventory.py');
  const done = spawnSync(python, [program, ...Object.values(STACKS)], {
    env: emulator.environment,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`The inventory failed:\n${done.stderr}`);
  return JSON.parse(done.stdout);
}

function templateOf(stack: string): Record<string, TemplateResource> {
  return JSON.parse(readFileSync(join(OUTPUT, `${stack}.template.json`), 'utf8')).Resources;
}

function report(stack: string, result: Comparison): void {
  const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0);
  const names = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([type, n]) => `${type.replace('AWS::', '')} ${n}`)
      .join(', ') || 'none';
  say(`${stack}: ${total(result.confirmed)} found at their service: ${names(result.confirmed)}`);
  say(`${stack}: ${total(result.reported)} made, but only CloudFormation says so: ${names(result.reported)}`);
  say(
    `${stack}: ${total(result.own)} of these are unknown to the emulator's CloudFormation and were made through the API of their service instead: ${names(result.own)}`,
  );
  say(`${stack}: ${total(result.unknown)} that the emulator cannot make at all: ${names(result.unknown)}`);
  for (const fault of result.faults) say(`${stack}: FAULT: ${fault}`);
}

/** The operator's commands find their way in what was deployed, and leave their trace. */
function operate(emulator: Emulator): void {
  const run = (...args: readonly string[]) => {
    const program = join(import.meta.dirname, 'operator.ts');
    const done = spawnSync(process.execPath, [program, ...args, '--stage', CONTEXT.stage], {
      env: emulator.environment,
      encoding: 'utf8',
    });
    const text = `${done.stdout}${done.stderr}`;
    mustSucceed(`operator ${args.join(' ')}`, { status: done.status ?? 1, text });
    return text;
  };
  const queues = run('queues')
    .split('\n')
    .filter((line) => line.includes('dead letters'));
  run('suppress', 'nobody@example.com', '--reason', 'rehearsal');
  const file = run('reader', 'nobody@example.com');
  const trail = run('audit', new Date().toISOString().slice(0, 10));
  if (!file.includes('Suppressed  rehearsal') || !/suppressed.*looked-up/s.test(trail))
    throw new Error(`The operator's commands do not fit together:\n${file}\n${trail}`);
  say(`the operator's commands see ${queues.length} queues, suppress an address and leave a trail.`);
}

async function rehearse(python: string): Promise<number> {
  const emulator = await startEmulator(python, join(WORK, 'moto.log'));
  try {
    refusesWithoutSender(emulator);
    deploy(emulator);
    const found = inventory(python, emulator);
    operate(emulator);
    let faults = 0;
    for (const [stack, name] of Object.entries(STACKS)) {
      const result = compareStack(templateOf(stack), found[name] ?? {});
      report(stack, result);
      faults += result.faults.length;
    }
    say(
      'Not rehearsed: what only AWS decides (quotas, the SES sandbox, permissions at run time, real bundles running).',
    );
    say(faults === 0 ? 'The deployment is what the templates say.' : `${faults} differences.`);
    return faults === 0 ? 0 : 1;
  } finally {
    emulator.stop();
  }
}

mkdirSync(WORK, { recursive: true });
const ready = pythonWithMoto(join(ROOT, '.local', 'rehearse-venv'));
if ('skip' in ready) {
  say(
    `SKIPPED: ${ready.skip}. The rehearsal needs python3 with venv and access to PyPI (or a mirror of it).`,
  );
} else {
  process.exitCode = await rehearse(ready.python);
}

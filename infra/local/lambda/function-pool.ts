import type { TurnedClock } from '../clock.ts';
import type { FunctionModel } from '../template/model.ts';
import { type Environment, startEnvironment } from './environment.ts';
import type { LogLine } from './logs.ts';
import { readLogLine } from './logs.ts';
import type { Outcome } from './runtime-api.ts';

export type FunctionPool = {
  /** Runs the function once with an event (JSON text). Never rejects; waits for a free environment. */
  invoke(event: string): Promise<Outcome>;
  /** Invocations running or waiting. */
  busy(): number;
  stop(): void;
};

export type PoolOptions = {
  function: FunctionModel;
  variables: Record<string, string>;
  clock: TurnedClock;
  onLog(line: LogLine): void;
  /** Most environments of this function side by side. */
  limit: number;
  /** Pauses of the function turn its clock instead of taking time. */
  turnWaits?: boolean;
};

/** An event that waits longer than this starts another environment: starting one costs more than a short wait. */
const PATIENCE_MS = 250;

/** The environments of one function: the first starts with the first event, others when events have to wait. */
export function functionPool(options: PoolOptions): FunctionPool {
  const limit = Math.min(options.limit, options.function.reservedConcurrency ?? options.limit);
  const pool: Pool = { options, limit, idle: [], all: new Set(), waiting: [], busy: 0 };
  return {
    async invoke(event) {
      pool.busy += 1;
      try {
        return await run(pool, event);
      } finally {
        pool.busy -= 1;
      }
    },
    busy: () => pool.busy,
    stop: () => {
      for (const environment of pool.all) environment.stop();
    },
  };
}

type Pool = {
  options: PoolOptions;
  limit: number;
  idle: Environment[];
  all: Set<Environment>;
  waiting: ((environment: Environment | Outcome) => void)[];
  busy: number;
  starting?: boolean;
};

async function run(pool: Pool, event: string): Promise<Outcome> {
  for (const dead of pool.idle.filter((each) => !each.alive())) drop(pool, dead);
  const environment = pool.idle.pop() ?? (await nextFree(pool));
  if (!('invoke' in environment)) return environment;
  const outcome = await environment.invoke(event);
  if (!outcome.ok) pool.options.onLog(machineLine(pool, `${outcome.errorType}: ${outcome.errorMessage}`));
  if (environment.alive() && !killed(outcome)) release(pool, environment);
  else drop(pool, environment);
  return outcome;
}

function nextFree(pool: Pool): Promise<Environment | Outcome> {
  const { promise, resolve } = Promise.withResolvers<Environment | Outcome>();
  pool.waiting.push(resolve);
  if (pool.all.size === 0) void grow(pool);
  const timer = setTimeout(() => {
    if (pool.waiting.includes(resolve)) void grow(pool);
  }, PATIENCE_MS);
  return promise.finally(() => clearTimeout(timer));
}

/** Starts one more environment if there may be one; a start that fails answers one waiting event with the error. */
async function grow(pool: Pool): Promise<void> {
  if (pool.starting || pool.all.size >= pool.limit) return;
  pool.starting = true;
  const { options } = pool;
  const onLine = (line: string) => options.onLog(readLogLine(options.function.id, line));
  const environment = await startEnvironment({
    function: options.function,
    variables: options.variables,
    clock: options.clock,
    turnWaits: options.turnWaits ?? false,
    onLine,
  });
  pool.all.add(environment);
  const started = await environment.started;
  pool.starting = false;
  if (started === 'ready') return release(pool, environment);
  environment.stop();
  if (!started.ok) options.onLog(machineLine(pool, `${started.errorType}: ${started.errorMessage}`));
  pool.waiting.shift()?.(started);
  drop(pool, environment);
}

function release(pool: Pool, environment: Environment): void {
  const next = pool.waiting.shift();
  if (next) next(environment);
  else pool.idle.push(environment);
}

function drop(pool: Pool, environment: Environment): void {
  pool.all.delete(environment);
  pool.idle = pool.idle.filter((each) => each !== environment);
  if (pool.waiting.length > 0) void grow(pool);
}

/** A process that is being killed may still count as alive for a moment. */
function killed(outcome: Outcome): boolean {
  return (
    !outcome.ok && (outcome.errorType === 'Sandbox.Timedout' || outcome.errorType === 'Runtime.ExitError')
  );
}

function machineLine(pool: Pool, text: string): LogLine {
  return {
    function: pool.options.function.id,
    text,
    fields: { level: 'ERROR', event: 'invocation.failed', reason: text },
  };
}

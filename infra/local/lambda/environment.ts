import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TurnedClock } from '../clock.ts';
import type { FunctionModel } from '../template/model.ts';
import { type Outcome, type RuntimeApi, startRuntimeApi } from './runtime-api.ts';

/** One execution environment of a function: a Node process that runs AWS's own runtime client around the bundle. */
export type Environment = {
  /** Runs one event. Never rejects: a crash or a kill is an outcome. */
  invoke(event: string): Promise<Outcome>;
  /** Settles when the function asks for its first event, or could not start. */
  started: Promise<Outcome | 'ready'>;
  alive(): boolean;
  stop(): void;
};

export type EnvironmentOptions = {
  function: FunctionModel;
  /** Everything in the process's environment but the address of the Runtime API. */
  variables: Record<string, string>;
  clock: TurnedClock;
  /** Pauses of the function turn its clock instead of taking time. */
  turnWaits: boolean;
  onLine(line: string): void;
};

const PRELOAD = new URL('./runtime-preload.mjs', import.meta.url);
const RUNTIME = fileURLToPath(import.meta.resolve('aws-lambda-ric'));

/** Lambda gives 10 s for the start; a laptop under load may need longer, so this only catches a start that hangs. */
const START_LIMIT_MS = 30_000;

/** Starts a process for the function. It is killed (SIGKILL) when an event takes longer than the function's timeout. */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const started = Promise.withResolvers<Outcome | 'ready'>();
  const state: State = { running: true, free: Promise.withResolvers() };
  const api = await startRuntimeApi({
    onReady: () => {
      started.resolve('ready');
      state.free.resolve();
    },
    onOutcome: (requestId, outcome) => {
      if (state.current?.requestId === requestId) state.current.finish(outcome);
    },
    onInitError: (outcome) => started.resolve(outcome),
  });
  const child = startProcess(options, api.address);
  child.once('exit', (code, signal) => {
    state.running = false;
    api.close();
    const outcome = exitOutcome(code, signal);
    started.resolve(outcome);
    state.free.resolve();
    state.current?.finish(outcome);
  });
  const startTimer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  void started.promise.then(() => clearTimeout(startTimer));
  return {
    started: started.promise,
    alive: () => state.running,
    stop: () => child.kill('SIGKILL'),
    invoke: (event) => invoke(options, state, api, child, event),
  };
}

type State = {
  running: boolean;
  /** Settles when the function asks for the next event. */
  free: PromiseWithResolvers<void>;
  current?: { requestId: string; finish: (outcome: Outcome) => void } | undefined;
};

async function invoke(
  { function: model, clock }: EnvironmentOptions,
  state: State,
  api: RuntimeApi,
  child: ChildProcess,
  event: string,
): Promise<Outcome> {
  await state.free.promise;
  if (!state.running) return exitOutcome(null, null);
  state.free = Promise.withResolvers();
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => {
    resolve(timedOut(model.timeoutSeconds));
    child.kill('SIGKILL');
  }, model.timeoutSeconds * 1000);
  const requestId = randomUUID();
  state.current = { requestId, finish: resolve };
  const clockOffset = clock.offset();
  const deadline = Math.round(Date.now() + clockOffset + model.timeoutSeconds * 1000);
  api.give({ requestId, event, functionArn: model.arn, deadline, clockOffset });
  const outcome = await promise;
  clearTimeout(timer);
  state.current = undefined;
  return outcome;
}

function startProcess(options: EnvironmentOptions, runtimeApi: string): ChildProcess {
  const preload = new URL(PRELOAD);
  preload.searchParams.set('offset', String(options.clock.offset()));
  if (options.turnWaits) preload.searchParams.set('turnwaits', '');
  const heap = Math.max(64, Math.floor(options.function.memoryMb * 0.9));
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, '--import', preload.href, RUNTIME], {
    cwd: options.function.codeFolder,
    env: { ...options.variables, AWS_LAMBDA_RUNTIME_API: runtimeApi },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', options.onLine);
  return child;
}

function exitOutcome(code: number | null, signal: NodeJS.Signals | null): Outcome {
  const how = signal === null ? `exit status ${code ?? 'unknown'}` : `signal: ${signal}`;
  return {
    ok: false,
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: Error: Runtime exited with error: ${how}`,
  };
}

function timedOut(seconds: number): Outcome {
  return {
    ok: false,
    errorType: 'Sandbox.Timedout',
    errorMessage: `Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TurnedClock } from '../clock.ts';
import type { FunctionModel } from '../template/model.ts';
import { type Outcome, startRuntimeApi } from './runtime-api.ts';

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
  onLine(line: string): void;
};

const PRELOAD = new URL('./runtime-preload.mjs', import.meta.url);
const RUNTIME = fileURLToPath(import.meta.resolve('aws-lambda-ric'));

/** Lambda gives 10 s for the start; a laptop under load may need longer, so this only catches a start that hangs. */
const START_LIMIT_MS = 30_000;

/** Starts a process for the function. It is killed (SIGKILL) when an event takes longer than the function's timeout. */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const started = Promise.withResolvers<Outcome | 'ready'>();
  let current: { requestId: string; finish: (outcome: Outcome) => void } | undefined;
  let free = Promise.withResolvers<void>();
  const api = await startRuntimeApi({
    onReady: () => {
      started.resolve('ready');
      free.resolve();
    },
    onOutcome: (requestId, outcome) => {
      if (current?.requestId === requestId) current.finish(outcome);
    },
    onInitError: (outcome) => started.resolve(outcome),
  });
  const child = startProcess(options, api.address);
  let running = true;
  child.once('exit', (code, signal) => {
    running = false;
    api.close();
    const outcome = exitOutcome(code, signal);
    started.resolve(outcome);
    free.resolve();
    current?.finish(outcome);
  });
  const startTimer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  void started.promise.then(() => clearTimeout(startTimer));

  return {
    started: started.promise,
    alive: () => running,
    stop: () => child.kill('SIGKILL'),
    async invoke(event) {
      await free.promise;
      if (!running) return exitOutcome(null, null);
      free = Promise.withResolvers();
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const timeout = options.function.timeoutSeconds;
      const timer = setTimeout(() => {
        current?.finish(timedOut(timeout));
        child.kill('SIGKILL');
      }, timeout * 1000);
      const requestId = randomUUID();
      current = { requestId, finish: resolve };
      const clockOffset = options.clock.offset();
      const deadline = Math.round(Date.now() + clockOffset + timeout * 1000);
      api.give({ requestId, event, functionArn: options.function.arn, deadline, clockOffset });
      const outcome = await promise;
      clearTimeout(timer);
      current = undefined;
      return outcome;
    },
  };
}

function startProcess(options: EnvironmentOptions, runtimeApi: string): ChildProcess {
  const preload = new URL(PRELOAD);
  preload.searchParams.set('offset', String(options.clock.offset()));
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

import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Emulator {
  /** Environment for every command that shall speak to the emulator and to nothing else. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): void;
}

export const REGION = 'us-east-1';

/** Starts moto on a free loopback port and waits until it answers; its output goes to `logFile`. Throws if it does not come up. */
export async function startEmulator(python: string, logFile: string): Promise<Emulator> {
  const port = await freePort();
  const log = openSync(logFile, 'w');
  const environment = environmentFor(port);
  const program = join(import.meta.dirname, 'emulator.py');
  const child = spawn(python, [program, String(port)], { stdio: ['ignore', log, log], env: environment });
  const stop = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  try {
    await untilReady(port, child, logFile);
  } catch (error) {
    stop();
    throw error;
  }
  return { environment, stop };
}

/** Dummy credentials; nothing of the person's own AWS configuration is read. */
function environmentFor(port: number): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    // The template's address is read by moto itself, which knows its own buckets by the name of the real host.
    AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: 'https://s3.amazonaws.com',
    AWS_ACCESS_KEY_ID: 'rehearsal',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_CONFIG_FILE: join(import.meta.dirname, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(import.meta.dirname, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    PYTHONDONTWRITEBYTECODE: '1',
    CI: 'true',
  };
}

async function untilReady(port: number, child: ChildProcess, logFile: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (child.exitCode !== null) throw new Error(`moto ended at once; see ${logFile}`);
    const answer = await fetch(`http://127.0.0.1:${port}/moto-api/`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`moto did not answer within 30 s; see ${logFile}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

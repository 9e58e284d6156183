import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came back from a function: its answer as JSON text, or the error with which it failed. */
export type Outcome =
  | { ok: true; payload: string }
  | { ok: false; errorType: string; errorMessage: string; trace?: string[] };

type Work = {
  requestId: string;
  event: string;
  functionArn: string;
  deadline: number;
  clockOffset: number;
};

/** The Runtime API of one function environment: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export type RuntimeApi = {
  address: string;
  /** Hands one invocation to the function; call only after `ready`, one at a time. */
  give(work: Work): void;
  close(): void;
};

export type RuntimeEvents = {
  /** The function asks for work: its start-up, or its last invocation, is over. */
  onReady(): void;
  onOutcome(requestId: string, outcome: Outcome): void;
  /** The handler's module could not be loaded. */
  onInitError(outcome: Outcome): void;
};

/** Lambda takes at most 6 MB from a synchronous invocation. */
const MAX_PAYLOAD = 6 * 1024 * 1024;

/** Serves the Runtime API to one process on a free port of 127.0.0.1. */
export async function startRuntimeApi(events: RuntimeEvents): Promise<RuntimeApi> {
  let waiting: ServerResponse | undefined;
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/invocation/next')) {
      waiting = response;
      return events.onReady();
    }
    void readBody(request).then((body) => {
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
      const [, requestId, kind] = /\/invocation\/([^/]+)\/(response|error)$/.exec(request.url ?? '') ?? [];
      if (requestId === undefined) return events.onInitError(errorOutcome(body));
      events.onOutcome(requestId, kind === 'error' ? errorOutcome(body) : answerOutcome(body));
    });
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    give: (work) => giveWork(waiting, work),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function giveWork(response: ServerResponse | undefined, work: Work): void {
  response?.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': work.requestId,
    'lambda-runtime-deadline-ms': String(work.deadline),
    'lambda-runtime-invoked-function-arn': work.functionArn,
    'lambda-runtime-trace-id': `Root=1-00000000-${work.requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`,
    'x-clock-offset': String(work.clockOffset),
  });
  response?.end(work.event);
}

function answerOutcome(payload: string): Outcome {
  if (Buffer.byteLength(payload) <= MAX_PAYLOAD) return { ok: true, payload };
  return {
    ok: false,
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_PAYLOAD} bytes).`,
  };
}

function errorOutcome(body: string): Outcome {
  const { errorType, errorMessage, trace } = JSON.parse(body) as {
    errorType: string;
    errorMessage: string;
    trace?: string[];
  };
  return { ok: false, errorType, errorMessage, ...(trace ? { trace } : {}) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

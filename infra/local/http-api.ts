import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from './activity.ts';
import type { TurnedClock } from './clock.ts';
import { toEvent } from './http-event.ts';
import type { FunctionPool } from './lambda/function-pool.ts';
import type { Outcome } from './lambda/runtime-api.ts';
import type { HttpApiModel } from './template/model.ts';

type HttpApiParts = {
  api: HttpApiModel;
  pool(functionArn: string): FunctionPool;
  clock: TurnedClock;
  activity: Activity;
  account: string;
};

export type HttpApi = { port: number; open(parts: HttpApiParts): void; stop(): Promise<void> };

/** API Gateway takes bodies up to 10 MB. */
const MAX_BODY = 10 * 1024 * 1024;

/**
 * An API Gateway HTTP API on 127.0.0.1: requests become payloads of format 2.0 for the route's function, and back.
 * The port is taken at once, since functions are told the address; requests get 503 until `open`.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export async function startHttpApi(port = 0): Promise<HttpApi> {
  let parts: HttpApiParts | undefined;
  const server = createServer((request, response) => {
    if (!parts) return message(response, 503, 'Service Unavailable');
    const done = parts.activity.begin();
    response.once('close', done);
    void answer(parts, request, response).catch(() => message(response, 500, 'Internal Server Error'));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    open: (ready) => {
      parts = ready;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  parts: HttpApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = matchRoute(parts.api, request.method ?? 'GET', url.pathname);
  const pool = route ? parts.pool(route.functionArn) : undefined;
  if (!route || !pool) return message(response, 404, 'Not Found');
  const body = await readBody(request);
  if (!body) return message(response, 413, 'Request Entity Too Large');
  const { clock, account, api } = parts;
  const event = toEvent({ apiId: api.id, account, now: clock.now(), route, request, url, body });
  const late = AbortSignal.timeout(route.timeoutMs);
  const outcome = await Promise.race([
    pool.invoke(JSON.stringify(event)),
    once(late, 'abort').then(() => 'late' as const),
  ]);
  if (outcome === 'late') return message(response, 503, 'Service Unavailable');
  writeOutcome(response, outcome);
}

type Match = HttpApiModel['routes'][number] & { parameters: Record<string, string> };

/** The route for a request: an exact path before `{proxy+}`, a method before ANY, `$default` last. */
function matchRoute(api: HttpApiModel, method: string, path: string): Match | undefined {
  const found = api.routes.flatMap((route) => {
    if (route.key === '$default') return [{ ...route, parameters: {}, rank: 9 }];
    const [verb = '', pattern = ''] = route.key.split(' ');
    if (verb !== 'ANY' && verb !== method) return [];
    const expression = pattern
      .replace(/[.*^$()|[\]\\]/g, '\\$&')
      .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')
      .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${expression}$`).exec(path);
    if (!match) return [];
    const rank = (pattern.includes('+}') ? 4 : pattern.includes('{') ? 2 : 0) + (verb === 'ANY' ? 1 : 0);
    return [{ ...route, parameters: { ...match.groups }, rank }];
  });
  return found.sort((one, other) => one.rank - other.rank)[0];
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
  }
  return length <= MAX_BODY ? Buffer.concat(chunks) : undefined;
}

type LambdaAnswer = {
  statusCode?: number;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
};

function writeOutcome(response: ServerResponse, outcome: Outcome): void {
  if (!outcome.ok) {
    message(response, 500, 'Internal Server Error');
    return;
  }
  const answer = JSON.parse(outcome.payload) as LambdaAnswer | null;
  if (answer?.statusCode === undefined) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(outcome.payload);
    return;
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = answer;
  response.writeHead(statusCode, { ...headers, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) });
  response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}

function message(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message: text }));
}

import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface ScriptedHost {
  readonly origin: string;
  /** Paths that were asked for, in order, with the headers of each request. */
  readonly requests: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Number of connections made. */
  connections(): number;
  stop(): Promise<void>;
}

/** A web server on loopback that answers each path as scripted, and 404 for all others. */
export async function scriptedHost(answers: Readonly<Record<string, Answer>>): Promise<ScriptedHost> {
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = [];
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here');
    else answer(request, response);
  };
  const server: Server = createServer(listener);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Answers with this status, headers and body. */
export function says(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): Answer {
  return (_request, response) => void response.writeHead(status, headers).end(body);
}

/** Begins an answer and then sends a byte every few milliseconds, for ever. */
export const dripFeed: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
};

/** Takes the request and never answers. */
export const silence: Answer = () => {};

/** Promises more bytes than it sends, then cuts the connection. */
export const cutOff: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('only this', () => response.destroy());
};

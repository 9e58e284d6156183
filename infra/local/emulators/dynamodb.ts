import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';

export type DynamoDbEmulator = {
  endpoint: string;
  port: number;
  /** Answers a request whose body was read already, in process: a second trip over a socket would double its cost. */
  handle(request: IncomingMessage, body: Buffer, response: ServerResponse): void;
  stop(): Promise<void>;
};

/**
 * Starts dynalite, an embedded DynamoDB, on a free port of 127.0.0.1; tables are ready the moment they are created.
 * In memory unless `path` names a folder to keep. It knows no streams, no transactions and no time to live
 * (ttl-sweep.ts stands in for the last). Any access key and region will do; the region shows in table ARNs.
 */
export async function startDynamoDb(options: { path?: string } = {}): Promise<DynamoDbEmulator> {
  const server = dynalite({ ...options, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    handle({ headers, method, url }, body, response) {
      const passedOn = Object.assign(new EventEmitter(), { headers, method, url });
      server.emit('request', passedOn, response);
      passedOn.emit('data', body);
      passedOn.emit('end');
    },
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

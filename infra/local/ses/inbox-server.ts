import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inboxPages } from './inbox-pages.ts';
import type { ReceivedMail } from './mailbox.ts';

/** Serves the inbox pages on 127.0.0.1; a free port unless one is given. */
export async function startInbox(
  mails: () => readonly ReceivedMail[],
  port = 0,
): Promise<{ url: string; stop(): Promise<void> }> {
  const pages = inboxPages(mails);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    void Promise.resolve(pages.fetch(new Request(url, { method: request.method ?? 'GET' }))).then((page) =>
      write(page, response),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function write(page: Response, response: ServerResponse): Promise<void> {
  response.writeHead(page.status, Object.fromEntries(page.headers));
  response.end(Buffer.from(await page.arrayBuffer()));
}

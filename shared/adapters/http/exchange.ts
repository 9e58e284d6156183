import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { addressLiteral, isPublicAddress, publicLookup, RefusedAddress } from './address-guard.ts';
import type { Target } from './origins.ts';

const KEEP_ALIVE = { keepAlive: true, maxSockets: 8 };
const agents = {
  public: { http: new http.Agent(KEEP_ALIVE), https: new https.Agent(KEEP_ALIVE) },
  /** Connections the guard has not judged are kept apart from those it has. */
  trusted: { http: new http.Agent(KEEP_ALIVE), https: new https.Agent(KEEP_ALIVE) },
};

/** The target is not http(s) on its usual port. */
class RefusedTarget extends Error {
  override name = 'RefusedTarget';
}

/**
 * One GET and the head of its answer; no redirect is followed. Throws RefusedTarget and RefusedAddress before anything is
 * sent, and the errors of node:http.
 */
export async function exchange(
  target: Target,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (!target.trusted) refuseUnlessPublic(target.url);
  try {
    return await get(target, headers, signal);
  } catch (error) {
    // A kept connection that the server closed in the same moment; nothing was answered, and GET may be repeated.
    if (error instanceof StaleConnection && !signal.aborted) return get(target, headers, signal);
    throw error;
  }
}

/**
 * One POST on a connection of its own, https only unless the operator put another origin in place; no redirect is
 * followed and nothing is repeated. Throws as `exchange` does.
 */
export async function post(
  { url, trusted }: Target,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (!trusted) refuseUnlessPublic(url);
  if (!trusted && url.protocol !== 'https:') throw new RefusedTarget('not https');
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
    signal,
    ...(!trusted && { lookup: publicLookup }),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, resolve);
    request.on('error', reject);
    request.end(message.body);
  });
}

/** Literals never reach the lookup, so they are judged here. */
function refuseUnlessPublic({ protocol, port, hostname }: URL): void {
  if (protocol !== 'http:' && protocol !== 'https:') throw new RefusedTarget('not http(s)');
  if (port !== '' && port !== '80' && port !== '443') throw new RefusedTarget('not on port 80 or 443');
  const literal = addressLiteral(hostname);
  if (literal !== undefined && !isPublicAddress(literal)) throw new RefusedAddress(hostname);
}

class StaleConnection extends Error {}

function get(
  { url, trusted }: Target,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const pool = trusted ? agents.trusted : agents.public;
  const options: RequestOptions = {
    agent: secure ? pool.https : pool.http,
    headers,
    signal,
    ...(!trusted && { lookup: publicLookup }),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).get(url, options, resolve);
    request.on('error', (error: NodeJS.ErrnoException) => {
      const stale = request.reusedSocket && error.code === 'ECONNRESET';
      reject(stale ? new StaleConnection(error.message, { cause: error }) : error);
    });
  });
}

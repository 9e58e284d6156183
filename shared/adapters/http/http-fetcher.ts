import type { IncomingMessage } from 'node:http';
import type { FetchedPage, Fetcher, FetchFailure, FetchRequest } from '../../ports/fetcher.ts';
import { RefusedAddress } from './address-guard.ts';
import { exchange } from './exchange.ts';
import type { Origins } from './origins.ts';
import { origins } from './origins.ts';
import { ACCEPT_ENCODING, readBody, TooLarge } from './read-body.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetcher on node:http and node:https. `timeoutMs` covers everything from the lookup to the last byte, redirects
 * included. Only http(s) on ports 80 and 443 of public addresses is reached, judged anew at each redirect; a redirect
 * from https to http is not followed. `origins` maps the origin of a source to one that an operator has put in its
 * place: that one may be anywhere, while requests and answers keep the URLs of the source.
 */
export function httpFetcher(options: {
  readonly userAgent: string;
  readonly origins?: Readonly<Record<string, string>>;
}): Fetcher {
  const places = origins(options.origins ?? {});
  return {
    async fetch(request) {
      const signal = AbortSignal.timeout(request.timeoutMs);
      try {
        return await follow(request, headersOf(request, options.userAgent), places, signal);
      } catch (error) {
        return failureOf(error, request, signal);
      }
    },
  };
}

function headersOf(request: FetchRequest, userAgent: string): Readonly<Record<string, string>> {
  return {
    'user-agent': userAgent,
    accept: request.accept,
    'accept-encoding': ACCEPT_ENCODING,
    ...(request.etag !== undefined && { 'if-none-match': request.etag }),
    ...(request.lastModified !== undefined && { 'if-modified-since': request.lastModified }),
  };
}

async function follow(
  request: FetchRequest,
  headers: Readonly<Record<string, string>>,
  places: Origins,
  signal: AbortSignal,
): Promise<FetchedPage | FetchFailure> {
  let url = withoutExtras(new URL(request.url));
  for (let redirects = 0; ; redirects += 1) {
    const response = await exchange(places.target(url), headers, signal);
    const location = response.headers.location;
    if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) {
      return page(response, url, await bodyOf(response, request, signal));
    }
    // The body of a redirect is of no use and may be endless.
    response.destroy();
    const next = nextUrl(location, url, places);
    if (next === undefined) return { outcome: 'redirected', location };
    const allowed = request.allowHosts.includes(next.hostname) && redirects < request.maxRedirects;
    const weaker = url.protocol === 'https:' && next.protocol !== 'https:';
    if (!allowed || weaker) return { outcome: 'redirected', location: next.href };
    url = next;
  }
}

/** A connection whose answer is not read to its end is closed; left open, it would take a place in the pool for ever. */
async function bodyOf(response: IncomingMessage, request: FetchRequest, signal: AbortSignal) {
  try {
    return await readBody(response, request.maxBytes, signal);
  } catch (error) {
    response.destroy();
    throw error;
  }
}

/** Undefined where the Location is not an http(s) URL. */
function nextUrl(location: string, from: URL, places: Origins): URL | undefined {
  const next = URL.parse(location, from.href);
  if (next === null || (next.protocol !== 'http:' && next.protocol !== 'https:')) return undefined;
  return withoutExtras(places.original(next));
}

/** Without fragment, and without user and password, which would go out as a header. */
function withoutExtras(url: URL): URL {
  const clean = new URL(url);
  clean.hash = '';
  clean.username = '';
  clean.password = '';
  return clean;
}

function page(response: IncomingMessage, url: URL, body: Uint8Array): FetchedPage {
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return {
    outcome: 'fetched',
    status: response.statusCode ?? 0,
    finalUrl: url.href,
    contentType: response.headers['content-type'] ?? '',
    headers: Object.fromEntries(headers),
    body,
  };
}

function failureOf(error: unknown, request: FetchRequest, signal: AbortSignal): FetchFailure {
  if (signal.aborted) return { outcome: 'timeout' };
  if (error instanceof TooLarge) return { outcome: 'too-large', limit: request.maxBytes };
  if (error instanceof RefusedAddress) return { outcome: 'refused-address', host: error.host };
  const { code, message, name } = Object(error) as NodeJS.ErrnoException;
  return { outcome: 'unreachable', reason: code ?? (message || name) };
}

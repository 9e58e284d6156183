import { isIPv6 } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { ERRORS, RulewireError } from '../../shared/domain/errors.ts';
import { messagePage } from './pages/message-page.ts';
import { respond } from './pages/respond.ts';
import { texts } from './texts/texts.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** What the HTTP API's event brings besides the request. */
export interface WebEnvironment {
  Bindings: {
    readonly event?: LambdaEvent;
    readonly lambdaContext?: LambdaContext;
    readonly requestContext?: unknown;
  };
}

export type WebContext = Context<WebEnvironment>;

const MOST_BYTES = 64 * 1024;

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: browsers would then post forms with `Origin: null` and every real click would be refused.
  'Referrer-Policy': 'strict-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Puts the security headers on every answer that has none of its own; what no route has said about caching is not kept anywhere. */
export const secureResponses: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS))
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store');
};

/** One log line per request. It names the route, never the path: paths hold the tokens of readers. */
export function logRequests(deps: WebDependencies): MiddlewareHandler {
  return async (context, next) => {
    const start = deps.clock.now().getTime();
    await next();
    const milliseconds = deps.clock.now().getTime() - start;
    const { method, routePath } = context.req;
    deps.log.info('web.request', { method, route: routePath, status: context.res.status, milliseconds });
  };
}

/** Refuses bodies above 64 KB; our largest form, 200 companies, is a quarter of that. */
export function limitBody(deps: WebDependencies): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method !== 'POST') return next();
    const announced = Number(context.req.header('Content-Length') ?? '0');
    const size =
      announced > MOST_BYTES ? announced : (await context.req.raw.clone().arrayBuffer()).byteLength;
    if (size <= MOST_BYTES) return next();
    return respond(context, messagePage(deps, texts.messages.tooMuch, texts.messages.tooMuchLead), 413);
  };
}

/**
 * Only our own pages may post forms: the Origin is that of the pages, or the browser says that the request stayed within
 * the site. Programs that send neither are let through, since no page of a third party can make a browser leave both out.
 * Not for one-click unsubscribing, where mailbox providers post.
 */
export function fromOurPages(deps: WebDependencies): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('Origin');
    const site = context.req.header('Sec-Fetch-Site') ?? 'same-origin';
    const ours = [deps.publicUrl, new URL(context.req.url).origin];
    if (origin === undefined ? site === 'same-origin' : ours.includes(origin)) return next();
    return respond(context, messagePage(deps, texts.messages.elsewhere, texts.messages.elsewhereLead), 403);
  };
}

/** The fields of a form of ours. Throws `form-invalid` for anything but a URL-encoded body. */
export async function formOf(context: WebContext): Promise<URLSearchParams> {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded')
    throw new RulewireError('form-invalid', 'not a URL-encoded form');
  return new URLSearchParams(await context.req.text());
}

/** The caller's address as a key for limits: IPv4 as it is, IPv6 as its /64, which is what one customer has. */
export function clientOf(context: WebContext): string {
  const request = context.env?.requestContext as
    | { readonly http?: { readonly sourceIp?: string } }
    | undefined;
  const address = request?.http?.sourceIp ?? 'unknown';
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? 0 : 8 - front.length - back.length - (back.at(-1)?.includes('.') ? 1 : 0);
  const groups = [...front, ...Array<string>(Math.max(0, zeros)).fill('0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The page for whatever went wrong, without a word about our insides. */
export function failurePage(deps: WebDependencies) {
  return (error: Error, context: WebContext) => {
    if (error instanceof RulewireError && ERRORS[error.code].actor === 'reader') {
      return respond(context, messagePage(deps, texts.messages.failed, ERRORS[error.code].text), 400);
    }
    deps.log.error('web.failed', { route: context.req.routePath }, error);
    return respond(context, messagePage(deps, texts.messages.broken, texts.messages.brokenLead), 500);
  };
}

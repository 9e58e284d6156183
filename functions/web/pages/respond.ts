import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { deadLinkPage, messagePage } from './message-page.ts';

/** Answers with a page. Pages that show a reader's data or token are `personal`: not kept, not indexed. */
export function respond(context: Context, page: SafeHtml, status: ContentfulStatusCode = 200): Response {
  return context.html(page.markup, status, { 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' });
}

/** Answers with a page that is the same for everybody and may be kept for a minute. */
export function respondPublic(context: Context, page: SafeHtml): Response {
  return context.html(page.markup, 200, { 'Cache-Control': 'public, max-age=60' });
}

/** Answers a link that is incomplete, altered, used up or too old. */
export function deadLink(
  context: Context,
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
): Response {
  return respond(context, deadLinkPage(site), 410);
}

/** Answers a caller who has had us write to too many people in this hour. */
export function tooMany(
  context: Context,
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
): Response {
  context.header('Retry-After', '3600');
  return respond(context, messagePage(site, texts.messages.wait, texts.messages.waitLead), 429);
}

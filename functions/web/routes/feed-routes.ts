import type { Hono } from 'hono';
import { readerOf } from '../../../shared/application/reader/own-links.ts';
import { watchedChanges } from '../../../shared/application/watch-feed.ts';
import { atomText, type Feed, feedItem, jsonFeed } from '../../../shared/domain/feeds/feed.ts';
import { companyId } from '../../../shared/domain/ids.ts';
import { isOnRecord } from '../../../shared/domain/on-record.ts';
import { oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import type { HistoryEntry } from '../../../shared/ports/content-store.ts';
import type { WebContext, WebEnvironment } from '../guards.ts';
import { messagePage } from '../pages/message-page.ts';
import { deadLink, respond } from '../pages/respond.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;
const OF_A_COMPANY = 50;

/** Feeds for news readers and programs: of a company for everybody, of a watchlist behind a secret address of its reader. */
export function feedRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/company/:companyId/:feed{feed\\.(?:atom|json)}', async (context) => {
    const text = context.req.param('companyId');
    const company = ID.test(text) ? await deps.directory.company(companyId(text)) : undefined;
    if (company === undefined) return missing(context, deps);
    const history = await deps.content.history(company.companyId, OF_A_COMPANY);
    const entries = history.filter(({ change, match }) => isOnRecord(change, match) && !change.silent);
    const page = `${deps.publicUrl}/company/${company.companyId}`;
    const title = texts.messages.companyFeed(oneLine(company.name));
    return answer(context, deps, { title, page, entries, caching: 'public, max-age=300' });
  });
  app.get('/w/:token/:feed{feed\\.(?:atom|json)}', async (context) => {
    const reader = await readerOf(deps, 'watch', context.req.param('token'));
    if (reader === undefined) return deadLink(context, deps);
    const entries = await watchedChanges(deps.content, reader, deps.clock.now());
    const page = `${deps.publicUrl}/`;
    return answer(context, deps, {
      title: texts.messages.feed,
      page,
      entries,
      caching: 'private, max-age=300',
    });
  });
}

function answer(
  context: WebContext,
  deps: WebDependencies,
  about: {
    readonly title: string;
    readonly page: string;
    readonly entries: readonly HistoryEntry[];
    readonly caching: string;
  },
): Response {
  const { title, page, entries, caching } = about;
  const feed: Feed = {
    title,
    page,
    url: `${deps.publicUrl}${context.req.path}`,
    since: deps.clock.now().toISOString(),
    items: entries.map(({ change, match }) => feedItem(change, match, deps.publicUrl)),
  };
  const headers = { 'Cache-Control': caching, 'X-Robots-Tag': 'noindex' };
  if (context.req.path.endsWith('.json'))
    return context.body(JSON.stringify(jsonFeed(feed)), 200, {
      ...headers,
      'Content-Type': 'application/feed+json; charset=utf-8',
    });
  return context.body(atomText(feed), 200, {
    ...headers,
    'Content-Type': 'application/atom+xml; charset=utf-8',
  });
}

function missing(context: WebContext, deps: WebDependencies): Response {
  return respond(context, messagePage(deps, texts.messages.noFeed, texts.messages.noFeedLead), 404);
}

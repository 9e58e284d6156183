import * as cheerio from 'cheerio/slim';
import { httpFetcher } from '../../../shared/adapters/http/http-fetcher.ts';
import { parseOrigins } from '../../../shared/adapters/http/origins.ts';
import { systemClock, systemSleep } from '../../../shared/adapters/system/system-clock.ts';
import { politeFetch } from '../../../shared/application/polling/polite-fetch.ts';
import { judgeAnswer } from '../../../shared/domain/sources/answer.ts';
import { type ArticleReading, readArticle } from '../../../shared/domain/sources/article.ts';
import type { PressSource } from '../../../shared/domain/sources/catalogue.ts';
import type { DateRules } from '../../../shared/domain/sources/dates.ts';
import { userAgent } from '../../../shared/domain/sources/robots.ts';
import type { FetchedPage } from '../../../shared/ports/fetcher.ts';
import type { HostStore } from '../../../shared/ports/host-store.ts';
import { BadInput } from './bad-input.ts';
import { draftSource } from './draft-source.ts';
import { findSelectors } from './find-selectors.ts';
import { listIn, type ReadList } from './read.ts';

/** What an address yields, or why it yields nothing. */
export type Trial =
  | { readonly what: 'nothing'; readonly reason: string }
  | { readonly what: 'article'; readonly article: ArticleReading; readonly feeds: readonly string[] }
  | {
      readonly what: 'feed' | 'list';
      readonly list: ReadList;
      readonly source: PressSource;
      /** Feeds that a list page names; better than its rows. */
      readonly feeds: readonly string[];
      readonly conditional: boolean;
    };

/** Between the request for robots.txt and the one for the page. */
const POLITE_MS = 2_000;
/** A page with less text and some headlines is a list. */
const LONG_STORY = 1_500;

/**
 * Asks an address as the poller would: robots.txt first, with our User-Agent and the guard against private networks, and
 * says what it is. SOURCE_ORIGINS is heeded as in a deployment. Throws BadInput and what a wrong setting throws.
 */
export async function trySource(url: string, zone: string, contact: string): Promise<Trial> {
  const fetched = await askPolitely(url, zone, contact);
  if ('reason' in fetched) return { what: 'nothing', reason: fetched.reason };
  const { page, text } = fetched;
  const base = page.finalUrl;
  const common = { conditional: 'etag' in page.headers || 'last-modified' in page.headers };
  const today = systemClock.now().toISOString().slice(0, 10);
  const feed = asList(text, { kind: 'rss', url: base, zone, source: undefined });
  if (feed !== undefined) {
    const title = publisherOf(text, true);
    const draft = { kind: 'rss', url, zone, publisher: title, hosts: hostsOf(feed), robotsCheckedAt: today };
    return { what: 'feed', list: feed, source: draftSource({ ...draft, kind: 'rss' }), feeds: [], ...common };
  }
  const feeds = feedsNamed(text, base);
  const article = readArticle(text, { url: base, zone });
  if (article.blocked) return { what: 'nothing', reason: 'the page is a wall, not what was asked for' };
  const order: DateRules['order'] = /^(?:America|US)\//.test(zone) ? 'mdy' : 'dmy';
  const selectors = findSelectors(text, { zone, order });
  if (selectors === undefined || (article.text.length > LONG_STORY && selectors.date === undefined))
    return { what: 'article', article, feeds };
  const publisher = publisherOf(text, false);
  const draft = { kind: 'html', url, zone, publisher, list: selectors, robotsCheckedAt: today } as const;
  const list = listIn(text, { kind: 'list', url: base, zone, source: draftSource(draft) });
  const source = draftSource({ ...draft, hosts: hostsOf(list) });
  return { what: 'list', list, source, feeds, ...common };
}

async function askPolitely(
  url: string,
  zone: string,
  contact: string,
): Promise<{ readonly page: FetchedPage; readonly text: string } | { readonly reason: string }> {
  const origins = parseOrigins(process.env['SOURCE_ORIGINS'] || '{}');
  const draft = draftSource({ kind: 'rss', url, zone });
  const fetch = politeFetch(
    {
      clock: systemClock,
      sleep: systemSleep,
      fetcher: httpFetcher({ userAgent: userAgent(contact), origins }),
      hosts: hostsOfThisRun(),
      spacingMs: () => POLITE_MS,
    },
    draft,
  );
  const { hostname } = new URL(url);
  const allowHosts = [hostname, hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`];
  const answer = await fetch({ url, ...draft.http, accept: '*/*', allowHosts });
  const now = systemClock.now();
  const judged = judgeAnswer(answer, 'feed', now);
  if (judged.outcome === 'usable' && answer.outcome === 'fetched') return { page: answer, text: judged.text };
  const asPage = judgeAnswer(answer, 'html', now);
  if (asPage.outcome === 'usable' && answer.outcome === 'fetched') return { page: answer, text: asPage.text };
  if (asPage.outcome === 'missing') return { reason: 'there is no such page (404 or 410)' };
  return { reason: 'reason' in asPage ? `${asPage.code}: ${asPage.reason}` : asPage.outcome };
}

/** The turns at hosts of one process; what they allow is asked once and not kept. */
function hostsOfThisRun(): HostStore {
  const next = new Map<string, number>();
  return {
    async takeTurn(host, now, spacingMs) {
      const at = Math.max(now.getTime(), next.get(host) ?? 0);
      next.set(host, at + spacingMs);
      return { at: new Date(at) };
    },
    hold: async () => {},
    keepRobots: async () => {},
  };
}

/** The text as a feed, or undefined where it is none. */
function asList(text: string, reading: Parameters<typeof listIn>[1]): ReadList | undefined {
  try {
    return listIn(text, reading);
  } catch (cause) {
    if (cause instanceof BadInput) return undefined;
    throw cause;
  }
}

/** The hosts of the articles, most frequent first; a feed that links everywhere gives its three most frequent. */
function hostsOf({ items }: ReadList): readonly string[] {
  const hosts = items.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).hostname]));
  const counted = Map.groupBy(hosts, (host) => host);
  return [...counted]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 3)
    .map(([host]) => host);
}

/** Feeds that a page names in its head (rel=alternate). */
function feedsNamed(html: string, base: string): readonly string[] {
  const $ = cheerio.load(html);
  return $('link[rel~="alternate"][type*="rss"], link[rel~="alternate"][type*="atom"]')
    .toArray()
    .flatMap((element) => URL.parse($(element).attr('href') ?? '', base)?.href ?? []);
}

/** The name of the site: the title of the feed, or what a page calls the site it belongs to. */
function publisherOf(text: string, isFeed: boolean): string | undefined {
  const $ = cheerio.load(text, isFeed ? { xml: true } : {});
  if (isFeed) return $('title').first().text() || undefined;
  return $('meta[property="og:site_name"]').attr('content');
}

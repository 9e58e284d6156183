import { RulewireError } from '../../domain/errors.ts';
import { sha256 } from '../../domain/ids.ts';
import { type AnswerFailure, type Fetched, judgeAnswer } from '../../domain/sources/answer.ts';
import { statedPause } from '../../domain/sources/cadence.ts';
import type { Source } from '../../domain/sources/catalogue.ts';
import type { Listing } from '../../domain/sources/entry.ts';
import { documentsUrl, followable } from '../../domain/sources/fr-documents.ts';
import { readListing, wantedList } from '../../domain/sources/read-listing.ts';
import type { InboxItem } from '../../ports/inbox-store.ts';
import type { PollSession } from './poll-session.ts';

/** One page of a list as it came, and what was understood of it; `trouble` says why nothing was. */
export type ListPage = { readonly item: InboxItem } & (
  | { readonly listing: Listing; readonly trouble?: undefined }
  | { readonly listing?: undefined; readonly trouble: RulewireError }
);

export type ListAnswer =
  | { readonly outcome: 'pages'; readonly pages: readonly ListPage[]; readonly complete: boolean }
  | { readonly outcome: 'not-modified' }
  | AnswerFailure;

/** More pages than the fullest window of days needs. */
const MOST_PAGES = 15;

/** Shared caches keep answers of the Federal Register API for up to 104 minutes; a new parameter gets past them. */
const CACHE_BUSTER = '_';

/** The address with a parameter that no cache has seen. */
export function pastCaches(address: string, now: Date): string {
  const url = new URL(address);
  url.searchParams.set(CACHE_BUSTER, String(now.getTime()));
  return url.href;
}

/** The first page of the list of a source at the instant. */
function listUrl(source: Source, now: Date): string {
  if (source.kind === 'documents') return documentsUrl(source, now);
  const url = new URL(source.url);
  for (const [name, value] of Object.entries(source.query)) {
    for (const one of typeof value === 'string' ? [value] : value) url.searchParams.append(name, one);
  }
  return url.href;
}

/** True for an address of the list itself, on whatever page; texts and articles stand elsewhere. */
export function isListAddress(source: Source, address: string): boolean {
  const path = (text: string) => new URL(text).pathname.replace(/\.json$/, '');
  return new URL(address).host === new URL(source.url).host && path(address) === path(source.url);
}

/** The stored form of an answer: under the address without the cache-buster, so that equal answers are one item. */
export function inboxItem(
  source: InboxItem['sourceId'],
  address: string,
  page: Fetched,
  at: Date,
): InboxItem {
  const url = new URL(address);
  url.searchParams.delete(CACHE_BUSTER);
  const header = (name: string): string | undefined => page.headers[name];
  const [etag, lastModified] = [header('etag'), header('last-modified')];
  return {
    sourceId: source,
    sha: sha256(`${url.href} ${sha256(page.body)}`),
    url: url.href,
    status: page.status,
    contentType: page.contentType,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    fetchedAt: at.toISOString(),
    body: page.body,
  };
}

/**
 * Fetches all pages of the list, or of the part of it whose first page is at `address`. Nothing is stored yet. A list is
 * `complete` if every page came, none was cut, and as many items arrived as the source says there are.
 */
export async function fetchList(session: PollSession, address?: string): Promise<ListAnswer> {
  const { source, deps } = session;
  const first = address ?? listUrl(source, deps.clock.now());
  const pages: ListPage[] = [];
  const firstNumbers = new Set<string>();
  let next: string | undefined = first;
  while (next !== undefined && pages.length < MOST_PAGES) {
    const answer = await fetchPage(session, next, pages.length === 0);
    if (answer.outcome !== 'page') {
      // Pages that did come are used; the ones that are missing make the list incomplete.
      return pages.length === 0 || answer.outcome === 'not-modified'
        ? answer
        : { outcome: 'pages', pages, complete: false };
    }
    const { listing } = answer.page;
    const firstId: string | undefined = listing?.entries[0]?.docId;
    // Past its last page the server may start again with the first.
    if (firstId !== undefined && firstNumbers.has(firstId))
      return { outcome: 'pages', pages, complete: false };
    if (firstId !== undefined) firstNumbers.add(firstId);
    pages.push(answer.page);
    const given: string | undefined = listing?.nextPage;
    next = given === undefined ? undefined : followable(given, first);
    if (given !== undefined && next === undefined) return { outcome: 'pages', pages, complete: false };
  }
  return { outcome: 'pages', pages, complete: next === undefined && allThere(pages) };
}

function allThere(pages: readonly ListPage[]): boolean {
  const listings = pages.flatMap(({ listing }) => listing ?? []);
  if (listings.length < pages.length || listings.some(({ cut }) => cut)) return false;
  const arrived = listings.reduce((sum, listing) => sum + listing.arrived, 0);
  return arrived === (listings[0]?.expected ?? arrived);
}

type PageAnswer =
  | { readonly outcome: 'page'; readonly page: ListPage }
  | { readonly outcome: 'not-modified' }
  | AnswerFailure;

async function fetchPage(session: PollSession, address: string, first: boolean): Promise<PageAnswer> {
  const { source, deps, state } = session;
  const official = source.kind === 'public-inspection' || source.kind === 'documents';
  const conditional = !official && first && state.lastSuccessAt?.slice(0, 10) === isoDay(deps.clock.now());
  const answer = await session.fetch({
    url: official && first ? pastCaches(address, deps.clock.now()) : address,
    ...source.http,
    ...(conditional && state.etag !== undefined ? { etag: state.etag } : {}),
    ...(conditional && state.lastModified !== undefined ? { lastModified: state.lastModified } : {}),
  });
  const now = deps.clock.now();
  const judged = judgeAnswer(answer, wantedList(source), now);
  if (judged.outcome === 'missing') return { outcome: 'failed', code: 'source-status', reason: 'status 404' };
  if (judged.outcome !== 'usable') return judged;
  const item = inboxItem(state.sourceId, address, judged.answer, now);
  if (first) session.statedPauseMs = statedPause(judged.answer.headers, judged.text, now);
  return { outcome: 'page', page: { item, ...understood(source, judged.text, item) } };
}

const isoDay = (instant: Date) => instant.toISOString().slice(0, 10);

/** A list that cannot be understood is stored all the same and fails when it is processed, where it is counted and alarms. */
function understood(source: Source, text: string, item: InboxItem) {
  try {
    return { listing: readListing(source, text, item.url, new Date(item.fetchedAt)) };
  } catch (cause) {
    if (cause instanceof RulewireError) return { trouble: cause };
    throw cause;
  }
}

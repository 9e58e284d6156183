import type { DocId } from '../../domain/ids.ts';
import type { AnswerFailure, Fetched } from '../../domain/sources/answer.ts';
import type { Catalogue, Source } from '../../domain/sources/catalogue.ts';
import type { ChangeDetected } from '../../messages/messages.ts';
import type { Clock, Sleep } from '../../ports/clock.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import type { FetchedPage, Fetcher, FetchFailure, FetchRequest } from '../../ports/fetcher.ts';
import type { HostStore } from '../../ports/host-store.ts';
import type { InboxItem, InboxRef, InboxStore } from '../../ports/inbox-store.ts';
import type { PressStore } from '../../ports/press-store.ts';
import type { Queue } from '../../ports/queue.ts';
import type { SourceState, SourceStateStore } from '../../ports/source-state-store.ts';
import type { Log, Metrics } from '../../ports/telemetry.ts';
import { politeFetch } from './polite-fetch.ts';

/** Everything a poll needs from outside. `owner` is new for each run, so that a dead run's lease is told from ours. */
export interface PollDeps {
  readonly sources: Catalogue;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly fetcher: Fetcher;
  readonly inbox: InboxStore;
  readonly content: ContentStore;
  readonly press: PressStore;
  readonly states: SourceStateStore;
  readonly changes: Queue<ChangeDetected>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly owner: string;
  /** No new piece of work is begun after this instant; what is left stays in the inbox for the next run. */
  readonly deadline: Date;
  /** What all functions know of the hosts they ask. */
  readonly hosts: HostStore;
  /** Milliseconds between the end of one request to a host and the start of the next; 0 for a host of the operator's own. */
  readonly spacingMs: (url: string, source: Source) => number;
}

/** One run over one source: what it works with and what it has found out so far. */
export interface PollSession {
  readonly deps: PollDeps;
  readonly source: Source;
  readonly state: SourceState;
  /** Fetches with the pause that is due to the host. */
  readonly fetch: (request: FetchRequest) => Promise<FetchedPage | FetchFailure>;
  /** Text answers that an earlier run had stored and not used up, by address. */
  readonly storedTexts: Map<string, { readonly ref: InboxRef; readonly item: InboxItem }>;
  /** Documents whose text was asked for in vain in this run: once is enough. */
  readonly triedInVain: Set<DocId>;
  /** Set when a host of the source put up a wall: nothing more is fetched in this run. */
  wall: AnswerFailure | undefined;
  /** The pause that the list asks for, in milliseconds. */
  statedPauseMs: number;
  changes: number;
}

/** A run that has found out nothing yet. */
export function openSession(deps: PollDeps, source: Source, state: SourceState): PollSession {
  return {
    deps,
    source,
    state,
    fetch: politeFetch(deps, source),
    storedTexts: new Map(),
    triedInVain: new Set(),
    wall: undefined,
    statedPauseMs: 0,
    changes: 0,
  };
}

/** True once the run has to end. */
export function outOfTime({ deps }: PollSession): boolean {
  return deps.clock.now() >= deps.deadline;
}

/** The address of an inbox item. */
export function inboxRef(item: InboxItem): InboxRef {
  return { sourceId: item.sourceId, day: item.fetchedAt.slice(0, 10), sha: item.sha };
}

/** A stored answer in the shape in which it came. */
export function storedAnswer({ status, contentType, body }: InboxItem): Fetched {
  return { outcome: 'fetched', status, contentType, headers: {}, body };
}

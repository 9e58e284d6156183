import { memoryContentStore } from '../../../shared/adapters/memory/memory-content-store.ts';
import { memoryHostStore } from '../../../shared/adapters/memory/memory-host-store.ts';
import { memoryInboxStore } from '../../../shared/adapters/memory/memory-inbox-store.ts';
import { memoryPressStore } from '../../../shared/adapters/memory/memory-press-store.ts';
import { memorySourceStateStore } from '../../../shared/adapters/memory/memory-source-state-store.ts';
import { pollEcfr } from '../../../shared/application/poll-ecfr.ts';
import { pollSource } from '../../../shared/application/poll-source.ts';
import type { PollDeps } from '../../../shared/application/polling/poll-session.ts';
import type { Change } from '../../../shared/domain/change.ts';
import { changeIdOf, type SourceId } from '../../../shared/domain/ids.ts';
import type { Catalogue } from '../../../shared/domain/sources/catalogue.ts';
import type { ChangeDetected } from '../../../shared/messages/messages.ts';
import type { FetchedPage, FetchFailure, FetchRequest } from '../../../shared/ports/fetcher.ts';
import type { SourceState } from '../../../shared/ports/source-state-store.ts';

export type Answer = FetchedPage | FetchFailure;

const utf8 = new TextEncoder();

export function page(contentType: string, body: string, more: Partial<FetchedPage> = {}): FetchedPage {
  return {
    outcome: 'fetched',
    status: 200,
    finalUrl: '',
    contentType,
    headers: {},
    body: utf8.encode(body),
    ...more,
  };
}

export const json = (value: unknown) => page('application/json; charset=utf-8', JSON.stringify(value));
export const notFound = page('text/html', '<html><title>Page Not Found</title></html>', { status: 404 });

/** Methods of the stores that only read. */
const READS = new Set([
  'get',
  'due',
  'list',
  'head',
  'heads',
  'revision',
  'text',
  'change',
  'dueChanges',
  'calendar',
  'documentsOf',
  'dueRechecks',
  'matches',
]);

/** The store, with a line in `writes` for each call that may write. */
function noting<Store extends object>(store: Store, writes: string[]): Store {
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method === 'function' && !READS.has(String(name))) {
        return (...given: unknown[]) => {
          writes.push(String(name));
          return Reflect.apply(method, target, given) as unknown;
        };
      }
      return method;
    },
  });
}

/** A world for the poller: a clock that sleeping moves on, stores in memory, and hosts that answer as the test says. */
export function pollWorld(sources: Catalogue, start = '2026-10-02T13:00:00Z') {
  let now = new Date(start).getTime();
  let runs = 0;
  const answers = new Map<string, (request: FetchRequest) => Answer>();
  const requests: FetchRequest[] = [];
  const messages: ChangeDetected[] = [];
  const logged: string[] = [];
  const counted: string[] = [];
  const writes: string[] = [];
  const stores = {
    inbox: noting(memoryInboxStore(), writes),
    content: noting(memoryContentStore(), writes),
    states: noting(memorySourceStateStore(), writes),
    hosts: noting(memoryHostStore(), writes),
    press: noting(memoryPressStore(), writes),
  };
  const note = (event: string) => void logged.push(event);

  function deps(): PollDeps {
    runs += 1;
    return {
      sources,
      clock: { now: () => new Date(now) },
      sleep: {
        sleep: async (milliseconds) => {
          now += milliseconds;
        },
      },
      fetcher: {
        async fetch(request) {
          requests.push(request);
          const url = new URL(request.url);
          const answer = answers.get(`${url.origin}${url.pathname}`);
          return answer ? answer(request) : notFound;
        },
      },
      ...stores,
      changes: {
        send: async (sent) => {
          messages.push(...sent);
        },
      },
      log: { info: note, warn: note, error: note },
      metrics: { count: (name) => void counted.push(name), time: () => {} },
      owner: `run-${runs}`,
      deadline: new Date(now + 300_000),
      spacingMs: () => 1000,
    };
  }

  return {
    ...stores,
    writes,
    requests,
    messages,
    logged,
    counted,
    deps,
    now: () => new Date(now),
    /** Moves the clock on. */
    wait: (minutes: number) => {
      now += minutes * 60_000;
    },
    serve: (address: string, answer: Answer | ((request: FetchRequest) => Answer)) => {
      answers.set(address, typeof answer === 'function' ? answer : () => answer);
    },
    poll: (source: SourceId) => pollSource(deps(), source),
    pollEcfr: (source: SourceId) => pollEcfr(deps(), source),
    state: async (source: SourceId) => (await stores.states.get(source)) as SourceState,
    /** The changes that were announced, in order. */
    announced: async (): Promise<Change[]> => {
      const found = await Promise.all(
        messages.map((message) => stores.content.change(changeIdOf(message.changeId))),
      );
      return found.flatMap((stored) => stored?.change ?? []);
    },
  };
}

export type PollWorld = ReturnType<typeof pollWorld>;

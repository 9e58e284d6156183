import { isPressKind, type Source } from '../../domain/sources/catalogue.ts';
import { retryAfter } from '../../domain/sources/retry-after.ts';
import {
  KEEP_OUT,
  PRODUCT_TOKEN,
  type RobotsRule,
  readRobots,
  robotsAllow,
} from '../../domain/sources/robots.ts';
import type { FetchedPage, FetchFailure, FetchRequest } from '../../ports/fetcher.ts';
import type { HostRobots, Turn } from '../../ports/host-store.ts';
import type { PollDeps } from './poll-session.ts';

type PoliteDeps = Pick<PollDeps, 'clock' | 'sleep' | 'fetcher' | 'hosts' | 'spacingMs'>;
type Answer = FetchedPage | FetchFailure;
type PoliteFetch = (request: FetchRequest) => Promise<Answer>;

const HOUR = 3_600_000;
/** RFC 9309 section 2.4: not longer than a day. */
const ROBOTS_KNOWN_MS = 24 * HOUR;
/** A robots.txt that its server cannot give keeps us out; it is asked for again after an hour. */
const ROBOTS_DOUBT_MS = HOUR;
const ROBOTS_BYTES = 1_000_000;
const ROBOTS_HOPS = 5;
/** Waiting longer for a turn is no use in a function that is paid by the second. */
const LONGEST_TURN_MS = 30_000;
/** A host that is overloaded and does not say for how long. */
const OVERLOADED_MS = 60_000;
const OVERLOADED = new Set([429, 503]);

/**
 * A fetch with manners. It waits its turn at the host, which all functions share, asks the press only for what robots.txt
 * allows, there and wherever it is led, and leaves a host alone that says it is overloaded. Lists of APIs are made for
 * programs and have no robots.txt to ask (decision 106). An operator's own stand-in for a source (spacing 0) is asked
 * without any of this.
 */
export function politeFetch(deps: PoliteDeps, source: Source): PoliteFetch {
  const lastAnswer = new Map<string, number>();
  return async (request) => {
    if (deps.spacingMs(request.url, source) === 0) return deps.fetcher.fetch(request);
    if (!isPressKind(source)) return fetchInTurn(deps, source, request, lastAnswer);
    let url = request.url;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await fetchInTurn(deps, source, { ...request, url }, lastAnswer);
      const next = redirects < request.maxRedirects ? ledTo(answer, url, request) : undefined;
      if (next === undefined) return answer;
      url = next;
    }
  };
}

/** Where a redirect leads that may be followed: to a host of the source, and not from https to http. */
function ledTo(answer: Answer, from: string, { allowHosts }: FetchRequest): string | undefined {
  if (answer.outcome !== 'redirected') return undefined;
  const next = URL.parse(answer.location, from);
  const weaker = from.startsWith('https:') && next?.protocol !== 'https:';
  return next && !weaker && allowHosts.includes(next.hostname) ? next.href : undefined;
}

async function fetchInTurn(
  deps: PoliteDeps,
  source: Source,
  request: FetchRequest,
  lastAnswer: Map<string, number>,
): Promise<Answer> {
  const turn = await waitForTurn(deps, source, request.url, lastAnswer);
  if ('outcome' in turn) return turn;
  if (isPressKind(source)) {
    const known = turn.robots !== undefined && new Date(turn.robots.until) > deps.clock.now();
    const robots = known ? turn.robots : await askRobots(deps, source, request);
    if ('outcome' in robots) return robots;
    if (!robotsAllow(robots.rules, request.url)) return { outcome: 'disallowed' };
    // The turn went to robots.txt.
    const own = known ? turn : await waitForTurn(deps, source, request.url, lastAnswer);
    if ('outcome' in own) return own;
  }
  const led = isPressKind(source) ? { allowHosts: [] } : {};
  const answer = await deps.fetcher.fetch({ ...request, ...led });
  lastAnswer.set(hostOf(request.url), deps.clock.now().getTime());
  await heed(deps, request.url, answer);
  return answer;
}

const hostOf = (url: string) => new URL(url).host;

/** Sleeps until the turn begins; between an answer and the next request of this run lies the whole pause as well. */
async function waitForTurn(
  deps: PoliteDeps,
  source: Source,
  url: string,
  lastAnswer: ReadonlyMap<string, number>,
): Promise<Turn | FetchFailure> {
  const host = hostOf(url);
  const spacing = deps.spacingMs(url, source);
  const now = deps.clock.now().getTime();
  const earliest = Math.max(now, (lastAnswer.get(host) ?? Number.NEGATIVE_INFINITY) + spacing);
  const latest = new Date(now + LONGEST_TURN_MS);
  const turn = await deps.hosts.takeTurn(host, new Date(earliest), spacing, latest);
  if ('heldUntil' in turn) return { outcome: 'held', until: turn.heldUntil.toISOString() };
  const pause = turn.at.getTime() - now;
  if (pause > 0) await deps.sleep.sleep(pause);
  return turn;
}

/**
 * Fetches and keeps the rules of a host: what it lists; everything where it has none (4xx, or it leads elsewhere); nothing
 * where its server fails (RFC 9309 section 2.3.1). A host that cannot be reached at all is not asked for more.
 */
async function askRobots(
  deps: PoliteDeps,
  source: Source,
  { url, timeoutMs, allowHosts }: FetchRequest,
): Promise<HostRobots | FetchFailure> {
  const answer = await deps.fetcher.fetch({
    url: new URL('/robots.txt', url).href,
    accept: 'text/plain',
    timeoutMs,
    maxBytes: ROBOTS_BYTES,
    maxRedirects: ROBOTS_HOPS,
    allowHosts: [...new Set([...allowHosts, ...source.http.allowHosts])],
  });
  if (answer.outcome !== 'fetched' && answer.outcome !== 'redirected' && answer.outcome !== 'too-large')
    return answer;
  const { rules, sure } = rulesOf(answer);
  const until = new Date(deps.clock.now().getTime() + (sure ? ROBOTS_KNOWN_MS : ROBOTS_DOUBT_MS));
  const robots = { rules, until: until.toISOString() };
  await deps.hosts.keepRobots(hostOf(url), robots);
  return robots;
}

function rulesOf(answer: Answer): { readonly rules: readonly RobotsRule[]; readonly sure: boolean } {
  if (answer.outcome === 'redirected') return { rules: [], sure: true };
  if (answer.outcome !== 'fetched') return { rules: KEEP_OUT, sure: false };
  const { status, body } = answer;
  if (status === 200) return { rules: readRobots(new TextDecoder().decode(body), PRODUCT_TOKEN), sure: true };
  const absent = status >= 300 && status < 500 && status !== 429;
  return absent ? { rules: [], sure: true } : { rules: KEEP_OUT, sure: false };
}

/** An overloaded host is left alone by everybody, for as long as it asks. */
async function heed(deps: PoliteDeps, url: string, answer: Answer): Promise<void> {
  if (answer.outcome !== 'fetched' || !OVERLOADED.has(answer.status)) return;
  const now = deps.clock.now();
  const wait = retryAfter(answer.headers['retry-after'], now) ?? OVERLOADED_MS;
  await deps.hosts.hold(hostOf(url), new Date(now.getTime() + wait));
}

import type { HookStanding } from './hook.ts';

/** What came of one call. `retryAfter` is the header as sent (RFC 9110, 10.2.3). */
export type HookAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly retryAfter?: string }
  | { readonly outcome: 'unanswered'; readonly reason: 'timeout' | 'refused-address' | 'unreachable' };

/** What follows from the answer to a call. */
export type Consequence =
  | { readonly next: 'taken' | 'gone' | 'given-up' }
  | { readonly next: 'later'; readonly retryAt: Date };

const MINUTE_MS = 60_000;
/** How old (minutes) what is told is at its second, third, ... call: eight calls in 44.6 hours. */
const CALLS_MIN = [1, 6, 36, 156, 516, 1236, 2676] as const;
/** Who refuses is asked until then, who may come back until the end. */
const REFUSALS_MIN = 6;
const MAY_COME_BACK: ReadonlySet<number> = new Set([408, 429]);
const MAY_ASK_TO_WAIT: ReadonlySet<number> = new Set([429, 503]);
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;
/** A little less than the eight calls take, so that the last of them ends it. */
const TWO_DAYS_MS = 44 * 60 * MINUTE_MS;

/**
 * What becomes of what was first called at `since` and answered so at `now`. Any 2xx takes it; 410 says that nobody is
 * there any more; a refusal (4xx, but for 408 and 429) is asked three times; all else, redirects included, eight times
 * over two days, later where a 429 or 503 asks for it, by a day at most.
 */
export function consequenceOf(answer: HookAnswer, since: Date, now: Date): Consequence {
  const status = answer.outcome === 'answered' ? answer.status : 0;
  if (status >= 200 && status < 300) return { next: 'taken' };
  if (status === 410) return { next: 'gone' };
  const age = (now.getTime() - since.getTime()) / MINUTE_MS;
  const refused = status >= 400 && status < 500 && !MAY_COME_BACK.has(status);
  const next = CALLS_MIN.find((each) => each > age && (!refused || each <= REFUSALS_MIN));
  if (next === undefined) return { next: 'given-up' };
  const asked = MAY_ASK_TO_WAIT.has(status) ? now.getTime() + waitAsked(answer, now) : 0;
  return { next: 'later', retryAt: new Date(Math.max(since.getTime() + next * MINUTE_MS, asked)) };
}

/** Seconds or an HTTP date; 0 where it is neither, or past. In milliseconds. */
function waitAsked(answer: HookAnswer, now: Date): number {
  const text = answer.outcome === 'answered' ? (answer.retryAfter?.trim() ?? '') : '';
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

/** How a hook stands after a call; the same value where nothing changes. A test that is taken makes it active. */
export function standingAfter(
  before: HookStanding,
  call: { readonly next: Consequence['next']; readonly answer: HookAnswer; readonly test: boolean },
  now: Date,
): HookStanding {
  const { hookId, state, failingSince } = before;
  const reason = answerWords(call.answer);
  if (call.next === 'taken') {
    if (call.test || (state === 'active' && failingSince !== undefined)) return { hookId, state: 'active' };
    return before;
  }
  if (call.next === 'gone') return { hookId, state: 'off', reason };
  if (state !== 'active') return { ...before, reason };
  if (failingSince === undefined) return { hookId, state, failingSince: now.toISOString(), reason };
  const long = now.getTime() - new Date(failingSince).getTime() >= TWO_DAYS_MS;
  return long ? { hookId, state: 'off', failingSince, reason } : before;
}

const UNANSWERED = {
  timeout: 'no answer in time',
  'refused-address': 'the name does not lead to a public address',
  unreachable: 'could not be reached',
} as const;

/** The answer as the reader's page and the ledger name it: nothing that the receiver wrote. */
export function answerWords(answer: HookAnswer): string {
  return answer.outcome === 'answered' ? `status ${answer.status}` : UNANSWERED[answer.reason];
}

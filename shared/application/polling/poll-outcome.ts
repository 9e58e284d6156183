import { pastNews } from '../../domain/source-health/silence.ts';
import type { AnswerFailure } from '../../domain/sources/answer.ts';
import { afterSuccess, type Remembered } from './circuit.ts';
import { readUnder } from './list-definition.ts';
import type { PollSession } from './poll-session.ts';
import { noteFailure, type RunResult } from './source-run.ts';

export interface PollReport {
  readonly outcome: 'stored' | 'unchanged' | 'blocked' | 'failed' | 'circuit-open' | 'resting' | 'lease-busy';
  /** Changes that were stored and announced. */
  readonly changes: number;
  readonly reason?: string;
}

export type PollOutcome = RunResult<PollReport>;

export interface Success {
  readonly outcome: 'stored' | 'unchanged';
  /** True where all that the source lists was gone through: from then on changes are told. */
  readonly seeded: boolean;
  readonly reason?: string;
  readonly remembered?: Remembered;
  /** When what it lists came out, where that is known. */
  readonly issued?: readonly (string | undefined)[];
}

/** Notes that the source was read: one metric, one line, and the state after it. */
export function succeeded(session: PollSession, given: Success): PollOutcome {
  const { deps, source, state, changes } = session;
  const { outcome, seeded, reason, remembered, issued } = given;
  deps.metrics.count('PollSucceeded', 1, { source: source.id });
  const event = outcome === 'stored' ? 'poll.stored' : 'poll.unchanged';
  deps.log.info(event, { source: source.id, changes, ...(reason === undefined ? {} : { reason }) });
  const report = { outcome, changes, ...(reason === undefined ? {} : { reason }) };
  const now = deps.clock.now();
  const next = afterSuccess(state, now, seeded, remembered);
  // The first list tells how often something comes out; later ones are compared with what was seen.
  const past = state.newsAt === undefined && issued !== undefined ? { newsAt: pastNews(issued, now) } : {};
  return { report, next: { ...next, ...readUnder(source), ...past }, statedPauseMs: session.statedPauseMs };
}

/** Notes that the source could not be read, or not be trusted. */
export function failed({ deps, state, changes }: PollSession, failure: AnswerFailure): PollOutcome {
  const { outcome, code, reason } = failure;
  const next = noteFailure(deps, state, failure);
  return { report: { outcome, changes, reason: `${code}: ${reason}` }, next };
}

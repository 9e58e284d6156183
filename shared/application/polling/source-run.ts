import type { SourceId } from '../../domain/ids.ts';
import type { AnswerFailure } from '../../domain/sources/answer.ts';
import { isHot } from '../../domain/sources/cadence.ts';
import { type Source, sourceOf } from '../../domain/sources/catalogue.ts';
import type { SourceState } from '../../ports/source-state-store.ts';
import { afterFailure, circuitOpen } from './circuit.ts';
import { gaugeHealth, tellHealth, withHealth } from './note-health.ts';
import type { PollDeps } from './poll-session.ts';

/** How long after its deadline a run may still be busy with its last piece before another may take the source. */
const LEASE_MARGIN_MS = 30_000;

export type RunDeps = Pick<
  PollDeps,
  'sources' | 'clock' | 'states' | 'log' | 'metrics' | 'owner' | 'deadline'
>;

/** Why a run did not begin. */
export interface NotRun {
  readonly outcome: 'circuit-open' | 'resting' | 'lease-busy';
  readonly changes: 0;
}

/** What a run reports, and the state to be remembered. */
export interface RunResult<Report> {
  readonly report: Report;
  readonly next: SourceState;
  /** The pause that the source asks for, in milliseconds. */
  readonly statedPauseMs?: number;
}

/**
 * Runs `work` on a source that nobody else is working on and that may be asked. Whatever `work` throws is noted in the state
 * and thrown on: nothing else is remembered, so the next run repeats the work. Throws `source-unknown`.
 */
export async function runSource<Report extends { readonly changes: number }>(
  deps: RunDeps,
  id: SourceId,
  work: (source: Source, state: SourceState) => Promise<RunResult<Report>>,
): Promise<Report | NotRun> {
  const source = sourceOf(deps.sources, id);
  const now = deps.clock.now();
  const left = leftAlone(source, await deps.states.get(id), now);
  if (left !== undefined) {
    deps.log.info(left.event, { source: id });
    gaugeHealth(deps, left.state);
    return { outcome: left.outcome, changes: 0 };
  }
  const until = new Date(deps.deadline.getTime() + LEASE_MARGIN_MS);
  const state = await deps.states.lease(id, deps.owner, now, until);
  if (state === undefined) {
    deps.log.info('poll.lease-busy', { source: id });
    return { outcome: 'lease-busy', changes: 0 };
  }
  deps.log.info('poll.started', { source: id });
  try {
    const { report, next, statedPauseMs = 0 } = await work(source, state);
    const look = { next, changes: report.changes, statedPauseMs };
    const after = withHealth(source, state, look, deps.clock.now());
    await deps.states.release(after, deps.owner);
    tellHealth(deps, state, after);
    return report;
  } catch (cause) {
    deps.log.error('poll.failed', { source: id }, cause);
    deps.metrics.count('PollFailed', 1, { source: id });
    const now = deps.clock.now();
    const next = afterFailure(state, now, { outcome: 'failed', reason: String(cause) });
    const after = withHealth(source, state, { next, changes: 0, statedPauseMs: 0 }, now);
    // If the lease cannot be given back either, it runs out by itself; the first cause is the one to know.
    await deps.states.release(after, deps.owner).catch(() => undefined);
    tellHealth(deps, state, after);
    throw cause;
  }
}

/** Whether a run must not or need not begin: the circuit is open, or the source rests outside its hot windows. */
function leftAlone(source: Source, state: SourceState | undefined, now: Date) {
  if (state === undefined) return undefined;
  if (circuitOpen(state, now)) return { outcome: 'circuit-open', event: 'poll.circuit-open', state } as const;
  const rests = state.restUntil !== undefined && new Date(state.restUntil) > now;
  if (!rests || isHot(source.cadence, now)) return undefined;
  return { outcome: 'resting', event: 'poll.resting', state } as const;
}

/** Notes an expected failure of the source: one line, one metric, and the state after it. */
export function noteFailure(deps: RunDeps, state: SourceState, failure: AnswerFailure): SourceState {
  const { outcome, code, reason } = failure;
  const blocked = outcome === 'blocked';
  deps.metrics.count(blocked ? 'SourceBlocked' : 'PollFailed', 1, { source: state.sourceId });
  deps.log.error(blocked ? 'poll.blocked' : 'poll.failed', { source: state.sourceId, code, reason });
  return afterFailure(state, deps.clock.now(), { ...failure, reason: `${code}: ${reason}` });
}

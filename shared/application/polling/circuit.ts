import type { SourceState } from '../../ports/source-state-store.ts';

const MINUTE = 60_000;
const SHORTEST_BLOCK_MS = 15 * MINUTE;
const LONGEST_WAIT_MS = 60 * MINUTE;
const FIRST_BACKOFF_MS = 5 * MINUTE;
/** Failures in a row after which polls become rarer; single ones are ordinary. */
const PATIENCE = 3;

/** What is worth remembering of a poll that went through: it is saved last, so that a dead run is repeated in full. */
export interface Remembered {
  readonly etag?: string;
  readonly lastModified?: string;
  readonly lastBodySha?: string;
  readonly settledDays?: Readonly<Record<string, number>>;
}

/** Whether the source must be left alone at the instant. */
export function circuitOpen(state: SourceState, now: Date): boolean {
  return state.notBefore !== undefined && new Date(state.notBefore) > now;
}

/**
 * The state after an answer that was understood. `seeded` says that its list was gone through to the end: from then on
 * changes are told. Without `remembered` the next poll looks at everything again.
 */
export function afterSuccess(
  state: SourceState,
  now: Date,
  seeded: boolean,
  remembered: Remembered = {},
): SourceState {
  const at = now.toISOString();
  const seededAt = state.seededAt ?? (seeded ? at : undefined);
  return {
    sourceId: state.sourceId,
    health: seededAt === undefined ? 'seeding' : 'healthy',
    failures: 0,
    lastAttemptAt: at,
    lastSuccessAt: at,
    ...remembered,
    ...(seededAt === undefined ? {} : { seededAt }),
  };
}

export interface PollFailure {
  readonly outcome: 'blocked' | 'failed';
  readonly reason: string;
  readonly retryAfterMs?: number;
}

/** The state after a failure: validators stay as they are, and the circuit opens for a wall, a request to wait, or a streak. */
export function afterFailure(state: SourceState, now: Date, failure: PollFailure): SourceState {
  const failures = state.failures + 1;
  const wait = waitAfter(failures, failure);
  const { notBefore: _, ...rest } = state;
  return {
    ...rest,
    health: failure.outcome === 'blocked' ? 'blocked' : 'failing',
    failures,
    lastAttemptAt: now.toISOString(),
    lastError: failure.reason.slice(0, 300),
    ...(wait > 0 ? { notBefore: new Date(now.getTime() + wait).toISOString() } : {}),
  };
}

function waitAfter(failures: number, failure: PollFailure): number {
  const asked = failure.retryAfterMs ?? 0;
  if (failure.outcome === 'blocked') {
    return Math.max(asked, Math.min(SHORTEST_BLOCK_MS * 2 ** (failures - 1), LONGEST_WAIT_MS));
  }
  if (failures < PATIENCE) return asked;
  return Math.max(asked, Math.min(FIRST_BACKOFF_MS * 2 ** (failures - PATIENCE), LONGEST_WAIT_MS));
}

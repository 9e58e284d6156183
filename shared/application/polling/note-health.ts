import { judgeHealth, type Trouble } from '../../domain/source-health/health.ts';
import { isSilent, withNews } from '../../domain/source-health/silence.ts';
import { restUntil } from '../../domain/sources/cadence.ts';
import type { Source } from '../../domain/sources/catalogue.ts';
import type { SourceState } from '../../ports/source-state-store.ts';
import type { PollDeps } from './poll-session.ts';

/** A directory of parties may stay as it is for weeks, and of an issue that was read right there is nothing to tell. */
const MAY_BE_SILENT: ReadonlySet<Source['kind']> = new Set(['screening-list', 'issues']);

type HealthDeps = Pick<PollDeps, 'log' | 'metrics' | 'clock'>;

/** What one run over a source found. */
export interface Look {
  /** The state that the run leaves. */
  readonly next: SourceState;
  /** Changes that it found. */
  readonly changes: number;
  /** The pause that the source asks for. */
  readonly statedPauseMs: number;
}

/**
 * The state after a run with all that is known of the health of the source: when it last listed something new, what is wrong
 * with it, and until when it may rest. `before` is the state that the run began with.
 */
export function withHealth(source: Source, before: SourceState, look: Look, now: Date): SourceState {
  const { next, changes, statedPauseMs } = look;
  const known = next.newsAt ?? before.newsAt ?? [];
  const newsAt = changes > 0 && before.seededAt !== undefined ? withNews(known, now) : known;
  const { trouble } = judgeHealth(before.trouble, troubleOf(source, { ...next, newsAt }, now), now);
  const { trouble: _, restUntil: __, ...rest } = next;
  const read = next.health === 'healthy';
  const rests = read ? restUntil(source.cadence, newsAt, statedPauseMs, now) : undefined;
  return {
    ...rest,
    name: source.name,
    newsAt,
    ...(trouble === undefined ? {} : { trouble }),
    ...(rests === undefined ? {} : { restUntil: rests.toISOString() }),
  };
}

function troubleOf(source: Source, state: SourceState, now: Date): Trouble | undefined {
  if (state.health === 'blocked') return 'blocked';
  if (state.health === 'failing') {
    return state.lastError?.startsWith('source-empty') ? 'empty' : 'unreadable';
  }
  if (MAY_BE_SILENT.has(source.kind)) return undefined;
  const silent = isSilent(state.newsAt ?? [], source.expect.maxSilenceHours, source.tz, now);
  return silent ? 'silent' : undefined;
}

/** Tells the operator once that a source broke, and once that it is well again; the alarm hangs on the gauge. */
export function tellHealth(deps: HealthDeps, before: SourceState, after: SourceState): void {
  const source = after.sourceId;
  const [was, is] = [before.trouble?.told === true, after.trouble?.told === true];
  if (is && !was) {
    const { kind, since } = after.trouble ?? {};
    deps.log.error('source.broken', { source, kind, since, reason: after.lastError });
  }
  if (was && !is) deps.log.info('source.recovered', { source, kind: before.trouble?.kind });
  gaugeHealth(deps, after);
}

/** One while the source is broken, nought while it is not: said at every run, so that silence means that nothing runs. */
export function gaugeHealth({ metrics }: Pick<HealthDeps, 'metrics'>, state: SourceState): void {
  metrics.count('SourceBroken', state.trouble?.told === true ? 1 : 0, { source: state.sourceId });
}

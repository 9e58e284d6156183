import type { EventName } from '../../domain/events.ts';
import type { Log, LogFields, MetricName, Metrics } from '../../ports/telemetry.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: EventName;
  readonly fields: LogFields;
  readonly cause?: unknown;
}

/** A Log that keeps its lines; of a run too long for that, only those of the given levels. */
export function memoryLog(
  keep: readonly LogLine['level'][] = ['info', 'warn', 'error'],
): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const note = (level: LogLine['level'], event: EventName, fields: LogFields, cause?: unknown) => {
    if (!keep.includes(level)) return;
    lines.push({ level, event, fields: { ...fields }, ...(cause !== undefined && { cause }) });
  };
  return {
    lines,
    info: (event, fields = {}) => note('info', event, fields),
    warn: (event, fields = {}) => note('warn', event, fields),
    error: (event, fields, cause) => note('error', event, fields, cause),
  };
}

/** Metrics that add up what they are told, by name; dimensions are not told apart. Durations are kept unless told not to. */
export function memoryMetrics(keepDurations = true): Metrics & {
  /** The sum of a counter. */
  total(name: MetricName): number;
  /** All durations of that name, in milliseconds. */
  durations(name: MetricName): readonly number[];
} {
  const counts = new Map<MetricName, number>();
  const times = new Map<MetricName, number[]>();
  return {
    count: (name, value = 1) => void counts.set(name, (counts.get(name) ?? 0) + value),
    time(name, milliseconds) {
      if (!keepDurations) return;
      const known = times.get(name);
      if (known === undefined) times.set(name, [milliseconds]);
      else known.push(milliseconds);
    },
    total: (name) => counts.get(name) ?? 0,
    durations: (name) => [...(times.get(name) ?? [])],
  };
}

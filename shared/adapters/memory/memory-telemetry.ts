import type { EventName } from '../../domain/events.ts';
import type { Log, LogFields, MetricName, Metrics } from '../../ports/telemetry.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: EventName;
  readonly fields: LogFields;
  readonly cause?: unknown;
}

/** A Log that keeps its lines. */
export function memoryLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    info: (event, fields = {}) => void lines.push({ level: 'info', event, fields: { ...fields } }),
    warn: (event, fields = {}) => void lines.push({ level: 'warn', event, fields: { ...fields } }),
    error: (event, fields, cause) => void lines.push({ level: 'error', event, fields: { ...fields }, cause }),
  };
}

/** Metrics that add up what they are told, by name; dimensions are not told apart. */
export function memoryMetrics(): Metrics & {
  /** The sum of a counter. */
  total(name: MetricName): number;
  /** All durations of that name, in milliseconds. */
  durations(name: MetricName): readonly number[];
} {
  const counts = new Map<MetricName, number>();
  const times = new Map<MetricName, number[]>();
  return {
    count: (name, value = 1) => void counts.set(name, (counts.get(name) ?? 0) + value),
    time: (name, milliseconds) => void times.set(name, [...(times.get(name) ?? []), milliseconds]),
    total: (name) => counts.get(name) ?? 0,
    durations: (name) => [...(times.get(name) ?? [])],
  };
}

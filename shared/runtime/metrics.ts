import type { Clock } from '../ports/clock.ts';
import type { MetricName, Metrics } from '../ports/telemetry.ts';

type Write = (line: string) => void;
const toStdout: Write = (line) => process.stdout.write(`${line}\n`);

const METRICS_NAMESPACE = 'Rulewire';

/**
 * Metrics that are published by their dimensions, since an alarm reads them so; all others are published as one. Each
 * combination of values is billed as a metric of its own, and what the others are about stands in their lines anyway.
 */
export const BY_DIMENSIONS: ReadonlySet<MetricName> = new Set(['SourceBroken']);

/**
 * Metrics as log lines in CloudWatch's embedded metric format: no API call, nothing lost when the function is frozen.
 * Stamped by the clock (epoch milliseconds). Dimensions are fields of the line; only `BY_DIMENSIONS` publishes them.
 */
export function embeddedMetrics(clock: Clock, write: Write = toStdout): Metrics {
  const emit = (
    name: MetricName,
    value: number,
    unit: 'Count' | 'Milliseconds',
    dimensions: Readonly<Record<string, string>> = {},
  ) => {
    const Dimensions = [BY_DIMENSIONS.has(name) ? Object.keys(dimensions) : []];
    const directive = { Namespace: METRICS_NAMESPACE, Dimensions, Metrics: [{ Name: name, Unit: unit }] };
    const _aws = { Timestamp: clock.now().getTime(), CloudWatchMetrics: [directive] };
    write(JSON.stringify({ _aws, ...dimensions, [name]: value }));
  };
  return {
    count: (name, value = 1, dimensions) => emit(name, value, 'Count', dimensions),
    time: (name, milliseconds, dimensions) => emit(name, milliseconds, 'Milliseconds', dimensions),
  };
}

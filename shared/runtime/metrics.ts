import type { Clock } from '../ports/clock.ts';
import type { MetricName, Metrics } from '../ports/telemetry.ts';

type Write = (line: string) => void;
const toStdout: Write = (line) => process.stdout.write(`${line}\n`);

const METRICS_NAMESPACE = 'Rulewire';

/**
 * Metrics as log lines in CloudWatch's embedded metric format: no API call, nothing lost when the function is frozen.
 * Stamped by the clock (epoch milliseconds). Each metric is published without dimensions (for alarms) and, if given, once more with them (for the dashboard).
 */
export function embeddedMetrics(clock: Clock, write: Write = toStdout): Metrics {
  const emit = (
    name: MetricName,
    value: number,
    unit: 'Count' | 'Milliseconds',
    dimensions: Readonly<Record<string, string>> = {},
  ) => {
    const names = Object.keys(dimensions);
    const Dimensions = names.length === 0 ? [[]] : [[], names];
    const directive = { Namespace: METRICS_NAMESPACE, Dimensions, Metrics: [{ Name: name, Unit: unit }] };
    const _aws = { Timestamp: clock.now().getTime(), CloudWatchMetrics: [directive] };
    write(JSON.stringify({ _aws, ...dimensions, [name]: value }));
  };
  return {
    count: (name, value = 1, dimensions) => emit(name, value, 'Count', dimensions),
    time: (name, milliseconds, dimensions) => emit(name, milliseconds, 'Milliseconds', dimensions),
  };
}

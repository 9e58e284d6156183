import { Duration, TimeZone } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { type AlarmText, counter, type Ops } from './ops.ts';
import { cronRows, POLL_ZONE, type PolledSource } from './poll-plan.ts';
import { ScheduledFunction, type ScheduledFunctionProps } from './scheduled-function.ts';

export interface SourcePollerProps extends ScheduledFunctionProps, AlarmText {
  readonly ops: Ops;
  readonly sources: readonly PolledSource[];
}

/** A function that reads sources when their cadence and hot windows say so, with the alarms of each. */
export class SourcePoller extends ScheduledFunction {
  readonly sources: readonly PolledSource[];

  constructor(scope: Construct, id: string, props: SourcePollerProps) {
    super(scope, id, props);
    this.sources = props.sources;
    for (const source of props.sources) {
      cronRows(source.cadence).forEach((row, index) => {
        const { weekDay, ...time } = row;
        const expression = ScheduleExpression.cron({
          ...time,
          ...(weekDay === undefined ? {} : { weekDay }),
          timeZone: TimeZone.of(POLL_ZONE),
        });
        this.at(`${source.id}-${index + 1}`, expression, { sourceId: source.id });
      });
      this.watch(source, props);
    }
  }

  /** What the health of the source says, and that there is somebody to say it: of the two one speaks. */
  private watch({ id, name, cadence }: PolledSource, { ops, impact, runbook }: SourcePollerProps): void {
    const gauge = (minutes: number, statistic: string) =>
      counter('SourceBroken', Duration.minutes(minutes), { source: id }, statistic);
    ops.alarm(`source-${id}-broken`, {
      metric: gauge(5, Stats.MAXIMUM),
      threshold: 1,
      severity: 'page',
      tellsEnd: true,
      impact: `${name} is blocked, cannot be read, lists nothing or is silent beyond its norm. ${impact}`,
      runbook: 'source-broken',
    });
    ops.alarm(`source-${id}-unread`, {
      metric: gauge(cadence.minutes, Stats.SAMPLE_COUNT),
      threshold: 1,
      periods: 3,
      whenBelow: true,
      severity: 'page',
      impact: `Nothing looks at ${name} any more. ${impact}`,
      runbook,
    });
  }
}

import { Duration, TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { type AlarmText, counter, type Ops } from './ops.ts';
import { cronRows, POLL_ZONE, type PolledSource } from './poll-plan.ts';
import { ScheduledFunction, type ScheduledFunctionProps } from './scheduled-function.ts';

export interface SourcePollerProps extends ScheduledFunctionProps, AlarmText {
  readonly ops: Ops;
  readonly sources: readonly PolledSource[];
}

/** CloudWatch looks back seven days at most; a source that may be silent for longer has no such alarm. */
const LONGEST_ALARM_HOURS = 168;

/** A function that reads sources when their cadence and hot windows say so, and an alarm for each that it cannot read. */
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

  private watch(source: PolledSource, { ops, impact, runbook }: SourcePollerProps): void {
    ops.alarm(`source-${source.id}-unread`, {
      metric: counter('PollSucceeded', Duration.minutes(source.cadence.minutes), { source: source.id }),
      threshold: 1,
      periods: 3,
      whenBelow: true,
      severity: 'page',
      impact,
      runbook,
    });
    const silence = source.expect.maxSilenceHours;
    if (source.kind === 'screening-list' || silence > LONGEST_ALARM_HOURS) return;
    ops.alarm(`source-${source.id}-silent`, {
      metric: counter('ChangeDetected', Duration.hours(1), { source: source.id }),
      threshold: 1,
      periods: silence,
      whenBelow: true,
      severity: 'warn',
      impact: 'A source is read and lists nothing new for longer than it ever did: we may misread it.',
      runbook: 'source-silent',
    });
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { MetricName } from '../../shared/ports/telemetry.ts';

/** An alarm exists only if a person must act, so it has to say who suffers and what to do. */
export interface AlarmText {
  /** Who suffers and how, in one sentence. */
  readonly impact: string;
  /** Name of the file in infra/runbooks without `.md`. */
  readonly runbook: string;
}

export interface AlarmProps extends AlarmText {
  readonly metric: IMetric;
  readonly threshold: number;
  /** How many periods in a row; 1 unless told. */
  readonly periods?: number;
  /** `page`: at any hour. `warn`: on the next working day. */
  readonly severity: 'page' | 'warn';
  /** The alarm goes off when the metric is below the threshold, or absent. */
  readonly whenBelow?: boolean;
  /** The end is told as well, and as long as nothing is measured the alarm stays as it is. */
  readonly tellsEnd?: boolean;
}

export const RUNBOOKS = join(import.meta.dirname, '..', 'runbooks');

/** Where alarms go. Every alarm of the system is made here. */
export class Ops extends Construct {
  readonly topic: Topic;
  private readonly stage: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: string; readonly alarmEmail: string | undefined },
  ) {
    super(scope, id);
    this.stage = props.stage;
    this.topic = new Topic(this, 'Alarms', {
      displayName: `Rulewire ${props.stage} alarms`,
      enforceSSL: true,
    });
    if (props.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(props.alarmEmail));
  }

  /** Throws if the runbook does not exist. The name of the alarm starts with its severity, so that receivers can route it. */
  alarm(id: string, props: AlarmProps): Alarm {
    if (!existsSync(join(RUNBOOKS, `${props.runbook}.md`))) {
      throw new Error(
        `Alarm ${id} names the runbook infra/runbooks/${props.runbook}.md, which does not exist.`,
      );
    }
    const alarm = new Alarm(this, id, {
      alarmName: `${props.severity}-rulewire-${this.stage}-${id}`,
      alarmDescription: `${props.impact} What to do: infra/runbooks/${props.runbook}.md`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.whenBelow
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: missingData(props),
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    if (props.tellsEnd) alarm.addOkAction(new SnsAction(this.topic));
    return alarm;
  }
}

function missingData({ whenBelow, tellsEnd }: AlarmProps): TreatMissingData {
  if (tellsEnd) return TreatMissingData.IGNORE;
  return whenBelow ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING;
}

/** A counter of the application over the period (5 minutes unless told), as the functions write it; its sum unless told. */
export function counter(
  name: MetricName,
  period = Duration.minutes(5),
  dimensionsMap: Record<string, string> = {},
  statistic: string = Stats.SUM,
): Metric {
  return new Metric({ namespace: 'Rulewire', metricName: name, statistic, period, dimensionsMap });
}

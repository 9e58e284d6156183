import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MetricName } from '../../shared/ports/telemetry.ts';
import type { StageConfig } from '../config.ts';
import { counter } from './ops.ts';
import type { PublicSite } from './public-site.ts';
import type { QueueWorker } from './queue-worker.ts';
import { reputation } from './standing-alarms.ts';

export interface FlowDashboardProps {
  readonly config: StageConfig;
  readonly site: PublicSite;
  /** By the name of their queue. */
  readonly workers: Readonly<Record<string, QueueWorker>>;
}

/** One screen that follows a rule change from left to right: seen, matched, queued, sent, arrived; below it what waits. */
export class FlowDashboard extends Construct {
  constructor(scope: Construct, id: string, props: FlowDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Flow', {
      dashboardName: `rulewire-${props.config.stage}`,
      defaultInterval: Duration.days(1),
      widgets: [flow(), waiting(props), health(props)],
    });
    new CfnOutput(Stack.of(this), 'DashboardUrl', {
      description: 'The flow on one screen',
      value: `https://${Stack.of(this).region}.console.aws.amazon.com/cloudwatch/home#dashboards:name=${dashboard.dashboardName}`,
    });
  }
}

const graph = (title: string, metrics: readonly IMetric[]): IWidget =>
  new GraphWidget({ title, left: [...metrics], width: 4, height: 6 });

const counters = (title: string, ...names: readonly MetricName[]): IWidget =>
  graph(
    title,
    names.map((name) => counter(name).with({ label: name })),
  );

function flow(): IWidget[] {
  return [
    counters('1 Read', 'PollSucceeded', 'PollFailed', 'SourceBlocked'),
    counters('2 Detected', 'ChangeDetected', 'ChangeAnalyzed', 'InboxParked'),
    counters('3 Matched', 'MatchFound', 'PlanHeld', 'DigestRunPlanned'),
    counters('4 Queued', 'DeliveryQueued', 'SweepRedriven'),
    counters('5 Sent', 'MailSent', 'MailSkipped', 'MailDeferred', 'MailFailed', 'MailUnknown'),
    counters('6 Arrived', 'MailDelivered', 'MailBounced', 'MailComplained'),
    counters('Hooks', 'HookTaken', 'HookDeferred', 'HookFailed', 'HookTurnedOff'),
  ];
}

function waiting({ workers }: FlowDashboardProps): IWidget[] {
  return Object.entries(workers).map(([name, worker]) =>
    graph(`Oldest in ${name} (s), parked`, [
      worker.work.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, label: 'oldest' }),
      worker.work.deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        label: 'parked',
      }),
    ]),
  );
}

function health(props: FlowDashboardProps): IWidget[] {
  const slow = (name: MetricName) => counter(name).with({ statistic: 'p95', label: `${name} p95 (ms)` });
  return [
    graph('Latency', [slow('DetectionLatency'), slow('AlertLatency')]),
    counters('Sign-up', 'SignUpAsked', 'SignUpConfirmed'),
    graph('Reputation', [reputation('Reputation.BounceRate'), reputation('Reputation.ComplaintRate')]),
    counters('Trouble', 'PermanentFailure', 'MailStopped', 'MailDuplicate', 'DigestRunMissing'),
    graph('Pages', [props.site.api.metricCount(), props.site.api.metricServerError()]),
    counters('Heartbeat', 'SweepSucceeded'),
  ];
}

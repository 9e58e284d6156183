import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { StageConfig } from '../config.ts';
import { counter, type Ops } from './ops.ts';
import type { PublicSite } from './public-site.ts';
import type { QueueWorker } from './queue-worker.ts';

export interface Watched {
  readonly config: StageConfig;
  readonly site: PublicSite;
  readonly deliveries: QueueWorker;
  readonly confirmations: QueueWorker;
  readonly feedback: QueueWorker;
}

const AGE = { statistic: Stats.MAXIMUM, period: Duration.minutes(5) };

/** A rate that SES keeps for the whole account. */
export function reputation(metricName: 'Reputation.BounceRate' | 'Reputation.ComplaintRate'): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName,
    statistic: Stats.AVERAGE,
    period: Duration.hours(1),
  });
}

/** Alarms about the whole system; those of queues and sources are made where the queue or source is. */
export function standingAlarms(ops: Ops, watched: Watched): void {
  heartbeats(ops);
  mailAlarms(ops, watched);
  reputationAlarms(ops);
  for (const [id, name, severity, impact, runbook] of AT_THE_FIRST) {
    ops.alarm(id, { metric: counter(name), threshold: 1, severity, impact, runbook });
  }
  ops.alarm('web-failing', {
    metric: watched.site.api.metricServerError({ period: Duration.minutes(5), statistic: Stats.SUM }),
    threshold: 5,
    severity: 'page',
    impact: 'Readers see an error page: they cannot sign up, and cannot unsubscribe.',
    runbook: 'web-failing',
  });
}

/** Counters of which one is already too many. */
const AT_THE_FIRST = [
  [
    'plan-held',
    'PlanHeld',
    'page',
    'An alert to many readers waits until a person looks at it and releases it.',
    'plan-held',
  ],
  [
    'digest-run-missing',
    'DigestRunMissing',
    'page',
    'Readers of one hour and time zone did not get their digest.',
    'digest-run-missing',
  ],
  ['mail-stopped', 'MailStopped', 'page', 'SES refuses all mail: no reader gets anything.', 'mail-stopped'],
  [
    'inbox-parked',
    'InboxParked',
    'warn',
    'An answer of a source could not be read in eight attempts; what it lists may be missing.',
    'inbox-parked',
  ],
  [
    'issue-missed',
    'IssueMissed',
    'warn',
    'A document of the Federal Register was told days late: the polls had not seen it.',
    'issue-incomplete',
  ],
  [
    'issue-incomplete',
    'IssueIncomplete',
    'warn',
    'A document of the Federal Register may be missing: an issue could not be checked off.',
    'issue-incomplete',
  ],
  ['mail-duplicate', 'MailDuplicate', 'warn', 'A reader got the same mail twice.', 'mail-duplicate'],
] as const;

function heartbeats(ops: Ops): void {
  ops.alarm('sweep-silent', {
    metric: counter('SweepSucceeded', Duration.minutes(1)),
    threshold: 1,
    periods: 3,
    whenBelow: true,
    severity: 'page',
    impact: 'Work whose message was lost is not taken up again; alerts may stay undelivered.',
    runbook: 'sweep-silent',
  });
}

function mailAlarms(ops: Ops, { config, deliveries, confirmations, feedback }: Watched): void {
  ops.alarm('confirmations-waiting', {
    metric: confirmations.work.queue.metricApproximateAgeOfOldestMessage(AGE),
    threshold: 300,
    severity: 'page',
    impact: 'People who signed up wait longer than five minutes for their mail.',
    runbook: 'confirmations-waiting',
  });
  ops.alarm('deliveries-waiting', {
    metric: deliveries.work.queue.metricApproximateAgeOfOldestMessage(AGE),
    threshold: 4 * 3600,
    severity: 'warn',
    impact: 'Alerts and digests are more than four hours late.',
    runbook: 'deliveries-waiting',
  });
  ops.alarm('feedback-waiting', {
    metric: feedback.work.queue.metricApproximateAgeOfOldestMessage(AGE),
    threshold: 900,
    severity: 'warn',
    impact: 'Bounces and complaints are noted late; mails may go to people who complained.',
    runbook: 'feedback-dead-letters',
  });
  ops.alarm('quota-nearly-used', {
    metric: new Metric({
      namespace: 'AWS/SES',
      metricName: 'Send',
      statistic: Stats.SUM,
      period: Duration.days(1),
    }),
    threshold: Math.ceil(0.7 * config.mailsPerDay),
    severity: 'warn',
    impact: 'At 100 % of the daily quota no more alerts go out until the next day.',
    runbook: 'quota-nearly-used',
  });
}

/** SES reviews an account near 5 % bounces or 0.1 % complaints and pauses it a little above. */
function reputationAlarms(ops: Ops): void {
  ops.alarm('bounce-rate', {
    metric: reputation('Reputation.BounceRate'),
    threshold: 0.04,
    severity: 'page',
    impact: 'SES is about to review or pause our account: then no reader gets anything.',
    runbook: 'reputation',
  });
  ops.alarm('complaint-rate', {
    metric: reputation('Reputation.ComplaintRate'),
    threshold: 0.0008,
    severity: 'page',
    impact: 'SES is about to review or pause our account: then no reader gets anything.',
    runbook: 'reputation',
  });
}

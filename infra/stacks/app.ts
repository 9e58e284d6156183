import { CfnOutput, Stack, type StackProps, TimeZone, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { SETTINGS } from '../../shared/runtime/environment.ts';
import type { StageConfig } from '../config.ts';
import { type Capability, settings } from '../constructs/capability.ts';
import { FlowDashboard } from '../constructs/flow-dashboard.ts';
import { MailChannel } from '../constructs/mail-channel.ts';
import { Ops } from '../constructs/ops.ts';
import { enabledSources } from '../constructs/poll-plan.ts';
import { PublicSite } from '../constructs/public-site.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { SourcePoller } from '../constructs/source-poller.ts';
import { standingAlarms } from '../constructs/standing-alarms.ts';
import type { Tables } from '../constructs/tables.ts';
import { DeadLetterQueue } from '../constructs/work-queue.ts';

export interface AppStackProps extends StackProps {
  readonly config: StageConfig;
  readonly tables: Tables;
  readonly secret: Secret;
}

/** One sender keeps about this many mails a second in flight, so the granted rate says how many senders are needed. */
const MAILS_PER_SECOND_OF_ONE_SENDER = 140;

/** The rows of Content that the pages need: companies and the names they are looked up by; changes are only read. */
const WEB_ROWS = {
  read: ['CO#*', 'ALIAS*', 'PFX#*', 'MAT#*', 'CHG#*', 'SRC#*'],
  write: ['CO#*', 'ALIAS*', 'PFX#*'],
};

/** Everything that can be deployed anew at any time. Built from the mail backwards: each stage is told where to send. */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { config, tables, secret } = props;
    const { content, people, ledger } = tables;
    const ops = new Ops(this, 'Ops', config);
    const site = new PublicSite(this, 'Site', config);
    const mail = new MailChannel(this, 'Mail', config);
    const stage = settings({ stage: config.stage });
    const sending = [
      stage,
      site.address(),
      readSecret(secret),
      people.read(),
      content.read('gsi2'),
      ledger.readWrite('gsi1'),
    ];
    const bulkSenders = Math.max(2, Math.ceil(config.mailRate / MAILS_PER_SECOND_OF_ONE_SENDER));

    const bulk = new QueueWorker(this, 'Deliveries', {
      ops,
      folder: 'send-mail',
      setting: 'deliveriesQueueUrl',
      timeoutSeconds: 60,
      maxReceive: 100,
      batch: 4,
      windowSeconds: 1,
      maxConcurrency: bulkSenders,
      postpones: true,
      uses: [...sending, mail.send('alerts', { share: 0.8, concurrency: bulkSenders })],
      impact: 'Readers whose alert or digest is in the parked messages do not get it.',
      runbook: 'deliveries-dead-letters',
    });
    const confirm = new QueueWorker(this, 'Confirmations', {
      ops,
      folder: 'send-mail',
      setting: 'confirmationsQueueUrl',
      timeoutSeconds: 20,
      maxReceive: 20,
      batch: 1,
      windowSeconds: 0,
      maxConcurrency: 2,
      postpones: true,
      uses: [...sending, mail.send('confirm', { share: 0.1, concurrency: 2 })],
      impact: 'People who signed up wait for a mail that does not come.',
      runbook: 'confirmations-dead-letters',
    });
    const feedback = new QueueWorker(this, 'Feedback', {
      ops,
      folder: 'record-feedback',
      timeoutSeconds: 30,
      maxReceive: 5,
      batch: 50,
      windowSeconds: 5,
      maxConcurrency: 5,
      uses: [stage, ledger.readWrite(), people.readWrite()],
      impact: 'Bounces and complaints are not acted on, which costs our reputation with SES.',
      runbook: 'feedback-dead-letters',
    });
    mail.reportTo(feedback.queue);

    const fanOut = new QueueWorker(this, 'Segments', {
      ops,
      folder: 'fan-out',
      setting: 'segmentsQueueUrl',
      timeoutSeconds: 120,
      maxReceive: 5,
      batch: 1,
      windowSeconds: 0,
      maxConcurrency: 16,
      uses: [stage, people.read(), ledger.readWrite(), bulk.send()],
      impact: 'A part of the followers of one company does not get an alert.',
      runbook: 'segments-dead-letters',
    });
    const digests = new QueueWorker(this, 'DigestSegments', {
      ops,
      folder: 'build-digests',
      setting: 'digestSegmentsQueueUrl',
      timeoutSeconds: 120,
      maxReceive: 5,
      batch: 1,
      windowSeconds: 0,
      maxConcurrency: 10,
      uses: [stage, people.read('gsi1'), content.read('gsi1'), ledger.readWrite(), bulk.send()],
      impact: 'A part of the readers of one digest does not get it.',
      runbook: 'digest-segments-dead-letters',
    });
    const analyze = new QueueWorker(this, 'Changes', {
      ops,
      folder: 'analyze-change',
      setting: 'changesQueueUrl',
      timeoutSeconds: 60,
      maxReceive: 5,
      batch: 5,
      windowSeconds: 0,
      maxConcurrency: 10,
      uses: [
        stage,
        settings({ holdAbove: String(config.holdAbove) }),
        content.readWrite('gsi1', 'gsi2'),
        ledger.readWrite(),
        fanOut.send(),
      ],
      impact: 'A rule change was stored and nobody is told about it.',
      runbook: 'changes-dead-letters',
    });

    const deadLetters = new DeadLetterQueue(this, 'ScheduleDeadLetters', {
      ops,
      impact: 'A scheduled run (poll, digest, sweep) could not start or failed three times.',
      runbook: 'schedules-dead-letters',
    });
    Validations.of(deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is the dead-letter queue of Scheduler and of asynchronous invocations, which the rule does not see.',
    });
    const reading = [
      stage,
      settings({ operatorContact: config.operatorContact, sourceOrigins: config.sourceOrigins }),
      content.readWrite('due'),
    ];
    new SourcePoller(this, 'FederalRegister', {
      ops,
      deadLetters,
      folder: 'poll-federal-register',
      timeoutSeconds: 120,
      sources: enabledSources('public-inspection', 'documents'),
      uses: [...reading, analyze.send()],
      impact: 'Filings and rules of the Federal Register are not seen.',
      runbook: 'source-unread',
    });
    new SourcePoller(this, 'News', {
      ops,
      deadLetters,
      folder: 'poll-news',
      timeoutSeconds: 120,
      sources: enabledSources('rss', 'html'),
      uses: [...reading, analyze.send()],
      impact: 'Reports of one source are not seen.',
      runbook: 'source-unread',
    });
    const directory = new SourcePoller(this, 'Directory', {
      ops,
      deadLetters,
      folder: 'refresh-directory',
      timeoutSeconds: 300,
      memoryMb: 1024,
      sources: enabledSources('screening-list'),
      uses: reading,
      impact: 'New names of listed companies are not recognised in documents.',
      runbook: 'source-unread',
    });
    const planner = new ScheduledFunction(this, 'DigestPlanner', {
      deadLetters,
      folder: 'plan-digests',
      timeoutSeconds: 120,
      uses: [stage, people.read(), ledger.readWrite(), digests.send()],
    });
    planner.at('EveryQuarter', ScheduleExpression.cron({ minute: '0/15', timeZone: TimeZone.ETC_UTC }));
    const sweeper = new ScheduledFunction(this, 'Sweeper', {
      deadLetters,
      folder: 'sweep',
      timeoutSeconds: 55,
      uses: [
        stage,
        content.readWrite('due'),
        ledger.readWrite('due'),
        ...[analyze, fanOut, digests, bulk].map((worker) => worker.send()),
      ],
    });
    sweeper.at('EveryMinute', ScheduleExpression.cron({ minute: '*', timeZone: TimeZone.ETC_UTC }));

    const web = new ServiceFunction(this, 'Web', {
      folder: 'web',
      timeoutSeconds: 10,
      memoryMb: 1024,
      uses: [
        stage,
        site.address(),
        settings({ postalAddress: config.postalAddress, senderAddress: config.senderAddress }),
        readSecret(secret),
        people.readWrite(),
        content.only(WEB_ROWS, 'gsi2'),
        confirm.send(),
      ],
    });
    site.servedBy(web);

    standingAlarms(ops, { config, site, bulk, confirm, feedback });
    new FlowDashboard(this, 'Dashboard', { config, site, analyze, fanOut, digests, bulk, confirm, feedback });
    new CfnOutput(this, 'SignupUrl', { description: 'Where readers sign up', value: site.url });
    new CfnOutput(this, 'FirstDirectoryLoad', {
      description: 'Loads the companies once at the first deployment; afterwards it happens every day',
      value: `aws lambda invoke --function-name ${directory.fn.functionName} --invocation-type Event --cli-binary-format raw-in-base64-out --payload '{"sourceId":"csl"}' /dev/stdout`,
    });
  }
}

function readSecret(secret: Secret): Capability {
  return (fn) => {
    fn.addEnvironment(SETTINGS.secretArn, secret.secretArn);
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
    );
  };
}

import { CfnOutput, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { type Capability, readSecret, settings } from '../constructs/capability.ts';
import { FlowDashboard } from '../constructs/flow-dashboard.ts';
import { MailChannel } from '../constructs/mail-channel.ts';
import { Ops } from '../constructs/ops.ts';
import { enabledSources } from '../constructs/poll-plan.ts';
import { PublicSite } from '../constructs/public-site.ts';
import { bulkSenders, QUEUES, type QueueLimits } from '../constructs/queue-limits.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { MissedRuns, ScheduledFunction } from '../constructs/scheduled-function.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { SourcePoller } from '../constructs/source-poller.ts';
import { standingAlarms } from '../constructs/standing-alarms.ts';
import type { IndexName, Tables } from '../constructs/tables.ts';
import { POLLERS, type PollerPlan, TIMERS } from '../constructs/timetable.ts';

export interface AppStackProps extends StackProps {
  readonly config: StageConfig;
  readonly tables: Tables;
  readonly secret: Secret;
}

/** The rows of Content that the pages need: companies and their names, documents, changes, the state of sources. */
const WEB_ROWS = {
  read: ['CO#*', 'ALIAS*', 'PFX#*', 'MAT#*', 'COM#*', 'CHG#*', 'DOC#*', 'VOL#*', 'SRC#*', 'QUALITY'],
  write: ['CO#*', 'ALIAS*', 'PFX#*'],
};

/** The rows of the Ledger that are a reader's own: shown to her, and removed when she asks. */
const WEB_MAILS = { read: ['SUB#*', 'HOOK#*', 'DLV#*', 'COPY#*'], remove: ['DLV#*', 'COPY#*'] };

/** Who speaks to strangers' machines reads readers and changes nothing of them but how their hooks stand. */
const HOOK_ROWS = { read: ['SUB#*', 'SUP#*', 'HOOK#*'], write: ['HOOK#*'] };

/** Everything that can be deployed anew at any time. Wired from the mail backwards: each stage is told where to send. */
export class AppStack extends Stack {
  private readonly config: StageConfig;
  private readonly tables: Tables;
  private readonly secret: Secret;
  private readonly ops: Ops;
  private readonly site: PublicSite;
  private readonly missedRuns: MissedRuns;

  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    this.config = props.config;
    this.tables = props.tables;
    this.secret = props.secret;
    this.ops = new Ops(this, 'Ops', props.config);
    this.site = new PublicSite(this, 'Site', props.config);
    this.missedRuns = new MissedRuns(this, 'MissedRuns', this.ops);
    const mailers = this.mailers();
    const hookCalls = this.hooks();
    const workers = { ...mailers, hookCalls, ...this.finders(mailers.deliveries, hookCalls) };
    this.pollers(workers.changes);
    this.timers(workers);
    this.pages(workers.confirmations, hookCalls);
    standingAlarms(this.ops, { config: this.config, site: this.site, ...workers });
    new FlowDashboard(this, 'Dashboard', { config: this.config, site: this.site, workers });
  }

  /** From a delivery to the reader, and back what became of the mail. */
  private mailers() {
    const { config, tables } = this;
    const { content, people } = tables;
    const mail = new MailChannel(this, 'Mail', config);
    const composing = [people.read(), content.read('gsi2'), this.mailRecord('gsi1')];
    const sending = [...composing, this.site.address(), readSecret(this.secret)];
    const bulk = { ...QUEUES.deliveries, maxConcurrency: bulkSenders(config.mailRate) };
    const digesting = [content.read('gsi1'), content.count('QUALITY')];
    const alerting = [...sending, ...digesting, mail.send('alerts', 0.8, bulk)];
    const deliveries = this.worker('Deliveries', bulk, ...alerting);
    const confirm = QUEUES.confirmations;
    const confirmations = this.worker(
      'Confirmations',
      confirm,
      ...sending,
      mail.send('confirm', 0.1, confirm),
    );
    const feedback = this.worker('Feedback', QUEUES.feedback, this.mailRecord(), people.readWrite());
    mail.reportTo(feedback.work.queue);
    return { deliveries, confirmations, feedback };
  }

  /** From a change to the programs and chats of readers. */
  private hooks(): QueueWorker {
    const { content, people } = this.tables;
    const { operatorContact, sourceOrigins } = this.config;
    return this.worker(
      'HookCalls',
      QUEUES.hookCalls,
      people.only(HOOK_ROWS),
      content.read('gsi2'),
      this.mailRecord(),
      this.site.address(),
      readSecret(this.secret),
      settings({ operatorContact, sourceOrigins }),
    );
  }

  /** From a change, or a digest that is due, to the deliveries. */
  private finders(deliveries: QueueWorker, hookCalls: QueueWorker) {
    const { content, people, ledger } = this.tables;
    const planned = [ledger.readWrite(), deliveries.send()];
    const { holdAbove, canaryAbove } = this.config;
    const held = settings({ holdAbove: String(holdAbove), canaryAbove: String(canaryAbove) });
    const segments = this.worker('Segments', QUEUES.segments, people.read(), ...planned, hookCalls.send());
    const digests = [people.read('gsi1'), content.read('gsi1'), ...planned];
    const digestSegments = this.worker('DigestSegments', QUEUES.digestSegments, ...digests);
    const matching = [content.readWrite('gsi2'), ledger.readWrite(), segments.send(), held];
    const changes = this.worker('Changes', QUEUES.changes, ...matching);
    return { segments, digestSegments, changes };
  }

  /** What reads the sources. */
  private pollers(changes: QueueWorker): void {
    const { operatorContact, sourceOrigins, enableSources: on, disableSources: off } = this.config;
    const reading = [this.tables.content.readWrite('due'), settings({ operatorContact, sourceOrigins })];
    const poller = (id: string, plan: PollerPlan, ...uses: readonly Capability[]) => {
      const sources = enabledSources({ on, off }, plan.kinds);
      return new SourcePoller(this, id, {
        ...plan,
        sources,
        ops: this.ops,
        deadLetters: this.missedRuns,
        uses,
      });
    };
    poller('FederalRegister', POLLERS.federalRegister, ...reading, changes.send());
    poller('Codified', POLLERS.codified, ...reading, changes.send());
    poller('News', POLLERS.news, ...reading, changes.send());
    const directory = poller('Directory', POLLERS.directory, ...reading);
    const event = JSON.stringify({ sourceId: directory.sources[0]?.id });
    const invoke = `aws lambda invoke --function-name ${directory.fn.functionName} --invocation-type Event`;
    new CfnOutput(this, 'FirstDirectoryLoad', {
      description: 'Loads the companies at the first deployment; afterwards it happens every day',
      value: `${invoke} --cli-binary-format raw-in-base64-out --payload '${event}' /dev/stdout`,
    });
  }

  /** What runs by the clock without a source. */
  private timers(
    to: Record<'changes' | 'segments' | 'digestSegments' | 'deliveries' | 'hookCalls', QueueWorker>,
  ): void {
    const { content, people, ledger } = this.tables;
    const { missedRuns: deadLetters } = this;
    const planning = [people.read(), ledger.readWrite(), to.digestSegments.send()];
    new ScheduledFunction(this, 'DigestPlanner', { ...TIMERS.planDigests, deadLetters, uses: planning }).at(
      'EveryQuarter',
      ScheduleExpression.cron({ minute: '0/15', timeZone: TimeZone.ETC_UTC }),
    );
    const queues = [to.changes, to.segments, to.digestSegments, to.deliveries, to.hookCalls];
    const redriven = queues.map((queue) => queue.send());
    const sweeping = [content.readWrite('due'), this.mailRecord('due'), ...redriven];
    new ScheduledFunction(this, 'Sweeper', { ...TIMERS.sweep, deadLetters, uses: sweeping }).at(
      'EveryMinute',
      ScheduleExpression.cron({ minute: '*', timeZone: TimeZone.ETC_UTC }),
    );
  }

  /** What readers see. */
  private pages(confirmations: QueueWorker, hookCalls: QueueWorker): void {
    const { postalAddress, senderAddress, mailDaysKept } = this.config;
    const { content, people, ledger } = this.tables;
    const web = new ServiceFunction(this, 'Web', {
      folder: 'web',
      timeoutSeconds: 10,
      memoryMb: 1024,
      uses: [
        people.readWrite(),
        content.only(WEB_ROWS, 'gsi1', 'gsi2'),
        content.count('QUALITY'),
        ledger.only(WEB_MAILS, 'gsi1'),
        confirmations.send(),
        hookCalls.send(),
        this.site.address(),
        readSecret(this.secret),
        settings({ postalAddress, senderAddress, mailDaysKept: String(mailDaysKept) }),
      ],
    });
    this.site.servedBy(web);
    new CfnOutput(this, 'SignupUrl', { description: 'Where readers sign up', value: this.site.url });
  }

  /** Whoever writes deliveries, or what became of them, is told how long they are kept. */
  private mailRecord(...indexes: readonly IndexName[]): Capability {
    const write = this.tables.ledger.readWrite(...indexes);
    const kept = settings({ mailDaysKept: String(this.config.mailDaysKept) });
    return (fn) => {
      write(fn);
      kept(fn);
    };
  }

  private worker(id: string, limits: QueueLimits, ...uses: readonly Capability[]): QueueWorker {
    return new QueueWorker(this, id, { ...limits, ops: this.ops, uses });
  }
}

import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SETTINGS, type SettingName } from '../../shared/runtime/environment.ts';
import type { Capability } from './capability.ts';
import type { AlarmText, Ops } from './ops.ts';
import type { QueueLimits } from './queue-limits.ts';

/** A queue of last resort: 14 days, and an alarm of the runbook's name at the first message. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, props: AlarmText & { readonly ops: Ops }) {
    super(scope, id, {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    props.ops.alarm(props.runbook, {
      metric: this.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
      severity: 'page',
      impact: props.impact,
      runbook: props.runbook,
    });
  }
}

export interface WorkQueueProps
  extends AlarmText,
    Pick<QueueLimits, 'setting' | 'timeoutSeconds' | 'maxReceive'> {
  readonly ops: Ops;
}

/** A standard queue with its dead-letter queue. Order does not matter: revisions and ids decide. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  private readonly setting: SettingName | undefined;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.setting = props.setting;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', props);
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * props.timeoutSeconds),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceive },
    });
  }

  /** Lets a function put messages in. */
  send(): Capability {
    const name = this.setting;
    if (name === undefined)
      throw new Error(`${this.node.path} has no setting under which a sender could find it.`);
    return (fn) => {
      fn.addEnvironment(SETTINGS[name], this.queue.queueUrl);
      fn.addToRolePolicy(
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }),
      );
    };
  }

  /** Lets the consumer park a message that can never succeed, with a reason. */
  park(): Capability {
    return (fn) => {
      fn.addEnvironment(SETTINGS.deadLetterQueueUrl, this.deadLetters.queueUrl);
      fn.addToRolePolicy(
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
      );
    };
  }

  /** Lets the consumer put a message off by changing its visibility. */
  postpone(): Capability {
    return (fn) => {
      fn.addEnvironment(SETTINGS.sourceQueueUrl, this.queue.queueUrl);
      fn.addToRolePolicy(
        new PolicyStatement({ actions: ['sqs:ChangeMessageVisibility'], resources: [this.queue.queueArn] }),
      );
    };
  }
}

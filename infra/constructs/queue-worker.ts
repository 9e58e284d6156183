import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { SettingName } from '../../shared/runtime/environment.ts';
import type { Capability } from './capability.ts';
import type { AlarmText, Ops } from './ops.ts';
import { ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export interface QueueWorkerProps extends AlarmText {
  readonly ops: Ops;
  readonly folder: string;
  readonly timeoutSeconds: number;
  readonly memoryMb?: number;
  readonly maxReceive: number;
  readonly batch: number;
  /** How long Lambda collects messages for a batch; 0 starts at once. */
  readonly windowSeconds: number;
  readonly maxConcurrency: number;
  readonly setting?: SettingName;
  readonly uses: readonly Capability[];
  /** The worker postpones messages by itself (needs the address of its own queue). */
  readonly postpones?: boolean;
}

/** A queue and the function that empties it: messages that fail are named one by one and come again, then are parked. */
export class QueueWorker extends Construct {
  readonly fn: ServiceFunction;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** Lets another function put work in. */
  readonly send: () => Capability;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const work = new WorkQueue(this, 'Work', { ...props, consumerTimeoutSeconds: props.timeoutSeconds });
    this.fn = new ServiceFunction(this, 'Function', {
      ...props,
      uses: [...props.uses, work.park(), ...(props.postpones ? [work.postpone()] : [])],
    });
    this.fn.addEventSource(
      new SqsEventSource(work.queue, {
        batchSize: props.batch,
        maxBatchingWindow: Duration.seconds(props.windowSeconds),
        maxConcurrency: props.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
    this.queue = work.queue;
    this.deadLetters = work.deadLetters;
    this.send = () => work.send();
  }
}

import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Capability } from './capability.ts';
import type { Ops } from './ops.ts';
import type { QueueLimits } from './queue-limits.ts';
import { ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export interface QueueWorkerProps extends QueueLimits {
  readonly ops: Ops;
  /** All that the function may do and know beside its own queue. */
  readonly uses: readonly Capability[];
}

/** A queue and the function that empties it: messages that fail are named one by one and come again, then are parked. */
export class QueueWorker extends Construct {
  readonly fn: ServiceFunction;
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Work', props);
    this.fn = new ServiceFunction(this, 'Function', {
      folder: props.folder,
      timeoutSeconds: props.timeoutSeconds,
      uses: [...props.uses, this.work.park(), ...(props.postpones ? [this.work.postpone()] : [])],
    });
    this.fn.addEventSource(
      new SqsEventSource(this.work.queue, {
        batchSize: props.batch,
        maxBatchingWindow: Duration.seconds(props.windowSeconds),
        maxConcurrency: props.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
  }

  /** Lets another function put work in. */
  send(): Capability {
    return this.work.send();
  }
}

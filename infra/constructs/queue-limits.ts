import type { SettingName } from '../../shared/runtime/environment.ts';
import type { AlarmText } from './ops.ts';

/** What is settled about one queue and its consumer (architecture, section 2.2; the numbers are argued in decision 013). */
export interface QueueLimits extends AlarmText {
  /** Folder of the consumer in functions/. */
  readonly folder: string;
  /** Setting under which senders find the queue; SES sends to `feedback` and nobody else does. */
  readonly setting?: SettingName;
  /** Timeout of the consumer; the visibility of the queue is six times that, as AWS advises. */
  readonly timeoutSeconds: number;
  /** After so many receives a message moves to the dead-letter queue. */
  readonly maxReceive: number;
  readonly batch: number;
  /** How long Lambda collects messages for a batch; 0 starts at once. */
  readonly windowSeconds: number;
  readonly maxConcurrency: number;
  /** The consumer puts messages off by itself, so it needs the address of its own queue. */
  readonly postpones?: boolean;
}

/** Read by the dead-letter alarms: the runbook of a queue is the name of the queue with this behind it. */
const runbook = (queue: string) => `${queue}-dead-letters`;

export const QUEUES = {
  changes: {
    folder: 'analyze-change',
    setting: 'changesQueueUrl',
    timeoutSeconds: 60,
    maxReceive: 5,
    batch: 5,
    windowSeconds: 0,
    maxConcurrency: 10,
    impact: 'A rule change was stored and nobody is told about it.',
    runbook: runbook('changes'),
  },
  segments: {
    folder: 'fan-out',
    setting: 'segmentsQueueUrl',
    timeoutSeconds: 120,
    maxReceive: 5,
    batch: 1,
    windowSeconds: 0,
    maxConcurrency: 16,
    impact: 'A part of the followers of one company does not get an alert.',
    runbook: runbook('segments'),
  },
  digestSegments: {
    folder: 'build-digests',
    setting: 'digestSegmentsQueueUrl',
    timeoutSeconds: 120,
    maxReceive: 5,
    batch: 1,
    windowSeconds: 0,
    maxConcurrency: 10,
    impact: 'A part of the readers of one digest does not get it.',
    runbook: runbook('digest-segments'),
  },
  /** Each wait of a stopped lane is a receive, some thirteen minutes on average: these last a day. A true failure is parked by the code at once. */
  deliveries: {
    folder: 'send-mail',
    setting: 'deliveriesQueueUrl',
    timeoutSeconds: 60,
    maxReceive: 120,
    batch: 4,
    windowSeconds: 1,
    maxConcurrency: 2,
    postpones: true,
    impact: 'Readers whose alert or digest is in the parked messages do not get it.',
    runbook: runbook('deliveries'),
  },
  hookCalls: {
    folder: 'call-hooks',
    setting: 'hookCallsQueueUrl',
    timeoutSeconds: 60,
    maxReceive: 120,
    batch: 1,
    windowSeconds: 0,
    maxConcurrency: 10,
    postpones: true,
    impact: 'Programs and chats of readers are not told of what the parked messages name.',
    runbook: runbook('hook-calls'),
  },
  confirmations: {
    folder: 'send-mail',
    setting: 'confirmationsQueueUrl',
    timeoutSeconds: 20,
    maxReceive: 20,
    batch: 1,
    windowSeconds: 0,
    maxConcurrency: 2,
    postpones: true,
    impact: 'People who signed up wait for a mail that does not come.',
    runbook: runbook('confirmations'),
  },
  feedback: {
    folder: 'record-feedback',
    timeoutSeconds: 30,
    maxReceive: 5,
    batch: 50,
    windowSeconds: 5,
    maxConcurrency: 5,
    impact: 'Bounces and complaints are not acted on, which costs our reputation with SES.',
    runbook: runbook('feedback'),
  },
} as const satisfies Record<string, QueueLimits>;

/** One sender keeps about this many mails a second in flight (architecture, section 2.5). */
const MAILS_PER_SECOND_OF_ONE_SENDER = 140;

/** How many bulk senders the granted rate needs; Lambda does not allow an event source fewer than two. */
export function bulkSenders(mailRate: number): number {
  return Math.max(QUEUES.deliveries.maxConcurrency, Math.ceil(mailRate / MAILS_PER_SECOND_OF_ONE_SENDER));
}

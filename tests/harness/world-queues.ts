import type {
  ChangeDetected,
  DeliveryBatch,
  DigestSegmentMessage,
  HookCalls,
  MailConfirm,
  SegmentRun,
} from '../../shared/messages/messages.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { simulatedQueue } from './simulated-queue.ts';

/** The queues with the visibility times and receive counts of the deployment (architecture, 2.2). */
export function worldQueues(clock: Clock) {
  const queue = <Message>(name: string, timeoutSeconds: number, maxReceive: number) =>
    simulatedQueue<Message>(clock, name, { visibilitySeconds: 6 * timeoutSeconds, maxReceive });
  return {
    changes: queue<ChangeDetected>('changes', 60, 5),
    segments: queue<SegmentRun>('segments', 120, 5),
    digestSegments: queue<DigestSegmentMessage>('digest-segments', 120, 5),
    deliveries: queue<DeliveryBatch>('deliveries', 60, 120),
    hookCalls: queue<HookCalls>('hook-calls', 60, 120),
    confirmations: queue<MailConfirm>('confirmations', 20, 20),
    feedback: queue<never>('feedback', 30, 5),
  };
}

export type WorldQueues = ReturnType<typeof worldQueues>;

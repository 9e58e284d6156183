import type { Clock } from '../../shared/ports/clock.ts';
import type { Queue } from '../../shared/ports/queue.ts';
import type { QueueRecord } from '../../shared/runtime/consume.ts';

interface Stored {
  readonly id: string;
  readonly body: string;
  visibleAt: number;
  receives: number;
}

/** A standard SQS queue on a clock that is turned: at least once, in no order, with visibility and a dead-letter queue. */
export interface SimulatedQueue<Message> extends Queue<Message> {
  /** Puts any text in, as somebody else might; it is seen `late` seconds later. */
  put(body: string, late?: number): void;
  /** Takes up to `most` of the visible messages, picked by `random`; they come again after the visibility time. */
  receive(most: number, random: () => number): QueueRecord[];
  delete(id: string): void;
  /** Delivers the message once more although it was deleted, as SQS may. */
  repeat(record: QueueRecord): void;
  changeVisibility(id: string, seconds: number): void;
  /** Parks a message for good. */
  bury(body: string, reason: string): void;
  readonly size: number;
  /** Empties the dead-letter queue and gives what lay in it. */
  takeDeadLetters(): readonly { readonly body: string; readonly reason: string }[];
  readonly deadLetters: readonly { readonly body: string; readonly reason: string }[];
}

export function simulatedQueue<Message>(
  clock: Clock,
  name: string,
  limits: { readonly visibilitySeconds: number; readonly maxReceive: number },
): SimulatedQueue<Message> {
  const messages = new Map<string, Stored>();
  const deadLetters: { body: string; reason: string }[] = [];
  let count = 0;
  const put = (body: string, late = 0) => {
    count += 1;
    const id = `${name}-${count}`;
    messages.set(id, { id, body, visibleAt: clock.now().getTime() + late * 1000, receives: 0 });
  };

  return {
    put,
    send: async (sent) => {
      for (const message of sent) put(JSON.stringify(message));
    },
    receive(most, random) {
      const now = clock.now().getTime();
      const visible = [...messages.values()].filter((message) => message.visibleAt <= now);
      const taken: QueueRecord[] = [];
      while (taken.length < most && visible.length > 0) {
        const [message] = visible.splice(Math.floor(random() * visible.length), 1);
        if (message === undefined) break;
        message.receives += 1;
        message.visibleAt = now + limits.visibilitySeconds * 1000;
        if (message.receives > limits.maxReceive) {
          messages.delete(message.id);
          deadLetters.push({ body: message.body, reason: 'received too often' });
        } else {
          taken.push({ messageId: message.id, receiptHandle: message.id, body: message.body });
        }
      }
      return taken;
    },
    delete: (id) => void messages.delete(id),
    repeat: ({ body }) => put(body),
    changeVisibility(id, seconds) {
      const message = messages.get(id);
      if (message !== undefined) message.visibleAt = clock.now().getTime() + seconds * 1000;
    },
    bury: (body, reason) => void deadLetters.push({ body, reason }),
    get size() {
      return messages.size;
    },
    takeDeadLetters: () => deadLetters.splice(0),
    deadLetters,
  };
}

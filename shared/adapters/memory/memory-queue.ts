import type { Queue } from '../../ports/queue.ts';

interface QueuedMessage<Message> {
  readonly message: Message;
  readonly group?: string;
}

export interface MemoryQueue<Message> extends Queue<Message> {
  /** Number of messages waiting. */
  readonly size: number;
  /** Takes up to `max` messages off the queue, oldest first. */
  receive(max: number): readonly QueuedMessage<Message>[];
  /** Takes all messages off the queue. */
  drain(): readonly Message[];
}

/** In-memory Queue from which a test or a simulation takes what was sent. */
export function memoryQueue<Message>(): MemoryQueue<Message> {
  let waiting: QueuedMessage<Message>[] = [];
  return {
    get size() {
      return waiting.length;
    },
    async send(messages, group) {
      for (const message of structuredClone(messages))
        waiting.push(group === undefined ? { message } : { message, group });
    },
    receive(max) {
      const taken = waiting.slice(0, max);
      waiting = waiting.slice(max);
      return taken;
    },
    drain() {
      const taken = waiting.map(({ message }) => message);
      waiting = [];
      return taken;
    },
  };
}

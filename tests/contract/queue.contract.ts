import { beforeEach, describe, expect, test } from 'vitest';
import type { Queue } from '../../shared/ports/queue.ts';

export interface Message {
  readonly id: string;
  readonly text?: string;
}

export interface QueueUnderTest {
  readonly queue: Queue<Message>;
  /** Takes off all messages that wait. */
  take(): Promise<readonly unknown[]>;
}

/** What every Queue keeps to; `make` gives an empty one. The order of messages is not part of it. */
export function describeQueue(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(`queue: ${name}`, () => {
    let under: QueueUnderTest;
    beforeEach(async () => {
      under = await make();
    });
    const ids = async () => new Set((await under.take()).map((message) => (message as Message).id));
    const many = (count: number, text = '') =>
      Array.from({ length: count }, (_, n) => ({ id: `m-${n}`, text }));

    test('nothing sent, nothing to take', async () => {
      await under.queue.send([]);
      expect(await under.take()).toEqual([]);
    });

    test('a message arrives as it was, in any script', async () => {
      const message = { id: 'm', text: 'Huawei 華為 “§ 744.11” \u{1F4E8}\n\ud800 \uffff' };
      await under.queue.send([message]);
      expect(await under.take()).toEqual([message]);
    });

    test('many messages arrive, each once', async () => {
      await under.queue.send(many(57));
      expect(await ids()).toEqual(new Set(many(57).map((message) => message.id)));
    });

    test('large messages arrive, though ten of them are more than one call may hold', async () => {
      await under.queue.send(many(12, 'x'.repeat(240_000)));
      expect((await ids()).size).toBe(12);
    });

    test('a message may be changed by its sender afterwards', async () => {
      const message = { id: 'before' };
      await under.queue.send([message]);
      message.id = 'after';
      expect(await under.take()).toEqual([{ id: 'before' }]);
    });
  });
}

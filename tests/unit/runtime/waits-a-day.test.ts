import { expect, test } from 'vitest';
import { QUEUES } from '../../../infra/constructs/queue-limits.ts';
import { memoryLog, memoryMetrics } from '../../../shared/adapters/memory/memory-telemetry.ts';
import { sendDelivery } from '../../../shared/application/send-delivery.ts';
import type { DeliveryBatch } from '../../../shared/messages/messages.ts';
import { consume, type Handled } from '../../../shared/runtime/consume.ts';
import { seeded } from '../../harness/world.ts';

const DAY_S = 86_400;

/** For how long (seconds) a message waits in its queue that is put off like this at each receive. */
async function waitOf(handled: Handled, receives: number, random: () => number): Promise<number> {
  let waited = 0;
  const control = {
    changeVisibility: async (_: string, seconds: number) => {
      waited += seconds;
    },
    bury: async () => undefined,
  };
  const options = { parse: String, handle: async () => handled, control, random };
  const record = { messageId: '1', receiptHandle: '1', body: '' };
  for (let receive = 0; receive < receives; receive += 1)
    await consume(
      [record],
      { hasTime: () => true },
      { ...options, log: memoryLog(), metrics: memoryMetrics() },
    );
  return waited;
}

test('mails that are asked for while mail is stopped wait in their queue as long as an alert is news, whatever the dice', async () => {
  const message: DeliveryBatch = {
    ...{ v: 1, id: '1', at: '2026-10-02T00:00:00Z', cause: '1', type: 'delivery.batch' },
    ...{ kind: 'alert', about: 'plan', notAfter: '2026-10-03T00:00:00Z' },
    items: [{ sub: 'ann', changeIds: ['change'] }],
  };
  const stopped = { mailOpen: async () => false } as Parameters<typeof sendDelivery>[0];
  const library = {} as Parameters<typeof sendDelivery>[1];
  const handled = await sendDelivery(stopped, library, message, { hasTime: () => true });
  const waits = await Promise.all(
    Array.from({ length: 50 }, (_, seed) => waitOf(handled, QUEUES.deliveries.maxReceive, seeded(seed))),
  );
  expect(Math.min(...waits)).toBeGreaterThan(DAY_S);
});

import { expect, test } from 'vitest';
import { memoryClock } from '../../../shared/adapters/memory/memory-clock.ts';
import { memoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { memoryPeopleStore } from '../../../shared/adapters/memory/memory-people-store.ts';
import { memoryQueue } from '../../../shared/adapters/memory/memory-queue.ts';
import { memoryLog, memoryMetrics } from '../../../shared/adapters/memory/memory-telemetry.ts';
import { runSegment } from '../../../shared/application/run-segment.ts';
import type { Hook } from '../../../shared/domain/hooks/hook.ts';
import type { DeliveryBatch, HookCalls } from '../../../shared/messages/messages.ts';
import { aPlan, aSubscriber, minute, segmentsOf } from '../../harness/fixtures-for-contract.ts';

const READERS = 1200;
const HOOK: Hook = {
  hookId: 'h',
  kind: 'generic',
  url: 'https://a.example.com/',
  kid: 'k',
  turn: 0,
  addedAt: '2026-10-01T08:00:00.000Z',
};

/** Readers of whom every second has a hook, and one part of a plan that covers all of them. */
async function segmentOfMany() {
  const [people, ledger, clock] = [memoryPeopleStore(), memoryLedger(), memoryClock(minute(0))];
  const deliveriesQueue = memoryQueue<DeliveryBatch>();
  const hookCallsQueue = memoryQueue<HookCalls>();
  for (let number = 0; number < READERS; number += 1) {
    const reader = aSubscriber(`r${number}`, ['huawei']);
    await people.save(number % 2 === 0 ? { ...reader, hooks: [HOOK] } : reader, undefined);
  }
  const plan = aPlan('p', 1);
  await ledger.putPlan(plan, segmentsOf(plan), minute(0));
  const deps = {
    people,
    ledger,
    clock,
    deliveriesQueue,
    hookCallsQueue,
    log: memoryLog(),
    metrics: memoryMetrics(),
  };
  const message = { v: 1, id: 'm', at: '', cause: '', type: 'segment.run', planId: 'p', segment: 0 } as const;
  const asked = () => ({
    mails: deliveriesQueue.drain().flatMap(({ items }) => items.map(({ sub }) => sub)),
    calls: hookCallsQueue.drain().flatMap(({ items }) => items.map(({ sub }) => sub)),
  });
  return { ledger, asked, run: (hasTime: () => boolean) => runSegment(deps, message, { hasTime }) };
}

test('every reader is asked for a mail once, and those with hooks for their calls, in pages', async () => {
  const { ledger, asked, run } = await segmentOfMany();
  expect(await run(() => true)).toBe('done');
  const { mails, calls } = asked();
  expect([mails.length, new Set(mails).size]).toEqual([READERS, READERS]);
  expect([calls.length, new Set(calls).size]).toEqual([READERS / 2, READERS / 2]);
  expect((await ledger.plan(aPlan('p', 1).planId))?.state).toBe('done');
});

test('cut short after any page, it goes on where it was, through both walks', async () => {
  const { asked, run } = await segmentOfMany();
  const onePage = () => {
    let pages = 1;
    return run(() => {
      pages -= 1;
      return pages >= 0;
    });
  };
  const outcomes = [];
  for (let pages = 0; pages < 5; pages += 1) outcomes.push(await onePage());
  expect(outcomes).toEqual(['again', 'again', 'again', 'again', 'done']);
  const { mails, calls } = asked();
  expect([mails.length, calls.length]).toEqual([READERS, READERS / 2]);
});

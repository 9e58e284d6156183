import type { Delivery } from '../../domain/delivery.ts';
import type { HookCalls } from '../../messages/messages.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Queue } from '../../ports/queue.ts';
import { hookMessages } from './hook-messages.ts';

/** Asks again for calls whose time has come: those that were put off, and those whose caller was killed. */
export async function sweepHooks(
  deps: { readonly hookCallsQueue: Queue<HookCalls>; readonly clock: Clock },
  due: readonly Delivery[],
): Promise<void> {
  const groups = Map.groupBy(due, ({ about, notAfter, again = '' }) => `${about} ${notAfter} ${again}`);
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const { about, notAfter, again } = first;
    const items = [first, ...others].map(({ subscriberId: sub, hookId: hook, changeIds: [changeId] }) => ({
      sub,
      ...(hook !== undefined && { hook }),
      ...(changeId !== undefined && { changeId }),
    }));
    const same = { about, notAfter, ...(again !== undefined && { again }) };
    await deps.hookCallsQueue.send(hookMessages(deps.clock, same, items), about);
  }
}

import type { Machine } from './machine.ts';
import { nextVisible } from './sqs/queue-time.ts';

/** How a settling ended: how far the clock was turned for waits, and what still waits for a later time. */
export type Settled = { turned: number; waiting: { what: string; until: Date }[] };

const HOUR = 3_600_000;

/**
 * Lets the machine work until nothing is left to do. A message that waits for its visibility time or delay, and a retry
 * that waits for its turn, are reached by turning the clock forward, up to `waitUpTo` milliseconds in all (an hour).
 */
export async function settle(machine: Machine, waitUpTo = HOUR): Promise<Settled> {
  const { clock, activity, timers } = machine;
  let turned = 0;
  for (;;) {
    await activity.idle();
    timers.runDue();
    for (const queue of machine.watchedQueues()) queue.processTimers();
    await activity.idle();
    const waits = waitsOf(machine);
    const next = waits[0];
    const now = clock.now().getTime();
    if (next === undefined || turned + next.until.getTime() - now > waitUpTo)
      return { turned, waiting: waits };
    const jump = Math.max(0, next.until.getTime() - now) + 1;
    turned += jump;
    clock.turnTo(new Date(now + jump));
  }
}

/** What waits for a time to come, soonest first. */
function waitsOf({ clock, timers, watchedQueues }: Machine): Settled['waiting'] {
  const waits = watchedQueues().flatMap((queue) => {
    const next = nextVisible(queue);
    return next === undefined
      ? []
      : [{ what: `queue ${queue.name}`, until: new Date(next + clock.offset()) }];
  });
  const retry = timers.next();
  if (retry !== undefined)
    waits.push({ what: 'a retry of an asynchronous invocation', until: new Date(retry) });
  return waits.sort((one, other) => one.until.getTime() - other.until.getTime());
}

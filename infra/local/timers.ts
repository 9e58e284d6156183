import type { TurnedClock } from './clock.ts';

/** Things that happen later on the machine's clock: a retry, a wait. They happen when `runDue` is called past their time. */
export type Timers = {
  after(milliseconds: number, what: () => void): void;
  /** The earliest time set, in milliseconds since 1970 on the machine's clock. */
  next(): number | undefined;
  runDue(): void;
};

export function timers(clock: TurnedClock): Timers {
  let set: { at: number; what: () => void }[] = [];
  return {
    after(milliseconds, what) {
      set.push({ at: clock.now().getTime() + milliseconds, what });
    },
    next: () => (set.length === 0 ? undefined : Math.min(...set.map(({ at }) => at))),
    runDue() {
      const now = clock.now().getTime();
      const due = set.filter(({ at }) => at <= now);
      set = set.filter(({ at }) => at > now);
      for (const { what } of due) what();
    },
  };
}

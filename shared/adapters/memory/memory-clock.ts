import type { Clock, Sleep } from '../../ports/clock.ts';

export interface MemoryClock extends Clock, Sleep {
  /** Sets the time; it may go back. */
  set(now: Date): void;
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is turned; sleeping turns it and returns at once. */
export function memoryClock(start: Date): MemoryClock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    set(now) {
      time = now.getTime();
    },
    advance(milliseconds) {
      time += milliseconds;
    },
    async sleep(milliseconds) {
      time += Math.max(0, milliseconds);
    },
  };
}

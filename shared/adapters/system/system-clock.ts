import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Sleep } from '../../ports/clock.ts';

/** The time of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** Waiting in real time. */
export const systemSleep: Sleep = {
  sleep: async (milliseconds) => {
    await wait(Math.max(0, milliseconds));
  },
};

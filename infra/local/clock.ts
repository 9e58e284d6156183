/** The machine's clock: it runs on like the real one and can be turned to any other instant. */
export type TurnedClock = {
  /** The instant that the local AWS believes in. */
  now(): Date;
  /** Milliseconds that it is ahead of the real clock (negative when behind). */
  offset(): number;
  /** Sets the clock, to earlier or later; from there on it follows real time. */
  turnTo(instant: Date): void;
  /** Calls back with the jump in milliseconds after each turn. */
  onTurn(listener: (jump: number) => void): void;
};

/** A clock that shows `start` now; without `start` it is the real clock until somebody turns it. */
export function turnedClock(start?: Date): TurnedClock {
  let offset = start ? start.getTime() - Date.now() : 0;
  const listeners: ((jump: number) => void)[] = [];
  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    turnTo(instant) {
      const before = offset;
      offset = instant.getTime() - Date.now();
      for (const listener of listeners) listener(offset - before);
    },
    onTurn: (listener) => {
      listeners.push(listener);
    },
  };
}

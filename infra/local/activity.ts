/** Counts what is going on in the machine, so that one can wait until nothing is. */
export type Activity = {
  /** Marks something as going on until the returned function is called. */
  begin(): () => void;
  /** Settles when nothing has been going on for two turns of the event loop. */
  idle(): Promise<void>;
};

export function activity(): Activity {
  let running = 0;
  let waiters: (() => void)[] = [];
  const settled = () =>
    running === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiters.push(resolve));
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    begin() {
      running += 1;
      let over = false;
      return () => {
        if (over) return;
        over = true;
        running -= 1;
        if (running > 0) return;
        const woken = waiters;
        waiters = [];
        for (const wake of woken) wake();
      };
    },
    async idle() {
      for (let quiet = 0; quiet < 2; quiet += 1) {
        await turn();
        if (running > 0) quiet = -1;
        await settled();
      }
    },
  };
}

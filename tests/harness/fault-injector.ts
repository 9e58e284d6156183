/** What every call of a killed process ends with, so that no code of it gets any further. */
class ProcessKilled extends Error {
  constructor() {
    super('the process was killed');
    this.name = 'ProcessKilled';
  }
}

/** The port call (counted from 1) at which the process dies, before it takes effect or after. */
export interface Kill {
  readonly step: number;
  readonly when: 'before' | 'after';
}

/** One running process: what it wraps works until it dies. */
export interface SimulatedProcess {
  readonly dead: boolean;
  /** The port with every call counted; a dead process's calls have no effect. */
  wrap<Port extends object>(name: string, port: Port): Port;
}

/** Says of each port call (counted from 1) whether the process that makes it dies there. */
export type Deaths = (step: number) => Kill['when'] | undefined;

/** An injector of no faults that counts no calls: for runs so long that their calls cannot be remembered. */
export function noFaults(): ReturnType<typeof faultInjector> {
  return { calls: [], start: () => ({ dead: false, wrap: (_name, port) => port }) };
}

/** Counts the port calls of all processes and kills them where they are to die: at one call, or wherever `Deaths` says. */
export function faultInjector(kill?: Kill | Deaths) {
  const deathAt: Deaths =
    typeof kill === 'function' ? kill : (step) => (kill?.step === step ? kill.when : undefined);
  const calls: string[] = [];

  function start(): SimulatedProcess {
    let dead = false;
    const alive = () => {
      if (dead) throw new ProcessKilled();
    };
    const die = (): never => {
      dead = true;
      throw new ProcessKilled();
    };
    const call = async (name: string, act: () => unknown) => {
      alive();
      calls.push(name);
      const step = calls.length;
      const death = deathAt(step);
      if (death === 'before') die();
      const result = await act();
      alive();
      if (death === 'after') die();
      return result;
    };
    return {
      get dead() {
        return dead;
      },
      wrap: (name, port) =>
        new Proxy(port, {
          get(target, property, receiver) {
            const value: unknown = Reflect.get(target, property, receiver);
            if (typeof value !== 'function') return value;
            return (...given: unknown[]) =>
              call(`${name}.${String(property)}`, () => Reflect.apply(value, target, given));
          },
        }),
    };
  }

  return {
    /** Every port call so far, in order. */
    calls,
    start,
  };
}

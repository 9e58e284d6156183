import type { PollDeps } from '../../../shared/application/polling/poll-session.ts';

/** What a killed process throws. */
export class Killed extends Error {}

/** A process that dies at the n-th call of a port, before or after the call has had its effect. Nothing works after that. */
export function mortal(deps: PollDeps, dieAt: number, when: 'before' | 'after') {
  const count = { calls: 0 };
  const guard = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const method = Reflect.get(target, name) as (...given: unknown[]) => unknown;
        return async (...given: unknown[]) => {
          count.calls += 1;
          if (count.calls > dieAt || (count.calls === dieAt && when === 'before')) throw new Killed();
          const result = await method.apply(target, given);
          if (count.calls >= dieAt) throw new Killed();
          return result;
        };
      },
    });
  const { inbox, content, press, states, changes, fetcher } = deps;
  const guarded = {
    inbox: guard(inbox),
    press: guard(press),
    content: guard(content),
    states: guard(states),
    changes: guard(changes),
    fetcher: guard(fetcher),
  };
  return { deps: { ...deps, ...guarded }, count };
}

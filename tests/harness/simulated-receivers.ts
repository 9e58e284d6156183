import type { HookAnswer } from '../../shared/domain/hooks/answers.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { HookCaller } from '../../shared/ports/hook-caller.ts';

/** One call as a receiver got it. */
interface ReceivedCall {
  readonly url: string;
  /** The `webhook-id` header; chats get none. */
  readonly id: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: Date;
}

/** The machines behind the addresses of readers: they take what comes, unless they are told to answer otherwise. */
export function simulatedReceivers(clock: Clock) {
  const calls: ReceivedCall[] = [];
  const answers = new Map<string, HookAnswer>();
  const caller: HookCaller = {
    async call({ url, headers, body }) {
      calls.push({ url, id: headers['webhook-id'], headers, body, at: clock.now() });
      return answers.get(url) ?? { outcome: 'answered', status: 204 };
    },
  };
  return {
    caller,
    calls,
    /** From then on this address answers so. */
    answer: (url: string, status: number) => void answers.set(url, { outcome: 'answered', status }),
  };
}

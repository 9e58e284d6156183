import type { IncomingMessage } from 'node:http';
import type { HookAnswer } from '../../domain/hooks/answers.ts';
import type { HookCaller } from '../../ports/hook-caller.ts';
import { RefusedAddress } from './address-guard.ts';
import { post } from './exchange.ts';
import { origins } from './origins.ts';

const TIMEOUT_MS = 5000;
/** What a receiver may say; nothing of it is used, but an answer that is never read keeps its connection busy. */
const MOST_ANSWER_BYTES = 4096;

/**
 * HookCaller on node:https. Each call has its own connection, so that the address is resolved and judged at each; only
 * https on port 443 of public addresses is called, except where `origins` puts another origin in the place of one. The
 * timeout covers everything from the lookup to the last byte of the answer that is read.
 */
export function httpHookCaller(options: {
  readonly userAgent: string;
  readonly origins?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}): HookCaller {
  const places = origins(options.origins ?? {});
  return {
    async call({ url, headers, body }) {
      const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
      const sent = { ...headers, 'user-agent': options.userAgent, 'content-type': 'application/json' };
      try {
        const response = await post(places.target(new URL(url)), { headers: sent, body }, signal);
        await readSome(response);
        return answerOf(response);
      } catch (error) {
        if (signal.aborted) return { outcome: 'unanswered', reason: 'timeout' };
        const refused = error instanceof RefusedAddress;
        return { outcome: 'unanswered', reason: refused ? 'refused-address' : 'unreachable' };
      }
    },
  };
}

function answerOf({ statusCode, headers }: IncomingMessage): HookAnswer {
  const retryAfter = headers['retry-after'];
  return {
    outcome: 'answered',
    status: statusCode ?? 0,
    ...(retryAfter !== undefined && { retryAfter: retryAfter.slice(0, 100) }),
  };
}

/** Reads the answer to its end or its limit. The head is the answer: what breaks after it changes nothing. */
async function readSome(response: IncomingMessage): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of response) {
      size += (chunk as Buffer).length;
      if (size > MOST_ANSWER_BYTES) break;
    }
  } catch {
    // Cut off, or too slow.
  }
  response.destroy();
}

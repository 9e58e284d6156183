import type { FetchedPage, Fetcher, FetchFailure, FetchRequest } from '../../ports/fetcher.ts';

/** What a scripted host says: a status, headers (lower-case names) and a body, or a failure. */
type ScriptedAnswer =
  | FetchFailure
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    };

export interface MemoryFetcher extends Fetcher {
  /** From now on requests for the url are answered so; a later answer for the same url replaces it. */
  answer(url: string, answer: ScriptedAnswer | ((request: FetchRequest) => ScriptedAnswer)): void;
  /** Every request made, in order. */
  readonly requests: readonly FetchRequest[];
}

/** In-memory Fetcher that answers as scripted and finds every other host unreachable. */
export function memoryFetcher(): MemoryFetcher {
  const answers = new Map<string, (request: FetchRequest) => ScriptedAnswer>();
  const requests: FetchRequest[] = [];
  return {
    answer(url, answer) {
      answers.set(url, typeof answer === 'function' ? answer : () => answer);
    },
    get requests() {
      return structuredClone(requests);
    },
    async fetch(request) {
      requests.push(structuredClone(request));
      const answer = answers.get(request.url)?.(request);
      if (answer === undefined) return { outcome: 'unreachable', reason: 'no such host' };
      return 'outcome' in answer ? answer : asPage(request, answer);
    },
  };
}

function asPage(
  request: FetchRequest,
  answer: Exclude<ScriptedAnswer, FetchFailure>,
): FetchedPage | FetchFailure {
  const body = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  if (body !== undefined && body.length > request.maxBytes)
    return { outcome: 'too-large', limit: request.maxBytes };
  const headers = answer.headers ?? {};
  return {
    outcome: 'fetched',
    status: answer.status ?? 200,
    finalUrl: request.url,
    contentType: headers['content-type'] ?? '',
    headers,
    body: body?.slice() ?? new Uint8Array(),
  };
}

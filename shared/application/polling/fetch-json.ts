import { RulewireError } from '../../domain/errors.ts';
import { type AnswerFailure, judgeAnswer } from '../../domain/sources/answer.ts';
import type { Source } from '../../domain/sources/catalogue.ts';
import { pastCaches } from './fetch-list.ts';
import type { PollSession } from './poll-session.ts';

/**
 * Fetches one answer that is no list of documents, past shared caches, and reads it with `read`. "Not found" is a failure with the
 * reason `status 404`. Nothing is stored.
 */
export async function fetchJson<T>(
  session: PollSession,
  source: Source,
  address: string,
  read: (text: string) => T,
): Promise<{ readonly outcome: 'read'; readonly value: T } | AnswerFailure> {
  const { clock } = session.deps;
  const answer = await session.fetch({ ...source.http, url: pastCaches(address, clock.now()) });
  const judged = judgeAnswer(answer, 'json', clock.now());
  if (judged.outcome === 'blocked' || judged.outcome === 'failed') return judged;
  if (judged.outcome !== 'usable') return { outcome: 'failed', code: 'source-status', reason: NOT_FOUND };
  try {
    return { outcome: 'read', value: read(judged.text) };
  } catch (cause) {
    if (!(cause instanceof RulewireError)) throw cause;
    return { outcome: 'failed', code: cause.code, reason: cause.message };
  }
}

/** The reason of a failure that says: there is no such thing. */
export const NOT_FOUND = 'status 404';

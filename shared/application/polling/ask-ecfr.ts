import type { Wanted } from '../../domain/sources/answer.ts';
import { type EcfrJudgement, judgeEcfr } from '../../domain/sources/ecfr-answers.ts';
import type { FetchRequest } from '../../ports/fetcher.ts';
import type { InboxItem } from '../../ports/inbox-store.ts';
import { inboxItem } from './fetch-list.ts';
import type { PollSession } from './poll-session.ts';

export type EcfrAnswer =
  | { readonly outcome: 'usable'; readonly text: string; readonly item: InboxItem }
  | Exclude<EcfrJudgement, { outcome: 'usable' } | { outcome: 'missing' }>;

/** Asks the eCFR for something that is always there: 404 is a failure. Nothing is stored. */
export async function askEcfr(
  session: PollSession,
  request: FetchRequest,
  wanted: Wanted,
): Promise<EcfrAnswer> {
  const { deps, state } = session;
  const answer = await session.fetch(request);
  const now = deps.clock.now();
  const judged = judgeEcfr(answer, wanted, now);
  if (judged.outcome === 'missing')
    return {
      outcome: 'failed',
      code: 'source-status',
      reason: `status 404 for ${new URL(request.url).pathname}`,
    };
  if (judged.outcome !== 'usable') return judged;
  if (answer.outcome !== 'fetched')
    return { outcome: 'failed', code: 'source-status', reason: answer.outcome };
  return { ...judged, item: inboxItem(state.sourceId, request.url, answer, now) };
}

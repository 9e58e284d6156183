import type { Change, Match } from './change.ts';

/** Whether a match belongs to what readers see of a company's past: it was told, or it says that what was told is codified. */
export function isOnRecord(change: Pick<Change, 'stage'>, match: Pick<Match, 'decision' | 'kind'>): boolean {
  if (match.decision === 'alert') return true;
  return change.stage === 'codified' && match.decision === 'mention' && match.kind !== 'none';
}

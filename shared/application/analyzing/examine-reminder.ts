import type { Analysis, Change } from '../../domain/change.ts';
import { type DateContent, standingDate } from './date-stands.ts';
import type { Joined } from './join-matters.ts';

/** A reminder of a date that does not stand any more is told to nobody, and this is why. */
const OVERTAKEN = 'The date was moved, withdrawn or met before the reminder was due.';

/**
 * What a reminder tells, and of whom: the facts as the document states them last, the companies as it was told of them
 * last. It is no step of its matter. Of a date that does not stand any more nobody is told.
 */
export async function examineReminder(content: DateContent, change: Change, now: Date): Promise<Joined> {
  const { changeId } = change;
  const standing = await standingDate(content, change, now);
  if (standing === undefined) return { analysis: nothing(changeId), matches: [] };
  // What the document changed, and which reports it answers, was told with the document.
  const { answers: _, edits: __, editsLeft: ___, ...analysis } = standing.analysis;
  return {
    analysis: { ...analysis, changeId },
    matches: standing.alerts.map((match) => ({ ...match, changeId })),
  };
}

const nothing = (changeId: Change['changeId']): Analysis => ({
  changeId,
  kind: 'none',
  facts: [],
  parserVersion: '',
  matcherVersion: '',
  doubts: [OVERTAKEN],
});

import { weightierNames } from '../../domain/calendar/clocks.ts';
import type { Analysis, Change } from '../../domain/change.ts';
import { type DateContent, type StandingDate, standingDate } from './date-stands.ts';
import type { Joined } from './join-matters.ts';

/** Why a reminder is told to nobody. */
const OVERTAKEN = 'The date was moved, ended or withdrawn before, or its day is reminded of by another name.';

/**
 * What a reminder tells, and of whom: the facts as the document states them last, the companies as it was told of them
 * last. It is no step of its matter. Of a date that does not stand any more nobody is told.
 */
export async function examineReminder(content: DateContent, change: Change, now: Date): Promise<Joined> {
  const { changeId } = change;
  const standing = await standingDate(content, change, now);
  if (standing === undefined || (await isToldByAnother(content, change, standing, now)))
    return { analysis: nothing(changeId), matches: [] };
  // What the document changed, and which reports it answers, was told with the document.
  const { answers: _, edits: __, editsLeft: ___, ...analysis } = standing.analysis;
  return {
    analysis: { ...analysis, changeId },
    matches: standing.alerts.map((match) => ({ ...match, changeId })),
  };
}

/** A day with several names, such as that of comments and of entry into force, is reminded of once. */
async function isToldByAnother(
  content: DateContent,
  { docId, reminds }: Change,
  { analysis }: StandingDate,
  now: Date,
): Promise<boolean> {
  if (reminds === undefined) return false;
  const { day } = reminds;
  for (const label of weightierNames(analysis, reminds))
    if ((await standingDate(content, { docId, reminds: { label, day } }, now)) !== undefined) return true;
  return false;
}

const nothing = (changeId: Change['changeId']): Analysis => ({
  changeId,
  kind: 'none',
  facts: [],
  parserVersion: '',
  matcherVersion: '',
  doubts: [OVERTAKEN],
});

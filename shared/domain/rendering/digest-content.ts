import type { Change } from '../change.ts';
import { counted, listed } from './plain-text.ts';

interface Entry {
  readonly change: Pick<Change, 'changeId' | 'trust' | 'reminds'>;
}

/** "2 rule changes, 1 press report and 1 reminder": a change that touches several companies is one, a report is none. */
export function contentWords(entries: readonly Entry[], noun: string): string {
  const distinct = (kind: (entry: Entry) => boolean) =>
    new Set(entries.filter(kind).map(({ change }) => change.changeId)).size;
  const reports = distinct(isReport);
  const reminders = distinct(isReminder);
  const changes = distinct((entry) => !isReport(entry) && !isReminder(entry));
  return listed([
    ...(changes > 0 ? [counted(changes, noun)] : []),
    ...(reports > 0 ? [counted(reports, 'press report')] : []),
    ...(reminders > 0 ? [counted(reminders, 'reminder')] : []),
  ]);
}

const isReminder = ({ change }: Entry) => change.reminds !== undefined;
/** True of what the press tells: it is never counted as a change of a rule. */
export const isReport = ({ change }: Entry) => change.trust !== 'official';

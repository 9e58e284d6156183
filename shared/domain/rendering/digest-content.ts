import type { Change } from '../change.ts';
import { counted, listed } from './plain-text.ts';

interface Entry {
  readonly change: Pick<Change, 'trust' | 'reminds'>;
}

/** "2 rule changes, 1 press report and 1 reminder": what the press tells is never counted as a change of a rule. */
export function contentWords(entries: readonly Entry[]): string {
  const reports = entries.filter(isReport).length;
  const reminders = entries.filter(isReminder).length;
  const changes = entries.length - reports - reminders;
  return listed([
    ...(changes > 0 ? [counted(changes, 'rule change')] : []),
    ...(reports > 0 ? [counted(reports, 'press report')] : []),
    ...remindersWords(reminders),
  ]);
}

/** "3 changes and 1 reminder about 2 companies": how much there is, before it is said how far it is law. */
export function sizeWords(entries: readonly Entry[]): string {
  const reminders = entries.filter(isReminder).length;
  const changes = entries.length - reminders;
  return listed([...(changes > 0 ? [counted(changes, 'change')] : []), ...remindersWords(reminders)]);
}

/** The changes of entries, each once: one that names several companies stands under each of them. */
export function changesOf<Told extends { readonly change: Pick<Change, 'changeId'> }>(
  entries: readonly Told[],
): readonly Told[] {
  return [...new Map(entries.map((entry) => [entry.change.changeId, entry])).values()];
}

const remindersWords = (count: number) => (count > 0 ? [counted(count, 'reminder')] : []);

const isReminder = ({ change }: Entry) => change.reminds !== undefined;

/** True of what the press tells. */
export const isReport = ({ change }: Entry) => change.trust !== 'official';

import type { Analysis, Change, Fact } from '../change.ts';
import { addDays, instantOf, localDate } from '../clock-zones.ts';
import { CLOCK_LABELS, type ClockLabel } from '../fact-labels.ts';
import type { ChangeId, DocId } from '../ids.ts';
import { reminderId } from '../ids.ts';

/** Dates of law are those of New York, and its readers are told of them before their day begins. */
const OFFICIAL_ZONE = 'America/New_York';
const MORNING = '08:00';
/** A reminder is known from the beginning of its day, so that the digests of that morning have it, wherever they are read. */
const MIDNIGHT = '00:00';
/** What was told within a day needs no reminder. */
const FRESH_MS = 86_400_000;
/** So many days before a date its readers are reminded of it. */
export const REMINDER_DAYS = [30, 7, 1] as const;

/** One reminder that is still to be told: the name of its date, and when it is due. */
export interface Reminder {
  /** The change that it becomes; equal dates of one document have equal ones. */
  readonly changeId: ChangeId;
  readonly docId: DocId;
  readonly label: ClockLabel;
  /** The day that it is about, YYYY-MM-DD in New York. */
  readonly day: string;
  readonly daysBefore: number;
  /** ISO instant (UTC). */
  readonly dueAt: string;
}

/** A fact that is a date of law. */
export type DatedFact = Fact & { readonly label: ClockLabel; readonly date: string };

/** Whether a fact is a date of law on a known calendar day. */
export function isClock(fact: Fact): fact is DatedFact {
  return fact.date !== undefined && (CLOCK_LABELS as readonly string[]).includes(fact.label);
}

/** What weighs most on a day that has several names: what ends, then what is due, then what begins. */
const WEIGHTIEST_FIRST: readonly ClockLabel[] = [
  'Ends',
  'Suspended until',
  'Comments due',
  'Compliance by',
  'In force from',
  'Applies from',
];

/** The names that a document gives to the same day and that weigh more than the given one. */
export function weightierNames(
  { facts }: Pick<Analysis, 'facts'>,
  { label, day }: Pick<Reminder, 'label' | 'day'>,
): readonly ClockLabel[] {
  const names = new Set(facts.filter(isClock).flatMap((fact) => (fact.date === day ? [fact.label] : [])));
  return WEIGHTIEST_FIRST.slice(0, WEIGHTIEST_FIRST.indexOf(label)).filter((each) => names.has(each));
}

/** Today in New York, YYYY-MM-DD. */
export const officialToday = (now: Date) => localDate(OFFICIAL_ZONE, now);

/** From when on a reminder that became known at the instant is told at once: eight in the morning in New York. */
export const toldAtOnceFrom = (known: Date) => instantOf(officialToday(known), MORNING, OFFICIAL_ZONE);

/** The instant at which readers are reminded so many days before a day (YYYY-MM-DD): eight in the morning in New York. */
export function reminderInstant(day: string, daysBefore: number): Date {
  return instantOf(addDays(day, -daysBefore), MORNING, OFFICIAL_ZONE);
}

/** The instant from which digests have that reminder: the beginning of the same day. */
export function reminderKnown(day: string, daysBefore: number): Date {
  return instantOf(addDays(day, -daysBefore), MIDNIGHT, OFFICIAL_ZONE);
}

/** The days (YYYY-MM-DD, in order) on which readers of a change will be reminded of its dates, seen from an instant. */
export function reminderDays(
  change: Pick<Change, 'docId' | 'detectedAt'>,
  analysis: Pick<Analysis, 'facts'>,
  now: Date,
): readonly string[] {
  const days = remindersOf(change, analysis, now).map(({ day, daysBefore }) => addDays(day, -daysBefore));
  return [...new Set(days)].sort((a, b) => (a < b ? -1 : 1));
}

/** The reminders of the dates that a change states, as far as their instants are still to come, and none within a day of it. */
export function remindersOf(
  { docId, detectedAt }: Pick<Change, 'docId' | 'detectedAt'>,
  { facts }: Pick<Analysis, 'facts'>,
  now: Date,
): readonly Reminder[] {
  const earliest = Math.max(now.getTime(), new Date(detectedAt).getTime() + FRESH_MS);
  const reminders = facts.filter(isClock).flatMap(({ label, date: day }) =>
    REMINDER_DAYS.flatMap((daysBefore): Reminder[] => {
      const at = reminderInstant(day, daysBefore);
      if (at.getTime() <= earliest) return [];
      const changeId = reminderId(docId, label, day, daysBefore);
      const dueAt = reminderKnown(day, daysBefore).toISOString();
      return [{ changeId, docId, label, day, daysBefore, dueAt }];
    }),
  );
  return [...new Map(reminders.map((each) => [each.changeId, each])).values()];
}

/**
 * Whether a reminder that is due is told: the day has not passed, and nor has the instant of the next one about it. So
 * after an outage nobody is reminded twice of one date.
 */
export function isTimely({ day, daysBefore }: Pick<Reminder, 'day' | 'daysBefore'>, now: Date): boolean {
  const nearer = REMINDER_DAYS.filter((each) => each < daysBefore);
  return day >= officialToday(now) && nearer.every((each) => reminderKnown(day, each) > now);
}

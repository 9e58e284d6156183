import { isWeekday, newYork, shiftDate } from '../history/new-york.ts';
import type { RecordedStory, Recording } from '../history/recording.ts';
import { reminderMornings } from './expectations.ts';

/** An instant to which the clock is turned, and what the recording has there. */
export interface Stop {
  readonly at: Date;
  readonly why: string;
}

const MINUTE = 60_000;
/** A story is read within the half hour in which news is polled. */
const STORY_DELAY = 31 * MINUTE;
/** A filing is read by the next tick of its hot window. */
const FILING_DELAY = 4 * MINUTE;

/** The issue of the day is out and the digests of the morning are due. */
const MORNING = '07:20';
/** The reminders of the day are due. */
const REMINDERS = '08:05';

/** The instant of a time on a date in New York: the first whose local clock shows it. */
function inNewYork(date: string, time: string): Date {
  for (const offset of ['-04:00', '-05:00']) {
    const instant = new Date(`${date}T${time}:00${offset}`);
    const local = newYork(instant);
    if (local.date === date && local.time === time) return instant;
  }
  throw new Error(`${date} ${time} does not exist in New York.`);
}

/** A few minutes into the day after the last one on which a report waits for its rule: twelve months after it came out. */
function endOfWait({ publishedAt }: RecordedStory): Date {
  const { date } = newYork(new Date(publishedAt));
  return inNewYork(shiftDate(`${Number(date.slice(0, 4)) + 1}${date.slice(4)}`, 1), '00:10');
}

/** The weekday after a date: when the eCFR holds its issue. */
function nextWeekday(date: string): string {
  const next = shiftDate(date, 1);
  return isWeekday(next) ? next : nextWeekday(next);
}

/**
 * The instants at which something of the recording becomes visible, a little later so that a poll is due, those at which
 * the wait for what was reported ends, the mornings of reminders, and the morning after each day on which something became
 * visible, when digests go out. In order, stops within a minute joined.
 */
export function itinerary(recording: Recording): readonly Stop[] {
  const filings = recording.documents.map((one) => ({
    at: new Date(Date.parse(one.filedAt) + FILING_DELAY),
    why: `filed ${one.number}`,
  }));
  const issues = [...new Set(recording.documents.map((one) => one.publishedOn))];
  const printings = issues.map((day) => ({ at: inNewYork(day, MORNING), why: `issue of ${day}` }));
  const codifications = recording.documents
    .filter((one) => one.amend !== undefined)
    .map((one) => ({ at: inNewYork(nextWeekday(one.publishedOn), MORNING), why: `codified ${one.number}` }));
  const stories = recording.stories.map((one) => ({
    at: new Date(Date.parse(one.publishedAt) + STORY_DELAY),
    why: one.id,
  }));
  const closings = recording.stories
    .filter((one) => one.neverCame !== undefined)
    .map((one) => ({ at: endOfWait(one), why: `end of the wait for ${one.id}` }));
  const days = new Set([...filings, ...stories].map((stop) => newYork(stop.at).date));
  const mornings = [...days].map((day) => ({
    at: inNewYork(shiftDate(day, 1), MORNING),
    why: `morning of ${shiftDate(day, 1)}`,
  }));
  const reminders = reminderMornings().map((day) => ({
    at: inNewYork(day, REMINDERS),
    why: `reminders of ${day}`,
  }));
  const all = [filings, printings, codifications, stories, closings, mornings, reminders];
  const stops = all.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  const joined: Stop[] = [];
  for (const stop of stops) {
    const last = joined.at(-1);
    if (last === undefined || stop.at.getTime() - last.at.getTime() > MINUTE) joined.push(stop);
    else joined[joined.length - 1] = { at: stop.at, why: `${last.why}, ${stop.why}` };
  }
  return joined;
}

/** The day before the first story: the sources are read once and stored in silence. */
export const SEEDING = new Date('2019-05-13T13:05:00Z');

import { type DatedFact, isClock } from '../calendar/clocks.ts';
import type { Fact } from '../change.ts';
import { dayInWords, daysBetween, weekdayOf } from './dates.ts';
import { clip, counted, oneLine } from './plain-text.ts';

/** "in 90 days", "tomorrow", "today", "yesterday", "12 days ago": a day as seen from another (both YYYY-MM-DD). */
export function daysLeftWords(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
}

/** What is longer past than this is of no use to count. */
const LONGEST_PAST = 30;

/**
 * ", 11:59 p.m., ET (in 90 days, a Sunday; last business day Fri 14 Feb 2020)": what follows a day of law, as seen from
 * another day (YYYY-MM-DD).
 */
export function afterDayWords({ date, time, dayOff }: DatedFact, today: string): string {
  const at = time === undefined ? '' : `, ${clip(oneLine(time), 60)}`;
  const left = daysBetween(date, today) > LONGEST_PAST ? [] : [daysLeftWords(date, today)];
  const off = dayOff === undefined ? [] : [`${clip(oneLine(dayOff.is), 80)}; ${lastDayWords(dayOff)}`];
  const remark = [...left, ...off].join(', ');
  return remark === '' ? at : `${at} (${remark})`;
}

const lastDayWords = ({ lastBusinessDay: last }: NonNullable<Fact['dayOff']>) =>
  `last business day ${weekdayOf(last)} ${dayInWords(last)}`;

/** "17 Jan, 9 Feb and 15 Feb 2020": days (YYYY-MM-DD) in order, the year said once where the next has it too. */
export function daysInWords(days: readonly string[]): string {
  const words = days.map((day, at) => {
    const next = days[at + 1];
    return next?.slice(0, 4) === day.slice(0, 4) ? dayInWords(day).slice(0, -5) : dayInWords(day);
  });
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/**
 * "In force since 18 Nov 2019 · Ends 16 Feb 2020 (in 90 days, …)": since when, and the first dates of law that are not
 * over, as seen from a day (YYYY-MM-DD); empty where no date is known.
 */
export function dateWords(facts: readonly Fact[], today: string, most: number): string {
  const [begun] = facts
    .filter(isClock)
    .filter(({ label, date }) => label === 'In force from' && date < today);
  const coming = facts.filter(isClock).filter(({ date }) => date >= today);
  const sorted = coming.toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(0, most);
  return [
    ...(begun === undefined ? [] : [`In force since ${dayInWords(begun.date)}`]),
    ...sorted.map((fact) => `${fact.label} ${dayInWords(fact.date)}${afterDayWords(fact, today)}`),
  ].join(' · ');
}

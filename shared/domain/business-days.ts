import { addDays, isoWeekday } from './clock-zones.ts';

/** Days on which the Office of the Federal Register is closed, by date (YYYY-MM-DD), with their names, as its API lists them. */
export type Closures = Readonly<Record<string, string>>;

/** The closures that were read, and when (ISO instant, UTC). */
export interface OfficialCalendar {
  readonly readAt: string;
  readonly closures: Closures;
}

/** Month, day, name and first year of the legal holidays with a fixed date (5 U.S.C. 6103(a)). */
const FIXED: readonly (readonly [number, number, string, number])[] = [
  [1, 1, 'New Year’s Day', 0],
  [6, 19, 'Juneteenth', 2021],
  [7, 4, 'Independence Day', 0],
  [11, 11, 'Veterans Day', 0],
  [12, 25, 'Christmas Day', 0],
];

/** Month, ISO weekday, which one of the month (0: the last), name and first year of the others. */
const FLOATING: readonly (readonly [number, number, number, string, number])[] = [
  [1, 1, 3, 'the Birthday of Martin Luther King, Jr.', 1986],
  [2, 1, 3, 'Washington’s Birthday', 0],
  [5, 1, 0, 'Memorial Day', 0],
  [9, 1, 1, 'Labor Day', 0],
  [10, 1, 2, 'Columbus Day', 0],
  [11, 4, 4, 'Thanksgiving Day', 0],
];

/**
 * The legal public holiday that is kept on the day (YYYY-MM-DD), undefined for none. One that falls on a Saturday is kept on the
 * Friday before (5 U.S.C. 6103(b)), one on a Sunday on the Monday after (E.O. 11582). Inauguration Day (6103(c)) is kept
 * in Washington, where the Federal Register is made. Without closures by special order: only its API lists those.
 */
export function federalHoliday(day: string): string | undefined {
  const weekday = isoWeekday(day);
  if (weekday > 5) return undefined;
  const kept = [
    day,
    ...(weekday === 1 ? [addDays(day, -1)] : []),
    ...(weekday === 5 ? [addDays(day, 1)] : []),
  ];
  return (
    FIXED.find(([month, date, , since]) =>
      kept.some((each) => isDate(each, month, date) && Number(each.slice(0, 4)) >= since),
    )?.[2] ??
    FLOATING.find((rule) => isFloating(day, weekday, rule))?.[3] ??
    (isInauguration(day, weekday) ? 'Inauguration Day' : undefined)
  );
}

const isDate = (day: string, month: number, date: number) =>
  Number(day.slice(5, 7)) === month && Number(day.slice(8)) === date;

function isFloating(
  day: string,
  weekday: number,
  [month, on, nth, , since]: (typeof FLOATING)[number],
): boolean {
  if (Number(day.slice(5, 7)) !== month || weekday !== on || Number(day.slice(0, 4)) < since) return false;
  return nth === 0
    ? addDays(day, 7).slice(5, 7) !== day.slice(5, 7)
    : Math.ceil(Number(day.slice(8)) / 7) === nth;
}

function isInauguration(day: string, weekday: number): boolean {
  if (Number(day.slice(0, 4)) % 4 !== 1) return false;
  return isDate(day, 1, 20) || (weekday === 1 && isDate(day, 1, 21));
}

/** Why the day (YYYY-MM-DD, New York) is no business day: "a Sunday", the name of a holiday or closure; undefined for a business day. */
export function dayOff(day: string, closures: Closures = {}): string | undefined {
  const weekday = isoWeekday(day);
  if (weekday > 5) return weekday === 6 ? 'a Saturday' : 'a Sunday';
  return closures[day] ?? federalHoliday(day);
}

/** Whether federal offices work on the day (YYYY-MM-DD, New York): no weekend, no legal holiday, none of the closures. */
export function isBusinessDay(day: string, closures?: Closures): boolean {
  return dayOff(day, closures) === undefined;
}

/** The day itself (YYYY-MM-DD) if it is a business day, else the last one before it. */
export function lastBusinessDayOnOrBefore(day: string, closures?: Closures): string {
  return isBusinessDay(day, closures) ? day : lastBusinessDayOnOrBefore(addDays(day, -1), closures);
}

/** The first business day after the day (YYYY-MM-DD). */
export function nextBusinessDay(day: string, closures?: Closures): string {
  const next = addDays(day, 1);
  return isBusinessDay(next, closures) ? next : nextBusinessDay(next, closures);
}

/** Business days after `from` up to and including `to` (both YYYY-MM-DD); negative where `to` lies before `from`. */
export function businessDaysBetween(from: string, to: string, closures?: Closures): number {
  if (to < from) return -businessDaysBetween(to, from, closures);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    count += isBusinessDay(day, closures) ? 1 : 0;
  return count;
}

const DAY = 86_400_000;

/** Why a day is no business day in Washington, undefined where it is one. */
export type ClosedBecause = 'weekend' | 'holiday' | undefined;

function dayOf(date: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

/**
 * Says whether a calendar day (YYYY-MM-DD) is a business day of the federal government. `holidays` are days YYYY-MM-DD
 * as the API's /holidays.json gives them, ad hoc closures included: they cannot be computed.
 */
export function closedBecause(date: string, holidays: ReadonlySet<string>): ClosedBecause {
  const weekday = dayOf(date).getUTCDay();
  if (weekday === 0 || weekday === 6) return 'weekend';
  return holidays.has(date) ? 'holiday' : undefined;
}

/** The last business day on or before a calendar day, both YYYY-MM-DD: when something due on a closed day is really due. */
export function lastBusinessDay(date: string, holidays: ReadonlySet<string>): string {
  let day = date;
  for (let tries = 0; tries < 30 && closedBecause(day, holidays) !== undefined; tries += 1) {
    day = new Date(dayOf(day).getTime() - DAY).toISOString().slice(0, 10);
  }
  return day;
}

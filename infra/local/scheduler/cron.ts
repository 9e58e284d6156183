import { tzOffset } from '@date-fns/tz';

/** When a schedule fires. `days` and `months` are tested against a local calendar day, the rest listed. */
type Cron = {
  minutes: number[];
  hours: number[];
  dayMatches(year: number, month: number, day: number): boolean;
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The instants after `from` and up to `to` at which an EventBridge Scheduler expression fires, in time order.
 * `cron(minutes hours day-of-month month day-of-week year)` is read in the given IANA zone. A local time that the clocks
 * skip in spring does not fire that day; one that comes twice in autumn fires the first time only. `rate(n unit)` counts
 * from `anchor`. Throws an Error for an expression that Scheduler would not take, and for `at(…)`.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function occurrences(expression: string, zone: string, from: Date, to: Date, anchor: Date): Date[] {
  const found: number[] = [];
  for (const { times } of daysOf(expression, zone, from, to, anchor))
    for (const at of times()) found.push(at);
  return found.sort((one, other) => one - other).map((at) => new Date(at));
}

/** The last of the occurrences and how many there are, without listing them: a minute tick has half a million a year. */
export function lastOccurrence(
  expression: string,
  zone: string,
  from: Date,
  to: Date,
  anchor: Date,
): { at: Date; count: number } | undefined {
  let count = 0;
  let last: DayTimes | undefined;
  for (const day of daysOf(expression, zone, from, to, anchor)) {
    if (day.count === 0) continue;
    count += day.count;
    last = day;
  }
  return last && { at: new Date(last.times().reduce((one, other) => Math.max(one, other))), count };
}

/** The occurrences of one local day. */
type DayTimes = { count: number; times(): number[] };

function* daysOf(expression: string, zone: string, from: Date, to: Date, anchor: Date): Generator<DayTimes> {
  const [, kind, inner] = /^(cron|rate)\((.+)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') return yield rateOccurrences(inner ?? '', from, to, anchor);
  if (kind !== 'cron') throw new Error(`Schedule expression ${expression} is not known to the local AWS.`);
  const cron = parseCron(inner ?? '', expression);
  const firstDay = Math.floor((from.getTime() + tzOffset(zone, from) * MINUTE) / DAY) - 1;
  const lastDay = Math.floor((to.getTime() + tzOffset(zone, to) * MINUTE) / DAY) + 1;
  for (let day = firstDay; day <= lastDay; day += 1) {
    const date = new Date(day * DAY);
    if (cron.dayMatches(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()))
      yield dayTimes(cron, zone, day, from.getTime(), to.getTime());
  }
}

function dayTimes({ hours, minutes }: Cron, zone: string, day: number, from: number, to: number): DayTimes {
  const [before, after] = [-1, 2].map((days) => tzOffset(zone, new Date((day + days) * DAY)) * MINUTE);
  const steady = before === after ? before : undefined;
  const times = () =>
    hours.flatMap((hour) =>
      minutes.flatMap((minute) => {
        const local = day * DAY + (hour * 60 + minute) * MINUTE;
        const at = steady === undefined ? instantOf(local, zone) : local - steady;
        return at !== undefined && at > from && at <= to ? [at] : [];
      }),
    );
  const whole = steady !== undefined && day * DAY - steady > from && (day + 1) * DAY - steady <= to;
  return { count: whole ? hours.length * minutes.length : times().length, times };
}

/** The first instant that shows this local time in the zone; undefined when the clocks skip it. */
function instantOf(local: number, zone: string): number | undefined {
  const offsets = [local - DAY, local + DAY].map((near) => tzOffset(zone, new Date(near)));
  const candidates = offsets.map((offset) => local - offset * MINUTE).sort((one, other) => one - other);
  return candidates.find((at) => at + tzOffset(zone, new Date(at)) * MINUTE === local);
}

function rateOccurrences(inner: string, from: Date, to: Date, anchor: Date): DayTimes {
  const [, amount, unit] = /^(\d+) (minute|hour|day)s?$/.exec(inner.trim()) ?? [];
  if (unit === undefined || Number(amount) < 1)
    throw new Error(`Schedule expression rate(${inner}) is not known to the local AWS.`);
  const step = Number(amount) * (unit === 'minute' ? MINUTE : unit === 'hour' ? 60 * MINUTE : DAY);
  const first = Math.max(1, Math.floor((from.getTime() - anchor.getTime()) / step) + 1);
  const last = Math.floor((to.getTime() - anchor.getTime()) / step);
  const count = Math.max(0, last - first + 1);
  return {
    count,
    times: () => Array.from({ length: count }, (_, n) => anchor.getTime() + (first + n) * step),
  };
}

function parseCron(inner: string, expression: string): Cron {
  const fields = inner.trim().split(/\s+/);
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields;
  if (fields.length !== 6 || !minutes || !hours || !dayOfMonth || !month || !dayOfWeek || !year)
    throw new Error(`${expression} needs six fields.`);
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    throw new Error(`${expression}: exactly one of day-of-month and day-of-week must be "?".`);
  const months = new Set(list(month, 1, 12, MONTHS));
  const years = new Set(list(year, 1970, 2199, []));
  const onDay = dayOfWeek === '?' ? dayOfMonthTest(dayOfMonth) : dayOfWeekTest(dayOfWeek);
  return {
    minutes: list(minutes, 0, 59, []),
    hours: list(hours, 0, 23, []),
    dayMatches: (y, m, d) => years.has(y) && months.has(m) && onDay(y, m, d),
  };
}

type DayTest = (year: number, month: number, day: number) => boolean;

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** 0 is Sunday. */
const weekday = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();

function dayOfMonthTest(field: string): DayTest {
  if (field === 'L') return (year, month, day) => day === daysIn(year, month);
  const nearest = /^(\d+)W$/.exec(field);
  if (nearest) return (year, month, day) => day === nearestWeekday(year, month, Number(nearest[1]));
  const days = new Set(list(field, 1, 31, []));
  return (_year, _month, day) => days.has(day);
}

function dayOfWeekTest(field: string): DayTest {
  const last = /^(\w+)L$/.exec(field);
  if (last?.[1]) {
    const wanted = number(last[1], DAYS, 1) - 1;
    return (year, month, day) => weekday(year, month, day) === wanted && day > daysIn(year, month) - 7;
  }
  const nth = /^(\w+)#([1-5])$/.exec(field);
  if (nth?.[1]) {
    const wanted = number(nth[1], DAYS, 1) - 1;
    return (year, month, day) =>
      weekday(year, month, day) === wanted && Math.ceil(day / 7) === Number(nth[2]);
  }
  const days = new Set(list(field, 1, 7, DAYS));
  return (year, month, day) => days.has(weekday(year, month, day) + 1);
}

function nearestWeekday(year: number, month: number, day: number): number {
  const on = weekday(year, month, day);
  if (on === 6) return day > 1 ? day - 1 : day + 2;
  if (on === 0) return day < daysIn(year, month) ? day + 1 : day - 2;
  return day;
}

/** The numbers that a field such as `0/15`, `8-9,17`, `MON-FRI` or `*` stands for. */
function list(field: string, low: number, high: number, names: readonly string[]): number[] {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [first = '', last] = range.split('-');
    const start = first === '*' ? low : number(first, names, low);
    const end =
      last !== undefined ? number(last, names, low) : first === '*' || step !== undefined ? high : start;
    const stride = step === undefined ? 1 : Number(step);
    if (!(start >= low && end <= high && start <= end && stride >= 1))
      throw new Error(`Cron field ${field} is not valid.`);
    for (let value = start; value <= end; value += stride) found.add(value);
  }
  return [...found].sort((one, other) => one - other);
}

function number(text: string, names: readonly string[], low: number): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + low : Number(text);
  if (!Number.isInteger(value)) throw new Error(`Cron value ${text} is not known.`);
  return value;
}

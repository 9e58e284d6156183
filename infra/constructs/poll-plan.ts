import { join } from 'node:path';
import { sourceFiles } from '../../shared/sources/all.ts';

const KINDS = ['public-inspection', 'documents', 'rss', 'html', 'screening-list', 'ecfr', 'issues'] as const;

/** The fields of shared/sources/*.json that schedules and alarms are made from; the pollers validate the whole file. */
export interface PolledSource {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly url: string;
  readonly name: string;
  readonly enabled: boolean;
  /** `at` is the time (HH:MM) of what is read once a day. */
  readonly cadence: {
    readonly minutes: number;
    readonly at?: string;
    readonly hotWindows: readonly HotWindow[];
  };
  readonly expect: { readonly maxSilenceHours: number };
}

interface HotWindow {
  readonly tz: string;
  readonly days: readonly Day[];
  /** Wall-clock times HH:MM in `tz`; `to` is included. */
  readonly from: string;
  readonly to: string;
  readonly everyMinutes: number;
}

/** One line of a crontab in the terms of EventBridge; days undefined means every day. */
export interface CronRow {
  readonly minute: string;
  readonly hour: string;
  readonly weekDay: string | undefined;
}

const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
type Day = (typeof DAYS)[number];

const SOURCES = join(import.meta.dirname, '..', '..', 'shared', 'sources');

/** Zone of all schedules. Sources without hot windows do not care; those with windows must name this one. */
export const POLL_ZONE = 'America/New_York';

/** The time (POLL_ZONE) of what is read once a day and names none: before the working day of the sources begins. */
const DAILY = '06:00';

/** What a deployment turns on and off against the files of the sources, by id. */
export interface SourceChoice {
  readonly on: readonly string[];
  readonly off: readonly string[];
}

/** The sources of the given kinds that their files or this deployment turn on, in the order of their ids. */
export function enabledSources(
  { on, off }: SourceChoice,
  kinds: readonly PolledSource['kind'][] = KINDS,
  folder = SOURCES,
): readonly PolledSource[] {
  return (Object.values(sourceFiles(folder)) as PolledSource[]).filter(
    ({ id, enabled, kind }) => (enabled || on.includes(id)) && !off.includes(id) && kinds.includes(kind),
  );
}

/**
 * The fewest cron rows that poll a source at every minute its cadence or one of its hot windows asks for, and at no
 * minute twice. Throws if a hot window is in another zone than POLL_ZONE.
 */
export function cronRows(cadence: PolledSource['cadence']): readonly CronRow[] {
  const daysByMinutes = new Map<string, Map<number, Day[]>>();
  for (const day of DAYS) {
    for (let hour = 0; hour < 24; hour++) {
      const minutes = minutesOfHour(cadence, day, hour);
      if (minutes.length === 0) continue;
      const hours = entry(daysByMinutes, minutesField(minutes), () => new Map<number, Day[]>());
      entry(hours, hour, () => []).push(day);
    }
  }
  return [...daysByMinutes].flatMap(([minute, hours]) => rowsOf(minute, hours));
}

/** Hours that share their days share a row. */
function rowsOf(minute: string, hours: ReadonlyMap<number, readonly Day[]>): CronRow[] {
  const hoursByDays = new Map<string, number[]>();
  for (const [hour, days] of hours) entry(hoursByDays, days.join(','), () => []).push(hour);
  return [...hoursByDays].map(([days, list]) => ({
    minute,
    hour: list.length === 24 ? '*' : list.join(','),
    weekDay: days === DAYS.join(',') ? undefined : days,
  }));
}

function minutesOfHour(cadence: PolledSource['cadence'], day: Day, hour: number): number[] {
  const wanted = new Set<number>(baseMinutes(cadence, hour));
  for (const window of cadence.hotWindows) {
    if (window.tz !== POLL_ZONE)
      throw new Error(`A hot window is in ${window.tz}; schedules run in ${POLL_ZONE}.`);
    if (!window.days.includes(day)) continue;
    for (let at = minuteOfDay(window.from); at <= minuteOfDay(window.to); at += window.everyMinutes) {
      if (Math.floor(at / 60) === hour) wanted.add(at % 60);
    }
  }
  return [...wanted].sort((a, b) => a - b);
}

function baseMinutes({ minutes: every, at = DAILY }: PolledSource['cadence'], hour: number): number[] {
  if (every >= 1440) return hour === Math.floor(minuteOfDay(at) / 60) ? [minuteOfDay(at) % 60] : [];
  if (every >= 60) return hour % Math.round(every / 60) === 0 ? [0] : [];
  return Array.from({ length: Math.ceil(60 / every) }, (_, index) => index * every);
}

/** `0/15` where the minutes are regular over the whole hour, else the list. */
function minutesField(minutes: readonly number[]): string {
  const step = (minutes[1] ?? 60) - (minutes[0] ?? 0);
  const regular = minutes.length > 1 && minutes.every((minute, index) => minute === index * step);
  return regular && minutes.length === Math.ceil(60 / step) ? `0/${step}` : minutes.join(',');
}

function minuteOfDay(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

import { addDays, instantOf, localDate } from './clock-zones.ts';
import { LONGEST_QUIET_HOURS, quietLength } from './quiet-hours.ts';
import type { Follow, Frequency, QuietHours, Subscriber } from './subscriber.ts';

/** A reader's settings as a form sends and shows them: plain texts, all of which come from outside. */
export interface SettingsForm {
  readonly frequency: string;
  readonly zone: string;
  readonly sendHour: string;
  readonly weekday: string;
  readonly hideNames: boolean;
  readonly quietNote: boolean;
  readonly reminders: boolean;
  /** Ids of companies that shall come in the digest only. */
  readonly inDigest: readonly string[];
  /** Hours, or empty for none. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** YYYY-MM-DD in the reader's zone: the first day with mail again. Empty: not paused. */
  readonly pausedUntil: string;
}

/** What of a reader the settings decide; what she has not set is absent. */
type Settings = Pick<
  Subscriber,
  | 'status'
  | 'pausedUntil'
  | 'zone'
  | 'quietHours'
  | 'noQuietNote'
  | 'noReminders'
  | 'companies'
  | 'frequency'
  | 'sendHour'
  | 'weekday'
  | 'hideNamesInSubject'
>;

const LONGEST_PAUSE_DAYS = 366;

/** The form that shows what is stored. */
export function formOfSettings(reader: Settings): SettingsForm {
  const { pausedUntil, zone, quietHours } = reader;
  return {
    frequency: reader.frequency,
    zone,
    sendHour: String(reader.sendHour),
    weekday: String(reader.weekday),
    hideNames: reader.hideNamesInSubject,
    quietNote: reader.noQuietNote !== true,
    reminders: reader.noReminders !== true,
    inDigest: reader.companies.flatMap(({ companyId, inDigest }) => (inDigest ? [companyId] : [])),
    quietFrom: String(quietHours?.from ?? ''),
    quietUntil: String(quietHours?.until ?? ''),
    pausedUntil: pausedUntil === undefined ? '' : localDate(zone, new Date(pausedUntil)),
  };
}

/**
 * The reader with the settings of a form, following `companies`. What a form cannot mean leaves the setting as it was, or
 * off. A reader who does not get mail gets none by a setting. `version` is left to who saves.
 */
export function withSettings(
  before: Subscriber,
  form: SettingsForm,
  companies: readonly Follow[],
  now: Date,
): Subscriber {
  const { pausedUntil: _pause, quietHours: _quiet, noQuietNote: _note, noReminders: _off, ...kept } = before;
  const zone = zoneOf(form.zone);
  const until = pauseEnd(form.pausedUntil, zone, now);
  const receiving = before.status === 'active' || before.status === 'paused';
  const quiet = quietHoursOf(form);
  const inDigest = new Set(form.inDigest);
  return {
    ...kept,
    ...(receiving && until !== undefined && { pausedUntil: until }),
    status: receiving ? (until === undefined ? 'active' : 'paused') : before.status,
    zone,
    ...(quiet !== undefined && { quietHours: quiet }),
    ...(!form.quietNote && { noQuietNote: true }),
    ...(!form.reminders && { noReminders: true }),
    companies: companies.map(({ companyId, name }) =>
      inDigest.has(companyId) ? { companyId, name, inDigest: true } : { companyId, name },
    ),
    frequency: frequencyOf(form.frequency),
    sendHour: wholeNumber(form.sendHour, 0, 23, before.sendHour),
    weekday: wholeNumber(form.weekday, 1, 7, before.weekday),
    hideNamesInSubject: form.hideNames,
  };
}

/** What is wrong with a form in a way that the reader must decide; undefined if nothing is. */
export function problemWith(form: SettingsForm): string | undefined {
  const quiet = quietHoursOf(form);
  return quiet !== undefined && quietLength(quiet) > LONGEST_QUIET_HOURS
    ? `Quiet hours can be at most ${LONGEST_QUIET_HOURS} of the day: an alert is news for 24 hours.`
    : undefined;
}

/** The frequency that a form means; at once where it means none. */
export function frequencyOf(text: string): Frequency {
  return text === 'daily' || text === 'weekly' ? text : 'instant';
}

/** The IANA zone that a form means; New York, where the officials sit, where it means none. */
export function zoneOf(text: string): string {
  try {
    // The long form is what the zone is stored by, so that two spellings do not make two digest buckets.
    return new Intl.DateTimeFormat('en-US', { timeZone: text || 'America/New_York' }).resolvedOptions()
      .timeZone;
  } catch {
    return 'America/New_York';
  }
}

/** The quiet hours of a form: none where an end is missing or both are one hour. */
function quietHoursOf({ quietFrom, quietUntil }: SettingsForm): QuietHours | undefined {
  const hours = { from: wholeNumber(quietFrom, 0, 23, -1), until: wholeNumber(quietUntil, 0, 23, -1) };
  return hours.from < 0 || hours.until < 0 || quietLength(hours) === 0 ? undefined : hours;
}

/** The instant at which a pause ends: the start of that day in the reader's zone; undefined if the day is not to come. */
function pauseEnd(day: string, zone: string, now: Date): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(new Date(`${day}T00:00:00Z`).getTime()))
    return undefined;
  if (day <= localDate(zone, now) || day > addDays(localDate(zone, now), LONGEST_PAUSE_DAYS))
    return undefined;
  return instantOf(day, '00:00', zone).toISOString();
}

function wholeNumber(text: string, least: number, most: number, otherwise: number): number {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : otherwise;
}

import { addDays, instantOf, localDate } from './clock-zones.ts';
import type { FormProblem } from './form-problem.ts';
import { holidayCalendarOf } from './holidays.ts';
import { ALL_KIND_GROUPS, kindGroupOf } from './kind-groups.ts';
import { withLately } from './lately.ts';
import { LONGEST_QUIET_HOURS, quietLength } from './quiet-hours.ts';
import type { Follow, Frequency, QuietDays, QuietHours, Subscriber } from './subscriber.ts';
import { cadenceOf } from './telling.ts';
import { TOPICS, topicsNamed } from './topics.ts';

/** A reader's settings as a form sends and shows them: plain texts, all of which come from outside. */
export interface SettingsForm {
  readonly frequency: string;
  readonly zone: string;
  readonly sendHour: string;
  readonly weekday: string;
  readonly hideNames: boolean;
  readonly quietNote: boolean;
  readonly reminders: boolean;
  /** Of each company that has its own: how often, a blank, its id. */
  readonly cadences: readonly string[];
  /** Groups of kinds that come at once; undefined where the form did not ask. */
  readonly atOnce: readonly string[] | undefined;
  /** Topics that come at all; undefined where the form did not ask. */
  readonly topics: readonly string[] | undefined;
  readonly eachAlone: boolean;
  /** Hours, or empty for none. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly quietWeekends: boolean;
  /** Name of a calendar of holidays, or empty for none. */
  readonly holidays: string;
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
  | 'quietDays'
  | 'atOnce'
  | 'topics'
  | 'eachAlone'
  | 'noQuietNote'
  | 'noReminders'
  | 'companies'
  | 'frequency'
  | 'sendHour'
  | 'weekday'
  | 'hideNamesInSubject'
>;

const LONGEST_PAUSE_DAYS = 366;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The form that shows what is stored. */
export function formOfSettings(reader: Settings): SettingsForm {
  const { pausedUntil, zone, quietHours, quietDays } = reader;
  return {
    frequency: reader.frequency,
    zone,
    sendHour: String(reader.sendHour),
    weekday: String(reader.weekday),
    hideNames: reader.hideNamesInSubject,
    quietNote: reader.noQuietNote !== true,
    reminders: reader.noReminders !== true,
    cadences: reader.companies
      .map(({ companyId }) => ({ companyId, cadence: cadenceOf(reader, companyId) }))
      .flatMap(({ companyId, cadence }) => (cadence === reader.frequency ? [] : [`${cadence} ${companyId}`])),
    atOnce: reader.atOnce ?? ALL_KIND_GROUPS,
    topics: reader.topics ?? TOPICS,
    eachAlone: reader.eachAlone === true,
    quietFrom: String(quietHours?.from ?? ''),
    quietUntil: String(quietHours?.until ?? ''),
    quietWeekends: quietDays?.weekends === true,
    holidays: quietDays?.holidays ?? '',
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
  const { pausedUntil: _pause, quietHours: _hours, quietDays: _days, ...others } = before;
  const {
    noQuietNote: _note,
    noReminders: _off,
    atOnce: _kinds,
    topics: _topics,
    eachAlone: _alone,
    ...kept
  } = others;
  const zone = zoneOf(form.zone);
  const until = pauseEnd(form.pausedUntil, zone, now);
  const receiving = before.status === 'active' || before.status === 'paused';
  const frequency = frequencyOf(form.frequency);
  const chosen = atOnceOf(form);
  return {
    ...kept,
    ...(receiving && until !== undefined && { pausedUntil: until }),
    status: receiving ? (until === undefined ? 'active' : 'paused') : before.status,
    zone,
    ...quietOf(form),
    ...chosen,
    ...topicsOf(form),
    ...(form.eachAlone && { eachAlone: true }),
    ...(!form.quietNote && { noQuietNote: true }),
    ...(!form.reminders && { noReminders: true }),
    companies: withLately(
      before,
      { ...chosen, companies: withCadences(companies, frequency, form), frequency },
      now,
    ),
    frequency,
    sendHour: wholeNumber(form.sendHour, 0, 23, before.sendHour),
    weekday: wholeNumber(form.weekday, 1, 7, before.weekday),
    hideNamesInSubject: form.hideNames,
  };
}

/** The companies, each with its own cadence if it has one. */
function withCadences(
  companies: readonly Follow[],
  frequency: Frequency,
  { cadences }: SettingsForm,
): readonly Follow[] {
  const chosen = new Map(
    cadences.flatMap((text) => {
      const [, cadence, id] = /^(instant|daily|weekly) (.+)$/.exec(text) ?? [];
      return id === undefined || cadence === undefined ? [] : [[id, frequencyOf(cadence)] as const];
    }),
  );
  return companies.map(({ companyId, name }): Follow => {
    const cadence = chosen.get(companyId) ?? frequency;
    return cadence === frequency ? { companyId, name } : { companyId, name, cadence };
  });
}

/** The quiet hours and days of a form, without what it leaves empty. */
function quietOf(form: SettingsForm): Pick<Subscriber, 'quietHours' | 'quietDays'> {
  const hours = quietHoursOf(form);
  const holidays = holidayCalendarOf(form.holidays);
  const days: QuietDays = {
    ...(form.quietWeekends && { weekends: true }),
    ...(holidays !== undefined && { holidays }),
  };
  return {
    ...(hours !== undefined && { quietHours: hours }),
    ...(Object.keys(days).length > 0 && { quietDays: days }),
  };
}

/** The groups that come at once, unless all do. */
export function atOnceOf({ atOnce }: Pick<SettingsForm, 'atOnce'>): Pick<Subscriber, 'atOnce'> {
  const groups = new Set(atOnce?.flatMap((text) => kindGroupOf(text) ?? []));
  return atOnce === undefined || groups.size === ALL_KIND_GROUPS.length ? {} : { atOnce: [...groups] };
}

/** The topics that come, unless all do. */
export function topicsOf({ topics }: Pick<SettingsForm, 'topics'>): Pick<Subscriber, 'topics'> {
  const named = topicsNamed(topics);
  return named === undefined ? {} : { topics: named };
}

/** What is wrong with a form in a way that the reader must decide; undefined if nothing is. */
export function problemWith(form: SettingsForm, now: Date): FormProblem | undefined {
  const quiet = quietHoursOf(form);
  if (quiet !== undefined && quietLength(quiet) > LONGEST_QUIET_HOURS)
    return { code: 'quiet-too-long', about: String(LONGEST_QUIET_HOURS) };
  const latest = addDays(localDate(zoneOf(form.zone), now), LONGEST_PAUSE_DAYS);
  return DAY.test(form.pausedUntil) && form.pausedUntil > latest
    ? { code: 'pause-too-long', about: String(LONGEST_PAUSE_DAYS) }
    : undefined;
}

/** The frequency that a form means; at once where it means none. */
export function frequencyOf(text: string): Frequency {
  return text === 'daily' || text === 'weekly' ? text : 'instant';
}

/** The IANA zone that a form means, written with underscores or blanks; New York, where the officials sit, where it means none. */
export function zoneOf(text: string): string {
  try {
    // The long form is what the zone is stored by, so that two spellings do not make two digest buckets.
    return new Intl.DateTimeFormat('en-US', {
      timeZone: text.replaceAll(' ', '_') || 'America/New_York',
    }).resolvedOptions().timeZone;
  } catch {
    return 'America/New_York';
  }
}

/** The hour (0 to 23) that a form means for digests; seven where it means none. */
export function hourOf(text: string): number {
  return wholeNumber(text, 0, 23, 7);
}

/** The quiet hours of a form: none where an end is missing or both are one hour. */
function quietHoursOf({ quietFrom, quietUntil }: SettingsForm): QuietHours | undefined {
  const hours = { from: wholeNumber(quietFrom, 0, 23, -1), until: wholeNumber(quietUntil, 0, 23, -1) };
  return hours.from < 0 || hours.until < 0 || quietLength(hours) === 0 ? undefined : hours;
}

/** The instant at which a pause ends: the start of that day in the reader's zone; undefined if the day is not to come. */
function pauseEnd(day: string, zone: string, now: Date): string | undefined {
  if (!DAY.test(day) || Number.isNaN(new Date(`${day}T00:00:00Z`).getTime())) return undefined;
  if (day <= localDate(zone, now) || day > addDays(localDate(zone, now), LONGEST_PAUSE_DAYS))
    return undefined;
  return instantOf(day, '00:00', zone).toISOString();
}

function wholeNumber(text: string, least: number, most: number, otherwise: number): number {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : otherwise;
}

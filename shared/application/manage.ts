import { addDays, instantOf, localDate } from '../domain/clock-zones.ts';
import { RulewireError } from '../domain/errors.ts';
import { hashId } from '../domain/ids.ts';
import { LONGEST_QUIET_HOURS, quietLength } from '../domain/quiet-hours.ts';
import {
  type Exclusion,
  type Follow,
  MOST_COMPANIES,
  type MutedMatter,
  type QuietHours,
  type QuietKind,
  type Subscriber,
} from '../domain/subscriber.ts';
import { pepperOf, readToken } from '../domain/tokens.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import { countFollowers, followedBy } from './confirm.ts';
import { chosenCompanies, registerNamed } from './find-companies.ts';
import { frequencyOf, mayWriteTo, queueMail, type ReaderDeps, zoneOf } from './sign-up.ts';

/** What handing out and deleting a person's data needs besides. */
export type DataDeps = ReaderDeps & { readonly feedback: Pick<FeedbackStore, 'ofReader' | 'removeReader'> };

/** The settings as the form sends them; everything in it comes from outside. */
export interface SettingsForm {
  /** Companies to keep and to add, by id, and names typed to be added. */
  readonly companyIds: readonly string[];
  readonly names: readonly string[];
  readonly frequency: string;
  readonly zone: string;
  readonly sendHour: string;
  readonly weekday: string;
  readonly hideNames: boolean;
  readonly quietNote: boolean;
  /** Ids of companies that shall come in the digest only. */
  readonly inDigest: readonly string[];
  /** Hours, or empty for none. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** YYYY-MM-DD in the reader's zone: the first day with mail again. Empty: not paused. */
  readonly pausedUntil: string;
}

export type SettingsOutcome =
  | { readonly outcome: 'saved'; readonly subscriber: Subscriber }
  | { readonly outcome: 'invalid'; readonly text: string; readonly subscriber: Subscriber }
  | { readonly outcome: 'no-link' };

/** The receipt of an erasure: nothing in it leads back to the person. Instants are ISO, UTC. */
export interface Receipt {
  readonly receiptId: string;
  readonly erasedAt: string;
  readonly companies: number;
}

const TRIES = 4;
const LONGEST_PAUSE_DAYS = 366;

/** The reader behind a link of that scope, or undefined if it is altered, too old, or ended by newer links. */
export async function readerOf(
  deps: ReaderDeps,
  scope: 'manage' | 'export' | 'erase' | 'watch',
  token: string,
): Promise<Subscriber | undefined> {
  const read = readToken(await deps.secrets.keys(), scope, token, deps.clock.now());
  if (!read.valid) return undefined;
  const subscriber = await deps.people.subscriber(read.subscriber);
  return subscriber && String(subscriber.tokenVersion) === read.detail ? subscriber : undefined;
}

/** Saves the settings. A reader who had left stays so: starting again is a button of its own. */
export async function changeSettings(
  deps: ReaderDeps,
  token: string,
  form: SettingsForm,
): Promise<SettingsOutcome> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await readerOf(deps, 'manage', token);
    if (!before) return { outcome: 'no-link' };
    const companies = await companiesOf(deps, before, form);
    if (companies.length === 0)
      return { outcome: 'invalid', text: 'Keep at least one company, or unsubscribe.', subscriber: before };
    const quiet = quietHoursOf(form);
    if (quiet === 'too-long')
      return {
        outcome: 'invalid',
        text: `Quiet hours can be at most ${LONGEST_QUIET_HOURS} of the day: an alert is news for 24 hours.`,
        subscriber: before,
      };
    if (companies.length > MOST_COMPANIES)
      return { outcome: 'invalid', text: `At most ${MOST_COMPANIES} companies.`, subscriber: before };
    const after = withSettings(before, form, { companies, quiet }, deps.clock.now());
    await registerNamed(deps.directory, after.companies);
    if (!(await deps.people.save(after, before))) continue;
    await countFollowers(deps, followedBy(before), followedBy(after));
    deps.log.info('reader.changed', { companies: after.companies.length });
    return { outcome: 'saved', subscriber: after };
  }
  throw new RulewireError('store-throttled', 'the profile keeps changing');
}

/** Takes back what the reader's feedback left out or made quieter, named as `exclusionName` and `quietName` do. */
export async function takeBack(
  deps: ReaderDeps,
  token: string,
  names: readonly string[],
): Promise<Subscriber | undefined> {
  const chosen = new Set(names);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await readerOf(deps, 'manage', token);
    if (!before) return undefined;
    const exclusions = before.exclusions?.filter((each) => !chosen.has(exclusionName(each))) ?? [];
    const quietKinds = before.quietKinds?.filter((each) => !chosen.has(quietName(each))) ?? [];
    const mutedMatters = before.mutedMatters?.filter((each) => !chosen.has(mutedName(each))) ?? [];
    const after = { ...before, exclusions, quietKinds, mutedMatters, version: before.version + 1 };
    if (await deps.people.save(after, before)) return after;
  }
  throw new RulewireError('store-throttled', 'the profile keeps changing');
}

/** How a form names one name that was left out, one kind that was made quieter, and one matter that was muted. */
export const exclusionName = ({ companyId, alias }: Exclusion) => `name ${companyId} ${alias}`;
export const quietName = ({ companyId, kind }: QuietKind) => `kind ${companyId} ${kind}`;
export const mutedName = ({ matterId }: MutedMatter) => `matter ${matterId}`;

/** Mails a fresh link to the reader's own address: what a forwarded link may not do, this one can. */
export async function mailFreshLink(deps: ReaderDeps, subscriber: Subscriber): Promise<void> {
  const domain = subscriber.email.slice(subscriber.email.lastIndexOf('@') + 1);
  if (await mayWriteTo(deps, subscriber.email, domain, deps.clock.now()))
    await queueMail(deps, subscriber.subscriberId, 'link', deps.newId());
}

/** Ends all older links of the reader and mails a new one. */
export async function endOlderLinks(deps: ReaderDeps, token: string): Promise<boolean> {
  const before = await readerOf(deps, 'manage', token);
  if (!before) return false;
  const after = { ...before, tokenVersion: before.tokenVersion + 1, version: before.version + 1 };
  if (!(await deps.people.save(after, before))) return false;
  await queueMail(deps, after.subscriberId, 'link', deps.newId());
  return true;
}

/** All that is kept about a person in People, as one JSON value with plain names. Mails sent are kept 35 days elsewhere by id. */
export async function exportData(deps: DataDeps, token: string): Promise<object | undefined> {
  const subscriber = await readerOf(deps, 'export', token);
  if (!subscriber) return undefined;
  const [request, feedback] = await Promise.all([
    deps.people.request(subscriber.subscriberId),
    deps.feedback.ofReader(subscriber.subscriberId),
  ]);
  return { exportedAt: deps.clock.now().toISOString(), subscriber, openRequest: request ?? null, feedback };
}

/** Deletes everything about the person at once. What stays is a mark on an address that must not be mailed, if there was one. */
export async function erase(deps: DataDeps, token: string): Promise<Receipt | undefined> {
  const subscriber = await readerOf(deps, 'erase', token);
  if (!subscriber) return undefined;
  const erasedAt = deps.clock.now().toISOString();
  // Before the profile: without it the link would not work again to finish an erasure that was cut short.
  await deps.feedback.removeReader(subscriber.subscriberId);
  await deps.people.erase(subscriber);
  await countFollowers(deps, followedBy(subscriber), []);
  const receiptId = hashId('erased', subscriber.subscriberId, erasedAt);
  deps.log.info('reader.erased', { receiptId });
  return { receiptId, erasedAt, companies: subscriber.companies.length };
}

/** Keeps the names under which the reader chose the companies that stay; only new ones are looked up. */
async function companiesOf(
  deps: ReaderDeps,
  before: Subscriber,
  form: SettingsForm,
): Promise<readonly Follow[]> {
  const wanted = new Set(form.companyIds);
  const kept = before.companies.filter((follow) => wanted.delete(follow.companyId));
  const pepper = pepperOf(await deps.secrets.keys());
  const added = await chosenCompanies(deps.directory, [...wanted], form.names, pepper);
  return [...new Map([...kept, ...added].map((follow) => [follow.companyId, follow])).values()];
}

function withSettings(
  before: Subscriber,
  form: SettingsForm,
  { companies, quiet }: { readonly companies: readonly Follow[]; readonly quiet: QuietHours | undefined },
  now: Date,
): Subscriber {
  const { pausedUntil: _pause, quietHours: _quiet, noQuietNote: _note, ...kept } = before;
  const inDigest = new Set(form.inDigest);
  const zone = zoneOf(form.zone);
  const until = pauseEnd(form.pausedUntil, zone, now);
  const receiving = before.status === 'active' || before.status === 'paused';
  return {
    ...kept,
    ...(receiving && until !== undefined ? { pausedUntil: until } : {}),
    status: receiving ? (until === undefined ? 'active' : 'paused') : before.status,
    zone,
    ...(quiet !== undefined && { quietHours: quiet }),
    ...(!form.quietNote && { noQuietNote: true }),
    companies: companies.map(({ companyId, name }) =>
      inDigest.has(companyId) ? { companyId, name, inDigest: true } : { companyId, name },
    ),
    frequency: frequencyOf(form.frequency),
    sendHour: wholeNumber(form.sendHour, 0, 23, before.sendHour),
    weekday: wholeNumber(form.weekday, 1, 7, before.weekday),
    hideNamesInSubject: form.hideNames,
    version: before.version + 1,
  };
}

/** The quiet hours of a form: none where an end is missing or both are one hour. */
function quietHoursOf({ quietFrom, quietUntil }: SettingsForm): QuietHours | 'too-long' | undefined {
  const hours = { from: wholeNumber(quietFrom, 0, 23, -1), until: wholeNumber(quietUntil, 0, 23, -1) };
  if (hours.from < 0 || hours.until < 0 || quietLength(hours) === 0) return undefined;
  return quietLength(hours) > LONGEST_QUIET_HOURS ? 'too-long' : hours;
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

import { checkAddress, limiterAddress } from '../domain/address.ts';
import type { FormProblem } from '../domain/form-problem.ts';
import { type SubscriberId, subscriberIdOf } from '../domain/ids.ts';
import { atOnceOf, frequencyOf, hourOf, topicsOf, zoneOf } from '../domain/settings.ts';
import type { Follow, SignUpRequest } from '../domain/subscriber.ts';
import { formAge, pepperOf } from '../domain/tokens.ts';
import type { MailConfirm } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { CompanyDirectory } from '../ports/company-directory.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { envelope } from './envelope.ts';
import { choiceProblem, chosenCompanies } from './find-companies.ts';
import { personAt } from './reader/person-at.ts';

/** What every step of a reader's life needs. */
export interface ReaderDeps {
  readonly people: PeopleStore;
  readonly directory: CompanyDirectory;
  readonly confirmations: Queue<MailConfirm>;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A new random id of 20 to 40 characters from [A-Za-z0-9_-]. */
  readonly newId: () => string;
}

/** The form as it was sent; everything in it comes from outside. */
export interface SignUpForm {
  readonly email: string;
  readonly companyIds: readonly string[];
  readonly names: readonly string[];
  readonly frequency: string;
  readonly zone: string;
  readonly sendHour: string;
  /** Groups of kinds that come at once, and topics that come at all; undefined where the form did not ask. */
  readonly atOnce?: readonly string[] | undefined;
  readonly topics?: readonly string[] | undefined;
  /** The stamp that the form was shown with, and the field that people do not see. */
  readonly stamp: string;
  readonly trap: string;
}

export interface Problem extends FormProblem {
  readonly field: 'email' | 'companies' | 'frequency' | 'form';
}

export type SignUpOutcome =
  | { readonly outcome: 'asked' }
  | { readonly outcome: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly outcome: 'too-many' };

/** The wording agreed to; kept with the consent. A changed text of the sign-up page gets a new one. */
const CONSENT_WORDING = '2026-11-1';

const REQUEST_LIFE_MS = 48 * 3_600_000;
const YOUNGEST_FORM_S = 2;
const OLDEST_FORM_S = 24 * 3600;
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Takes a sign-up: the request is written down and a mail is asked for, whether or not the address is known, with the same
 * answer and the same work, so that nobody learns who is a reader. `client` is the address of the caller (IPv6 as /64).
 * Over the limits of an address, its domain or all sign-ups together the answer is the same and nothing is sent.
 */
export async function signUp(deps: ReaderDeps, form: SignUpForm, client: string): Promise<SignUpOutcome> {
  const now = deps.clock.now();
  const keys = await deps.secrets.keys();
  const address = checkAddress(form.email);
  const age = formAge(keys, form.stamp, now);
  const problems: Problem[] = [];
  if (!address.valid) problems.push({ field: 'email', code: `address-${address.problem}` });
  if (age !== undefined && age > OLDEST_FORM_S) problems.push({ field: 'form', code: 'form-old' });
  const companies = await chosenCompanies(deps.directory, form.companyIds, form.names, pepperOf(keys));
  const choice = choiceProblem(form.companyIds, form.names);
  if (choice !== undefined) problems.push({ field: 'companies', ...choice });
  else if (companies.length === 0) problems.push({ field: 'companies', code: 'no-company' });
  if (!address.valid || problems.length > 0) return { outcome: 'invalid', problems };
  if (!(await allowedFrom(deps, client, now))) return { outcome: 'too-many' };
  const robot = form.trap !== '' || age === undefined || age < YOUNGEST_FORM_S;
  const id = await personAt(deps, address.email);
  if (robot || !(await mayWriteTo(deps, address.email, address.domain, now))) {
    deps.log.info('signup.limited', { robot });
    return { outcome: 'asked' };
  }
  await ask(deps, id, address.email, form, companies, now);
  return { outcome: 'asked' };
}

/** Sends the link of their own page to whoever lost it; the worker decides whether there is anybody to write to. */
export async function mailMyLink(deps: ReaderDeps, email: string, client: string): Promise<SignUpOutcome> {
  const address = checkAddress(email);
  if (!address.valid)
    return { outcome: 'invalid', problems: [{ field: 'email', code: `address-${address.problem}` }] };
  const now = deps.clock.now();
  if (!(await allowedFrom(deps, client, now))) return { outcome: 'too-many' };
  const id = await personAt(deps, address.email);
  if (await mayWriteTo(deps, address.email, address.domain, now))
    await queueMail(deps, id, 'link', deps.newId());
  return { outcome: 'asked' };
}

/** Asks the confirm lane for one mail. Asking again with the same `about` sends nothing more. */
export async function queueMail(
  deps: Pick<ReaderDeps, 'confirmations' | 'clock'>,
  id: SubscriberId,
  purpose: MailConfirm['purpose'],
  about: string,
): Promise<void> {
  const frame = envelope(deps.clock, about, purpose, id);
  await deps.confirmations.send([{ ...frame, type: 'mail.confirm', sub: id, purpose, about }]);
}

/**
 * The limits on mail to people who have not asked for it with their own hands (mail-and-web.md section 4): once in 15
 * minutes and 3 times a day per mailbox, 50 an hour per domain, 1,000 an hour in all. True if this mail may go out.
 */
export async function mayWriteTo(
  deps: Pick<ReaderDeps, 'people' | 'secrets'>,
  email: string,
  domain: string,
  now: Date,
): Promise<boolean> {
  // With the pepper, so that whoever sees the counters cannot try addresses on them.
  const mailbox = subscriberIdOf(limiterAddress(email), pepperOf(await deps.secrets.keys()));
  const windows = [
    ['mailbox', mailbox, { seconds: 15 * MINUTE, limit: 1 }],
    ['mailbox', mailbox, { seconds: 24 * HOUR, limit: 3 }],
    ['domain', domain, { seconds: HOUR, limit: 50 }],
    ['all', 'signups', { seconds: HOUR, limit: 1000 }],
  ] as const;
  for (const [scope, key, window] of windows)
    if (!(await deps.people.allow(scope, key, window, now))) return false;
  return true;
}

/** Whether a caller (an address, IPv6 as /64) may have us write to somebody once more: 20 times an hour. */
export function allowedFrom(deps: Pick<ReaderDeps, 'people'>, client: string, now: Date): Promise<boolean> {
  return deps.people.allow('ip', client, { seconds: HOUR, limit: 20 }, now);
}

async function ask(
  deps: ReaderDeps,
  id: SubscriberId,
  email: string,
  form: SignUpForm,
  companies: readonly Follow[],
  now: Date,
): Promise<void> {
  const request: SignUpRequest = {
    subscriberId: id,
    requestId: deps.newId(),
    email,
    companies,
    frequency: frequencyOf(form.frequency),
    zone: zoneOf(form.zone),
    sendHour: hourOf(form.sendHour),
    ...atOnceOf({ atOnce: form.atOnce }),
    ...topicsOf({ topics: form.topics }),
    wordingVersion: CONSENT_WORDING,
    requestedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + REQUEST_LIFE_MS).toISOString(),
  };
  await deps.people.putRequest(request);
  await queueMail(deps, id, 'confirm', request.requestId);
  deps.log.info('signup.asked', { companies: companies.length });
  deps.metrics.count('SignUpAsked');
}

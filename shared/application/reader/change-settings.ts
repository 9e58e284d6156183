import type { FormProblem } from '../../domain/form-problem.ts';
import { problemWith, type SettingsForm, withSettings } from '../../domain/settings.ts';
import { type Follow, MOST_COMPANIES, type Subscriber } from '../../domain/subscriber.ts';
import { pepperOf } from '../../domain/tokens.ts';
import { countFollowers, followedBy } from '../confirm.ts';
import { chosenCompanies, registerNamed } from '../find-companies.ts';
import type { ReaderDeps } from '../sign-up.ts';
import { changeReader } from './change-reader.ts';
import { readerOf } from './own-links.ts';

/** Companies to keep and to add, by id, and names typed to be added. */
export interface Wanted {
  readonly companyIds: readonly string[];
  readonly names: readonly string[];
}

export type SettingsOutcome =
  | { readonly outcome: 'saved'; readonly subscriber: Subscriber }
  | { readonly outcome: 'invalid'; readonly problem: FormProblem; readonly subscriber: Subscriber }
  | { readonly outcome: 'no-link' };

/** Saves the settings. A reader who had left stays so: starting again is a button of its own. */
export async function changeSettings(
  deps: ReaderDeps,
  token: string,
  form: SettingsForm,
  wanted: Wanted,
): Promise<SettingsOutcome> {
  const subscriber = await readerOf(deps, 'manage', token);
  if (!subscriber) return { outcome: 'no-link' };
  const companies = await keptAndAdded(deps, subscriber, wanted);
  const problem = problemOfCompanies(companies) ?? problemWith(form, deps.clock.now());
  if (problem !== undefined) return { outcome: 'invalid', problem, subscriber };
  await registerNamed(deps.directory, companies);
  const saved = await changeReader(deps, token, async (before) =>
    withSettings(before, form, await keptAndAdded(deps, before, wanted), deps.clock.now()),
  );
  if (!saved) return { outcome: 'no-link' };
  await countFollowers(deps, followedBy(saved.before), followedBy(saved.after));
  deps.log.info('reader.changed', { companies: saved.after.companies.length });
  return { outcome: 'saved', subscriber: saved.after };
}

function problemOfCompanies({ length }: readonly Follow[]): FormProblem | undefined {
  if (length === 0) return { code: 'no-company-left' };
  return length > MOST_COMPANIES ? { code: 'too-many-companies', about: String(length) } : undefined;
}

/** Keeps the names under which the reader chose the companies that stay; only others are looked up. */
export async function keptAndAdded(
  deps: Pick<ReaderDeps, 'secrets' | 'directory'>,
  { companies }: Subscriber,
  { companyIds, names }: Wanted,
): Promise<readonly Follow[]> {
  const wanted = new Set(companyIds);
  const kept = companies.filter((follow) => wanted.delete(follow.companyId));
  const pepper = pepperOf(await deps.secrets.keys());
  const added = await chosenCompanies(deps.directory, [...wanted], names, pepper);
  return [...new Map([...kept, ...added].map((follow) => [follow.companyId, follow])).values()];
}

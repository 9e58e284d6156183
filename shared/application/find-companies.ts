import type { Company, CompanyHit } from '../domain/company.ts';
import type { FormProblem } from '../domain/form-problem.ts';
import { companyId } from '../domain/ids.ts';
import { completeAliases } from '../domain/matching/alias-forms.ts';
import { type NameWarning, warnAboutName } from '../domain/matching/alias-strength.ts';
import { tokenize } from '../domain/matching/tokens.ts';
import { isReaderNamed, readerCompanyId } from '../domain/reader-names.ts';
import { clip, oneLine } from '../domain/rendering/plain-text.ts';
import { type Follow, MOST_COMPANIES } from '../domain/subscriber.ts';
import type { CompanyDirectory } from '../ports/company-directory.ts';

/** What the search box shows: companies we know, and what was typed as a name to follow, if it can be one. */
export interface Found {
  readonly hits: readonly CompanyHit[];
  readonly typed: { readonly name: string; readonly warning?: NameWarning } | undefined;
}

const MOST_HITS = 8;
/** Of what the search finds, names that readers typed are left out; there are few of them. */
const SEARCHED = 3 * MOST_HITS;
const LONGEST_NAME = 100;
/** Searches under way at once: a form with 200 names must not take all connections of its process. */
const SIDE_BY_SIDE = 10;

/** Companies for a typed text; none that only a reader named: who is followed is nobody's business. `typed` is absent if the text is no name or is the name of one of the hits. */
export async function findCompanies(
  directory: Pick<CompanyDirectory, 'search'>,
  text: string,
): Promise<Found> {
  const query = clip(oneLine(text), LONGEST_NAME);
  if (query.length < 2) return { hits: [], typed: undefined };
  const found = await directory.search(query, SEARCHED);
  const hits = found.filter((hit) => !isReaderNamed(hit.companyId)).slice(0, MOST_HITS);
  const name = followableName(query);
  const known = name !== undefined && hits.some((hit) => sameName(hit.name, name));
  if (name === undefined || known) return { hits, typed: undefined };
  const warning = warnAboutName(name);
  return { hits, typed: warning === undefined ? { name } : { name, warning } };
}

/**
 * A typed name as it may be followed, or undefined. Addresses and links are no names: what is typed here is shown in mails
 * later, and nobody shall be able to send links through us.
 */
function followableName(typed: string): string | undefined {
  const name = oneLine(typed);
  const letters = tokenize(name).norms.join('').length;
  const isLink = /@|:\/\/|(^|\s)www\.|[<>]/i.test(name);
  return letters < 2 || name.length > LONGEST_NAME || isLink ? undefined : name;
}

/** What is wrong with the choice in a form: too many, or a name that cannot be followed. */
export function choiceProblem(ids: readonly string[], names: readonly string[]): FormProblem | undefined {
  const number = ids.length + names.length;
  if (number > MOST_COMPANIES) return { code: 'too-many-companies', about: String(number) };
  const unusable = names.find((name) => followableName(name) === undefined);
  if (unusable === undefined) return undefined;
  return { code: 'name-unusable', about: clip(oneLine(unusable), 40) };
}

/**
 * The companies chosen in a form: ids from the directory with their names there, typed names as companies of their own or,
 * where the directory has a company of just that name, as that. Unknown ids and unusable names are left out; equal
 * choices count once; at most 200. `pepper` as in `readerCompanyId`.
 */
export async function chosenCompanies(
  directory: Pick<CompanyDirectory, 'companies' | 'search'>,
  ids: readonly string[],
  names: readonly string[],
  pepper: string,
): Promise<readonly Follow[]> {
  const wanted = ids.slice(0, MOST_COMPANIES).map((id) => companyId(id));
  const known = await directory.companies(wanted);
  const chosen = wanted.flatMap((id): Follow[] => {
    const company = known.get(id);
    return company ? [{ companyId: id, name: company.name }] : [];
  });
  const typed = names.slice(0, MOST_COMPANIES).flatMap((name) => followableName(name) ?? []);
  const named: Follow[] = [];
  for (let at = 0; at < typed.length; at += SIDE_BY_SIDE)
    named.push(
      ...(await Promise.all(
        typed.slice(at, at + SIDE_BY_SIDE).map((name) => followByName(directory, name, pepper)),
      )),
    );
  const unique = new Map([...chosen, ...named].map((follow) => [follow.companyId, follow]));
  return [...unique.values()].slice(0, MOST_COMPANIES);
}

/** Puts the companies that readers named and the directory does not have yet, with the aliases of their name. */
export async function registerNamed(
  directory: Pick<CompanyDirectory, 'company' | 'put'>,
  follows: readonly Follow[],
): Promise<void> {
  for (const follow of follows) {
    if (!isReaderNamed(follow.companyId)) continue;
    if ((await directory.company(follow.companyId)) === undefined) await directory.put(companyNamed(follow));
  }
}

async function followByName(
  directory: Pick<CompanyDirectory, 'search'>,
  name: string,
  pepper: string,
): Promise<Follow> {
  const hits = await directory.search(name, MOST_HITS);
  const hit = hits.find((each) => sameName(each.name, name));
  return hit
    ? { companyId: hit.companyId, name: hit.name }
    : { companyId: readerCompanyId(tokenize(name).norms, pepper), name };
}

function companyNamed({ companyId: id, name }: Follow): Company {
  return completeAliases({ companyId: id, name, aliases: [], affiliates: [], lists: [], origin: 'reader' });
}

function sameName(a: string, b: string): boolean {
  return tokenize(a).norms.join(' ') === tokenize(b).norms.join(' ');
}

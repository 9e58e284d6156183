import type { Match } from '../../domain/change.ts';
import type { Matter } from '../../domain/matters/matter.ts';
import { isOnRecord } from '../../domain/on-record.ts';
import type { HistoryEntry } from '../../ports/content-store.ts';
import type { ChangeLibrary } from './change-library.ts';

type Library = Pick<ChangeLibrary, 'matter' | 'history'>;

const COMPANIES_WITH_HISTORY = 3;
const MOST_MATTERS = 3;

/** The matters of the reader's companies, the one of the surest match first: mails about it form her thread. */
export async function mattersOf(library: Library, matches: readonly Match[]): Promise<readonly Matter[]> {
  const ids = [...new Set(matches.flatMap(({ matterId }) => matterId ?? []))].slice(0, MOST_MATTERS);
  const found = await Promise.all(ids.map((id) => library.matter(id)));
  return found.filter((matter) => matter !== undefined);
}

/** What was told of the companies before, where there is no matter that tells it. */
export async function historyOf(
  library: Library,
  matches: readonly Match[],
): Promise<readonly HistoryEntry[]> {
  const companies = matches.slice(0, COMPANIES_WITH_HISTORY).map((match) => match.companyId);
  const entries = (await Promise.all(companies.map((company) => library.history(company)))).flat();
  return entries.filter(({ match, change }) => isOnRecord(change, match) && !change.silent);
}

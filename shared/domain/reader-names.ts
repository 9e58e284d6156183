import { type CompanyId, companyId, hashId } from './ids.ts';

const PREFIX = 'reader-';

/**
 * The id of a company that a reader named, from the normalised words of its name: equal names are one company. `pepper` is
 * the deployment's secret, so that nobody finds out by an id whether somebody follows a name.
 */
export function readerCompanyId(words: readonly string[], pepper: string): CompanyId {
  return companyId(PREFIX + hashId('reader-company', pepper, words.join(' ')));
}

/** True for a company that exists only because a reader typed its name. */
export function isReaderNamed(id: CompanyId): boolean {
  return id.startsWith(PREFIX);
}

import { type CompanyId, companyId, hashId } from './ids.ts';

const PREFIX = 'reader-';

/** The id of a company that a reader named, from the normalised words of its name: equal names are one company. */
export function readerCompanyId(words: readonly string[]): CompanyId {
  return companyId(PREFIX + hashId('reader-company', words.join(' ')));
}

/** True for a company that exists only because a reader typed its name. */
export function isReaderNamed(id: CompanyId): boolean {
  return id.startsWith(PREFIX);
}

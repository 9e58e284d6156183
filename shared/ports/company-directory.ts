import type { Alias, Company, CompanyHit } from '../domain/company.ts';
import type { CompanyId } from '../domain/ids.ts';

/** The companies one can follow and the names under which they appear. */
export interface CompanyDirectory {
  company(id: CompanyId): Promise<Company | undefined>;
  companies(ids: readonly CompanyId[]): Promise<ReadonlyMap<CompanyId, Company>>;
  /** Stores the company with its aliases and type-ahead rows; an equal company is a repeat. Aliases that it no longer has are removed. */
  put(company: Company): Promise<void>;
  /**
   * Companies with a word of the name, or of an alias a reader may know, that starts with the text; both are compared
   * without case, marks and punctuation. Best first: names that begin with it, whole words, then the alphabet.
   */
  search(prefix: string, limit: number): Promise<readonly CompanyHit[]>;
  /** Every alias of every company, in no order. */
  aliases(): AsyncIterable<Alias>;
  /** Aliases put since the index was last saved: they are matched beside it. */
  aliasesSinceIndex(): Promise<readonly Alias[]>;
  /** The built match index, or undefined before the first build. */
  index(
    knownVersion?: string,
  ): Promise<{ readonly version: string; readonly bytes: Uint8Array } | 'unchanged' | undefined>;
  /** Stores a built index and forgets the aliases it holds from "since the index". */
  saveIndex(version: string, bytes: Uint8Array, includes: readonly Alias[]): Promise<void>;
  /** An approximate number of people who follow the company; raised and lowered by sign-up, corrected by a count. */
  followerEstimate(id: CompanyId): Promise<number>;
  addFollowers(id: CompanyId, by: number): Promise<void>;
}

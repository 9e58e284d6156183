import { buildIndex } from '../../domain/matching/index-build.ts';
import type { MatchIndex } from '../../domain/matching/match-index.ts';
import { loadIndex } from '../../domain/matching/match-index.ts';
import type { CompanyDirectory } from '../../ports/company-directory.ts';

/** Gives the indexes to match against: the built one, and a small one of the names that came after it. */
export type CompanyIndexes = () => Promise<readonly MatchIndex[]>;

/** Keeps the built index between the documents of one instance and loads it again when its version changes. */
export function createCompanyIndexes(
  directory: Pick<CompanyDirectory, 'index' | 'aliasesSinceIndex'>,
): CompanyIndexes {
  let built: { readonly version: string; readonly index: MatchIndex } | undefined;
  return async () => {
    // Names first: one that is moved into a new index meanwhile is then seen twice, not never.
    const since = await directory.aliasesSinceIndex();
    const stored = await directory.index(built?.version);
    if (stored === undefined) built = undefined;
    else if (stored !== 'unchanged') built = { version: stored.version, index: loadIndex(stored.bytes) };
    const recent = since.length === 0 ? [] : [loadIndex(buildIndex(since))];
    return built === undefined ? recent : [built.index, ...recent];
  };
}

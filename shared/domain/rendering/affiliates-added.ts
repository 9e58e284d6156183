import { nameKey, nameKeys } from '../amendments/names.ts';
import type { Analysis, Match } from '../change.ts';
import { saidNames } from './said-names.ts';

/** The rule of the matcher by which a party is meant as what a listed one belongs to. */
const OF_THE_OWNER = 'attach.owner/add';

/**
 * True where a document says that it adds affiliates of the companies found, and none of the entries that it adds is one of
 * the companies itself: it is told as what it is, since they were listed before, or are not listed.
 */
export function addsOnlyAffiliates(
  matches: readonly Pick<Match, 'kind' | 'companyName' | 'evidence'>[],
  analysis: Pick<Analysis, 'edits' | 'editsLeft'> | undefined,
): boolean {
  const { edits = [], editsLeft } = analysis ?? {};
  const entries = edits.flatMap(({ basis, field, old, new: now }) =>
    basis === 'instructed' && field === 'entry' && old === undefined && now !== undefined ? [now] : [],
  );
  const added = matches.filter(({ kind }) => kind === 'entity_list_addition');
  if (entries.length === 0 || editsLeft || added.length === 0) return false;
  return added.every((match) => isAddedThroughAffiliates(match, entries));
}

function isAddedThroughAffiliates(
  { companyName, evidence }: Pick<Match, 'companyName' | 'evidence'>,
  entries: readonly string[],
): boolean {
  if (!evidence.some(({ ruleId }) => ruleId.startsWith(OF_THE_OWNER))) return false;
  const own = new Set([companyName, ...evidence.map(({ alias }) => alias)].map(nameKey));
  const isSaid = saidNames(evidence);
  const isOwn = (key: string) => own.has(key) || isSaid(key);
  return !entries.some((entry) => nameKeys(entry).some(isOwn));
}

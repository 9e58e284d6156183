import type { Analysis, Change, Match } from '../../domain/change.ts';
import type { Revision } from '../../domain/document.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { changeId } from '../../domain/ids.ts';
import type { ContentStore } from '../../ports/content-store.ts';

/** An earlier change of the same document, analysed. */
export interface EarlierChange {
  readonly change: Change;
  readonly revision: Revision;
  readonly analysis: Analysis;
  readonly alerts: readonly Match[];
}

/** Documents are revised a few times; further back nobody remembers what was said. */
const FURTHEST = 8;

/**
 * The analysed changes of the same document before this one, newest first. A change is found by the hashes of the two
 * revisions that it joins, so no list of changes is kept.
 */
export async function earlierChanges(content: ContentStore, change: Change): Promise<EarlierChange[]> {
  const found: EarlierChange[] = [];
  const first = Math.max(1, change.toRev - FURTHEST);
  let revision = change.toRev > 1 ? await content.revision(change.docId, change.toRev - 1) : undefined;
  while (revision !== undefined && revision.rev >= first) {
    const before = revision.rev > 1 ? await content.revision(change.docId, revision.rev - 1) : undefined;
    const earlier = await analysed(content, revision, before);
    if (earlier !== undefined) found.push(earlier);
    revision = before;
  }
  return found;
}

async function analysed(
  content: ContentStore,
  revision: Revision,
  before: Revision | undefined,
): Promise<EarlierChange | undefined> {
  const id = changeId(revision.docId, before?.contentHash, revision.contentHash);
  const [stored, analysis, matches] = await Promise.all([
    content.change(id),
    content.analysis(id),
    content.matches(id),
  ]);
  if (stored === undefined || analysis === undefined) return undefined;
  const alerts = matches.filter((match) => match.decision === 'alert');
  return { change: stored.change, revision, analysis, alerts };
}

/** The change that led to the revision before this one; undefined for the first, or if it is not stored. */
export async function predecessorOf(content: ContentStore, change: Change): Promise<ChangeId | undefined> {
  if (change.toRev <= 1) return undefined;
  const [from, before] = await Promise.all([
    content.revision(change.docId, change.toRev - 1),
    change.toRev > 2 ? content.revision(change.docId, change.toRev - 2) : undefined,
  ]);
  return from === undefined ? undefined : changeId(change.docId, before?.contentHash, from.contentHash);
}

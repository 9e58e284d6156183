import type { Analysis, Change, ChangeState, Match } from '../../domain/change.ts';
import type { Revision } from '../../domain/document.ts';
import type { ChangeId, DocId } from '../../domain/ids.ts';
import { changeId } from '../../domain/ids.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { correctedDocument } from './corrected.ts';

type Content = Pick<ContentStore, 'revision' | 'change' | 'head' | 'analysis' | 'matches' | 'documentsAt'>;

/** A stored change with the revision that it led to. */
interface Step {
  readonly change: Change;
  readonly state: ChangeState;
  readonly revision: Revision;
}

/** An earlier change of the same document, analysed. */
export interface EarlierChange extends Step {
  readonly analysis: Analysis;
  readonly alerts: readonly Match[];
}

/** Documents are revised a few times; further back nobody remembers what was said. */
const FURTHEST = 8;
/** A poller that died may have left a revision that became part of no change: numbers can have small holes. */
const HOLES = 2;

/**
 * The change that led to a revision; undefined if there is none. It is found by the hashes of the two revisions that it
 * joins, so no list of changes is kept.
 */
export async function stepInto(content: Content, doc: DocId, rev: number): Promise<Step | undefined> {
  const revision = await content.revision(doc, rev);
  if (revision === undefined) return undefined;
  for (let before = rev - 1; before >= 0 && before >= rev - 1 - HOLES; before -= 1) {
    const from = before === 0 ? undefined : await content.revision(doc, before);
    if (before > 0 && from === undefined) continue;
    const stored = await content.change(changeId(doc, from?.contentHash, revision.contentHash));
    if (stored !== undefined && stored.change.toRev === rev) return { ...stored, revision };
  }
  return undefined;
}

/** The analysed changes before this one of the same document, or of the one that it corrects, newest first. */
export async function earlierChanges(content: Content, change: Change): Promise<EarlierChange[]> {
  const found: EarlierChange[] = [];
  const target = await correctedDocument(content, change);
  let from = target?.rev ?? change.fromRev;
  for (let steps = 0; from !== undefined && steps < FURTHEST; steps += 1) {
    const step: Step | undefined = await stepInto(content, target?.docId ?? change.docId, from);
    if (step === undefined) break;
    const { changeId: id } = step.change;
    const [analysis, matches] = await Promise.all([content.analysis(id), content.matches(id)]);
    const alerts = matches.filter((match) => match.decision === 'alert');
    if (analysis !== undefined) found.push({ ...step, analysis, alerts });
    from = step.change.fromRev;
  }
  return found;
}

/** The change that this one goes on from, of the same document or of the one it corrects, if it still waits to be analysed. */
export async function unreadPredecessor(content: Content, change: Change): Promise<ChangeId | undefined> {
  const target = await correctedDocument(content, change);
  const rev = target?.rev ?? change.fromRev;
  if (rev === undefined) return undefined;
  const step = await stepInto(content, target?.docId ?? change.docId, rev);
  return step?.state === 'detected' ? step.change.changeId : undefined;
}

/** The changes of the same document after this one, newest first. */
export async function newerChanges(content: Content, change: Change): Promise<Change[]> {
  const newer: Change[] = [];
  let rev = (await content.head(change.docId))?.rev;
  while (rev !== undefined && rev > change.toRev && newer.length < FURTHEST) {
    const step: Step | undefined = await stepInto(content, change.docId, rev);
    if (step === undefined) break;
    newer.push(step.change);
    rev = step.change.fromRev;
  }
  return newer;
}

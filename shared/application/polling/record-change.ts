import type { Change, ChangeType } from '../../domain/change.ts';
import type { Head, Revision } from '../../domain/document.ts';
import { changeId } from '../../domain/ids.ts';
import { envelope } from '../envelope.ts';
import type { PollSession } from './poll-session.ts';

/** A revision without its number, and what it means. */
export interface NewRevision {
  readonly revision: Omit<Revision, 'rev'>;
  readonly text: string;
  readonly head: Head | undefined;
  /** What the head shall remember besides the hashes. */
  readonly headNotes?: Partial<Head>;
  readonly type: ChangeType;
  readonly silent: boolean;
}

/**
 * Stores a new state of a document and sends word of it, in the order that survives death at any point: revision, change
 * (due), head, message, due cleared. Every id follows from the content, so a repeat finds what is there. False if another
 * poller has moved the head meanwhile: the entry is looked at again with the next poll.
 */
export async function recordChange(session: PollSession, found: NewRevision): Promise<boolean> {
  const { deps, source } = session;
  const { head } = found;
  const { docId, contentHash, textHash, metadata, fetchedAt } = found.revision;
  const rev = await freeNumber(session, found);
  await deps.content.putRevision({ ...found.revision, rev }, found.text);
  const now = deps.clock.now();
  // The head may have moved on without a revision; the steps of a document are named by its revisions.
  const before = head && (await deps.content.revision(docId, head.rev));
  const change: Change = {
    changeId: changeId(docId, before?.contentHash, contentHash),
    docId,
    sourceId: found.revision.sourceId,
    trust: source.trust,
    fromRev: head?.rev,
    toRev: rev,
    type: found.type,
    stage: metadata.stage,
    title: metadata.title,
    url: metadata.url,
    detectedAt: now.toISOString(),
    silent: found.silent,
  };
  await deps.content.putChange(change, now);
  const moved = await deps.content.moveHead(head?.rev, {
    ...found.headNotes,
    docId,
    sourceId: found.revision.sourceId,
    rev,
    contentHash,
    textHash,
    stage: metadata.stage,
    firstSeenAt: head?.firstSeenAt ?? fetchedAt,
  });
  if (!moved) return false;
  const message = {
    ...envelope(deps.clock, docId, 'change', change.changeId),
    type: 'change.detected' as const,
    changeId: change.changeId,
  };
  await deps.changes.send([message], source.id);
  await deps.content.clearDue(change.changeId);
  report(session, change, metadata.issuedAt);
  return true;
}

/** The next number, unless a run that died has left another text under it: what stands there once stays. */
async function freeNumber({ deps }: PollSession, { revision, head }: NewRevision): Promise<number> {
  for (let rev = (head?.rev ?? 0) + 1; ; rev += 1) {
    const there = await deps.content.revision(revision.docId, rev);
    if (there === undefined || there.contentHash === revision.contentHash) return rev;
  }
}

function report(session: PollSession, change: Change, issuedAt: string | undefined): void {
  const { deps, source } = session;
  session.changes += 1;
  deps.metrics.count('ChangeDetected', 1, { source: source.id });
  if (issuedAt !== undefined && !change.silent) {
    const latency = new Date(change.detectedAt).getTime() - new Date(issuedAt).getTime();
    if (latency >= 0) deps.metrics.time('DetectionLatency', latency, { source: source.id });
  }
  deps.log.info('change.detected', {
    source: source.id,
    changeId: change.changeId,
    docId: change.docId,
    type: change.type,
    stage: change.stage,
    silent: change.silent,
  });
}

import { nodeTrouble } from '../../domain/diff/codified-node.ts';
import type { Head } from '../../domain/document.ts';
import type { DocId } from '../../domain/ids.ts';
import type { AnswerFailure } from '../../domain/sources/answer.ts';
import type { CodifiedNode, EcfrSource } from '../../domain/sources/catalogue.ts';
import {
  judgeEcfr,
  type NodeVersion,
  pageUrl,
  textUrl,
  versionKey,
} from '../../domain/sources/ecfr-answers.ts';
import { fingerprintOf } from '../../domain/sources/entry.ts';
import { contentHash } from '../../domain/sources/judge-entry.ts';
import { textHash } from '../../domain/sources/normalise.ts';
import type { InboxItem } from '../../ports/inbox-store.ts';
import { inboxItem } from './fetch-list.ts';
import { inboxRef, type PollSession, storedAnswer } from './poll-session.ts';
import { recordChange } from './record-change.ts';

/** A node of the CFR, what is stored of it and what the eCFR says its newest version is. */
export interface NodeTask {
  readonly source: EcfrSource;
  readonly node: CodifiedNode;
  readonly docId: DocId;
  readonly head: Head | undefined;
  readonly version: NodeVersion | undefined;
  readonly upToDateAsOf: string;
}

/** `later`: ask again with the next run. */
export type NodeOutcome = { readonly outcome: 'done' } | { readonly outcome: 'later' } | AnswerFailure;

/**
 * Stores the newest text of a node, unless it is stored: raw answer first, then revision and change. A text that is not what
 * the node should hold is refused, so that a broken answer is never read as a list from which everybody was removed.
 */
export async function takeUpNode(session: PollSession, task: NodeTask): Promise<NodeOutcome> {
  const { head, version, node } = task;
  if (isKnown(task)) return { outcome: 'done' };
  if (version?.removed === true && head !== undefined)
    return failure('source-shape', `${node.identifier} is marked as removed from the CFR: look at it`);
  const answer = await fetchNode(session, task);
  if (answer.outcome === 'importing') return { outcome: 'later' };
  if (answer.outcome === 'missing') {
    // A node that does not exist yet on that day; one that was there does not vanish without a version that says so.
    if (head === undefined) return { outcome: 'done' };
    return failure('source-status', `status 404 for ${node.identifier} on ${task.upToDateAsOf}`);
  }
  if (answer.outcome !== 'raw') return answer;
  const before = head && (await session.deps.content.text(head.docId, head.rev));
  const trouble = nodeTrouble(node, answer.text, before);
  if (trouble !== undefined) {
    // It stays on record, and the next run asks again: the eCFR answers for any day at any time.
    await session.deps.inbox.clear(inboxRef(answer.item));
    return failure('source-shape', trouble);
  }
  if (!(await store(session, task, answer.text, answer.item))) return { outcome: 'later' };
  await session.deps.inbox.clear(inboxRef(answer.item));
  return { outcome: 'done' };
}

const failure = (code: AnswerFailure['code'], reason: string): AnswerFailure => ({
  outcome: 'failed',
  code,
  reason,
});

/** The listed version is the one that is stored; a node with a text and no version in the window has not changed. */
function isKnown({ head, version }: NodeTask): boolean {
  if (head === undefined) return false;
  return version === undefined || contentHash(fingerprint(version), head.textHash) === head.contentHash;
}

const fingerprint = (version: NodeVersion | undefined) =>
  fingerprintOf({ version: version === undefined ? 'none listed' : versionKey(version) });

type NodeAnswer =
  | { readonly outcome: 'raw'; readonly text: string; readonly item: InboxItem }
  | { readonly outcome: 'importing' }
  | { readonly outcome: 'missing' }
  | AnswerFailure;

/** The text of the node on the last good day, written down raw; an answer that an earlier run had stored is used as it is. */
async function fetchNode(
  session: PollSession,
  { source, node, upToDateAsOf }: NodeTask,
): Promise<NodeAnswer> {
  const { deps, state } = session;
  const url = textUrl(source, node, upToDateAsOf);
  const stored = session.storedTexts.get(url)?.item;
  const answer = stored ? storedAnswer(stored) : await session.fetch({ url, ...source.http, ...source.text });
  const now = deps.clock.now();
  const judged = judgeEcfr(answer, 'text', now);
  if (judged.outcome === 'blocked') session.wall = judged;
  if (judged.outcome !== 'usable') return judged;
  if (answer.outcome !== 'fetched') return failure('source-status', answer.outcome);
  const item = stored ?? inboxItem(state.sourceId, url, answer, now);
  if (stored === undefined) await deps.inbox.put(item);
  return { outcome: 'raw', text: judged.text, item };
}

async function store(session: PollSession, task: NodeTask, text: string, item: InboxItem): Promise<boolean> {
  const { deps, state } = session;
  const { source, node, head, version, docId } = task;
  const hash = textHash(text);
  const content = contentHash(fingerprint(version), hash);
  if (head !== undefined && head.textHash === hash)
    return deps.content.moveHead(head.rev, { ...head, contentHash: content });
  return recordChange(session, {
    revision: {
      docId,
      sourceId: state.sourceId,
      trust: source.trust,
      contentHash: content,
      textHash: hash,
      textFormat: 'ecfr-xml',
      fetchedAt: item.fetchedAt,
      metadata: metadataOf(source, node, version, task.upToDateAsOf),
    },
    text,
    head,
    type: head === undefined ? 'new' : 'codified',
    silent: head === undefined || state.seededAt === undefined,
  });
}

function metadataOf(
  source: EcfrSource,
  node: CodifiedNode,
  version: NodeVersion | undefined,
  upToDateAsOf: string,
) {
  return {
    title: `${source.title} CFR Part ${node.part}, ${shortName(node)} (${node.title})`,
    url: pageUrl(source, node, upToDateAsOf),
    type: 'Codified text',
    stage: 'codified' as const,
    publisher: source.publisher,
    agencies: [],
    cfr: [{ title: source.title, part: Number(node.part) }],
    textUrl: textUrl(source, node, upToDateAsOf),
    ...(version === undefined ? {} : { effectiveOn: version.amendedOn, publicationDate: version.issuedOn }),
    codified: { asOf: upToDateAsOf, ...(node.list === undefined ? {} : { list: node.list }) },
  };
}

const shortName = ({ type, identifier }: CodifiedNode) =>
  type === 'section' ? `§ ${identifier}` : identifier.replace(/ to Part .*$/, '');

import { localDate } from '../domain/clock-zones.ts';
import type { Head } from '../domain/document.ts';
import { RulewireError } from '../domain/errors.ts';
import type { SourceId } from '../domain/ids.ts';
import { sha256 } from '../domain/ids.ts';
import type { AnswerFailure } from '../domain/sources/answer.ts';
import type { EcfrSource } from '../domain/sources/catalogue.ts';
import {
  codifiedDocId,
  type NodeVersion,
  newestVersion,
  readTitles,
  readVersions,
  versionKey,
  versionsSince,
  versionsUrl,
} from '../domain/sources/ecfr-answers.ts';
import type { InboxItem } from '../ports/inbox-store.ts';
import { askEcfr, type EcfrAnswer } from './polling/ask-ecfr.ts';
import { type NodeTask, takeUpNode } from './polling/codified-node.ts';
import { failed, type PollOutcome, type PollReport, succeeded } from './polling/poll-outcome.ts';
import { inboxRef, openSession, outOfTime, type PollDeps, type PollSession } from './polling/poll-session.ts';
import { runSource } from './polling/source-run.ts';

/** Stored answers that one run takes up again; a run leaves two lists and one text per node at most. */
const MOST_LEFTOVERS = 50;
/** More pages of versions than a part of the CFR gets in years. */
const MOST_PAGES = 5;

/**
 * One look at the CFR: the day of the title and the versions of its watched parts are asked for, and the text of a node only
 * if its newest version is another than the one that is stored. A new text becomes a revision and a change; the first one is
 * stored in silence. Throws `source-unknown`, `source-invalid` for a source of another kind, and whatever a store throws.
 */
export function pollEcfr(deps: PollDeps, id: SourceId): Promise<PollReport> {
  return runSource<PollReport>(deps, id, (source, state) => {
    if (source.kind !== 'ecfr') throw new RulewireError('source-invalid', `${source.id} is no source of CFR`);
    return run(openSession(deps, source, state), source);
  });
}

async function run(session: PollSession, source: EcfrSource): Promise<PollOutcome> {
  const left = await takeUpLeftovers(session);
  const signal = await askForSignal(session, source);
  if (signal.outcome === 'importing')
    // What was remembered stays: the next run looks again.
    return succeeded(session, {
      outcome: 'unchanged',
      seeded: false,
      reason: 'the eCFR is loading',
      remembered: rememberedOf(session),
    });
  if (signal.outcome !== 'signal') return failed(session, signal);
  const unchanged = signal.hash === session.state.lastBodySha && !left;
  if (unchanged && session.state.seededAt !== undefined)
    return succeeded(session, {
      outcome: 'unchanged',
      seeded: true,
      remembered: { lastBodySha: signal.hash },
    });
  return readNodes(session, source, signal);
}

const rememberedOf = ({ state: { lastBodySha } }: PollSession) =>
  lastBodySha === undefined ? {} : { lastBodySha };

/** Texts that an earlier run had written down are used instead of asking again. True if there were any stored answers. */
async function takeUpLeftovers({ deps, state, storedTexts }: PollSession): Promise<boolean> {
  const refs = await deps.inbox.due(state.sourceId, MOST_LEFTOVERS);
  for (const ref of refs) {
    const item = await deps.inbox.get(ref);
    if (item === undefined) await deps.inbox.clear(ref);
    else storedTexts.set(item.url, { ref, item });
  }
  return refs.length > 0;
}

interface Signal {
  readonly outcome: 'signal';
  readonly upToDateAsOf: string;
  readonly versions: readonly NodeVersion[];
  /** Equal where no watched node has another newest version. */
  readonly hash: string;
  /** The answers it was read from. */
  readonly items: readonly InboxItem[];
}

async function askForSignal(
  session: PollSession,
  source: EcfrSource,
): Promise<Signal | Exclude<EcfrAnswer, { outcome: 'usable' }>> {
  const titles = await askEcfr(session, { url: source.url, ...source.http }, 'json');
  if (titles.outcome !== 'usable') return titles;
  const items: InboxItem[] = [titles.item];
  const versions: NodeVersion[] = [];
  try {
    const { upToDateAsOf, importing } = readTitles(titles.text, source.title);
    if (importing) return { outcome: 'importing' };
    const lastLook = localDate(source.tz, new Date(session.state.lastSuccessAt ?? session.deps.clock.now()));
    for (const part of new Set(source.nodes.map((node) => node.part))) {
      for (let page = 1, pages = 1; page <= Math.min(pages, MOST_PAGES); page += 1) {
        const url = versionsUrl(source, part, versionsSince(source, lastLook), page);
        const answer = await askEcfr(session, { url, ...source.http }, 'json');
        if (answer.outcome !== 'usable') return answer;
        const read = readVersions(answer.text);
        versions.push(...read.versions);
        items.push(answer.item);
        pages = read.pages;
      }
    }
    return { outcome: 'signal', upToDateAsOf, versions, hash: hashOf(source, versions, upToDateAsOf), items };
  } catch (cause) {
    if (!(cause instanceof RulewireError)) throw cause;
    return { outcome: 'failed', code: cause.code, reason: cause.message };
  }
}

function hashOf(source: EcfrSource, versions: readonly NodeVersion[], upToDateAsOf: string): string {
  const newest = source.nodes.map((node) => newestVersion(versions, node, upToDateAsOf));
  const lines = source.nodes.map(({ key }, at) => {
    const version = newest[at];
    return `${key} ${version === undefined ? '' : versionKey(version)}`;
  });
  return sha256(lines.join('\n'));
}

/** Brings every node up to date. What could not be done is tried again by the next run; one bad node does not stop the others. */
async function readNodes(session: PollSession, source: EcfrSource, signal: Signal): Promise<PollOutcome> {
  const { deps, storedTexts } = session;
  for (const item of signal.items) await deps.inbox.put(item);
  const heads = await deps.content.heads(source.nodes.map((node) => codifiedDocId(source, node)));
  let failure: AnswerFailure | undefined;
  let whole = true;
  for (const task of tasksOf(source, signal, heads)) {
    if (session.wall !== undefined) break;
    if (outOfTime(session)) {
      whole = false;
      break;
    }
    const outcome = await takeUpNode(session, task);
    if (outcome.outcome === 'later') whole = false;
    else if (outcome.outcome !== 'done') failure = outcome;
  }
  for (const item of signal.items) await deps.inbox.clear(inboxRef(item));
  const trouble = session.wall ?? failure;
  if (trouble !== undefined) return failed(session, trouble);
  if (!whole)
    return succeeded(session, { outcome: 'stored', seeded: false, remembered: rememberedOf(session) });
  for (const { ref } of storedTexts.values()) await deps.inbox.clear(ref);
  return succeeded(session, { outcome: 'stored', seeded: true, remembered: { lastBodySha: signal.hash } });
}

function tasksOf(
  source: EcfrSource,
  { versions, upToDateAsOf }: Signal,
  heads: ReadonlyMap<Head['docId'], Head>,
): readonly NodeTask[] {
  return source.nodes.map((node) => ({
    source,
    node,
    docId: codifiedDocId(source, node),
    head: heads.get(codifiedDocId(source, node)),
    version: newestVersion(versions, node, upToDateAsOf),
    upToDateAsOf,
  }));
}

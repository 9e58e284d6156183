import { isDeepStrictEqual } from 'node:util';
import type { Change, Match } from '../domain/change.ts';
import { addDays } from '../domain/clock-zones.ts';
import type { DocId, SourceId } from '../domain/ids.ts';
import { judgeAnswer } from '../domain/sources/answer.ts';
import type { Source } from '../domain/sources/catalogue.ts';
import type { ListEntry } from '../domain/sources/entry.ts';
import { readListing, wantedList } from '../domain/sources/read-listing.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { InboxItem, InboxStore } from '../ports/inbox-store.ts';
import type { ExamineDeps } from './analyze-change.ts';
import { examineChange, recordFindings } from './analyze-change.ts';
import { newerChanges, stepInto } from './analyzing/lineage.ts';
import type { PlanChangeDeps } from './plan-change.ts';
import { planChange } from './plan-change.ts';
import { isListAddress } from './polling/fetch-list.ts';

export interface ReplayDeps extends ExamineDeps, Omit<PlanChangeDeps, 'content' | 'directory'> {
  readonly inbox: Pick<InboxStore, 'list' | 'get'>;
  readonly content: ContentStore;
  readonly directory: ExamineDeps['directory'] & PlanChangeDeps['directory'];
}

export interface ReplayOptions {
  readonly source: Source;
  /** First and last UTC day of fetching, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** How far to go: read the stored answers; also match their documents; also tell whom that newly names. */
  readonly mode: 'parse' | 'match' | 'send';
  /** Without it everything is worked out and nothing is written or sent. */
  readonly apply: boolean;
}

/** One line of what came out. */
export type ReplayFinding =
  | { readonly what: 'read'; readonly url: string; readonly entries: number; readonly skipped: number }
  | { readonly what: 'unreadable'; readonly url: string; readonly reason: string }
  | {
      readonly what: 'matched-otherwise';
      readonly change: Change;
      readonly before: readonly Match[];
      readonly now: readonly Match[];
    }
  | { readonly what: 'planned'; readonly change: Change };

/**
 * Works again over what a source answered: the stored answers are read with the parsers of today, their documents matched
 * with the rules of today. Only matches of a new matcher version are added, and only changes without a plan are told, each
 * person once and no later than a day after detection: a replay can repeat nothing.
 */
export async function* replay(
  deps: ReplayDeps,
  options: ReplayOptions,
): AsyncGenerator<ReplayFinding, void, undefined> {
  const seen = new Set<DocId>();
  for await (const item of storedAnswers(deps.inbox, options)) {
    const read = readAgain(options.source, item);
    if ('reason' in read) {
      yield { what: 'unreadable', url: item.url, reason: read.reason };
      continue;
    }
    yield { what: 'read', url: item.url, entries: read.entries.length, skipped: read.skipped.length };
    if (options.mode !== 'parse')
      for (const { docId } of read.entries)
        if (!seen.has(docId)) {
          seen.add(docId);
          yield* matchAgain(deps, docId, options);
        }
  }
}

async function* storedAnswers(
  inbox: ReplayDeps['inbox'],
  { source, from, to }: ReplayOptions,
): AsyncGenerator<InboxItem, void, undefined> {
  for (let day = from; day <= to; day = addDays(day, 1))
    for (const ref of await inbox.list(source.id as SourceId, day)) {
      const item = await inbox.get(ref);
      if (item !== undefined && isListAddress(source, item.url)) yield item;
    }
}

function readAgain(
  source: Source,
  item: InboxItem,
):
  | { readonly entries: readonly ListEntry[]; readonly skipped: readonly string[] }
  | { readonly reason: string } {
  const { status, contentType, body } = item;
  const at = new Date(item.fetchedAt);
  const answer = { outcome: 'fetched', status, contentType, headers: {}, body } as const;
  const judged = judgeAnswer(answer, wantedList(source), at);
  if (judged.outcome !== 'usable') return { reason: 'reason' in judged ? judged.reason : judged.outcome };
  try {
    return readListing(source, judged.text, item.url, at);
  } catch (error) {
    return { reason: String(error) };
  }
}

async function* matchAgain(
  deps: ReplayDeps,
  document: DocId,
  { mode, apply }: ReplayOptions,
): AsyncGenerator<ReplayFinding, void, undefined> {
  const head = await deps.content.head(document);
  const latest = head && (await stepInto(deps.content, document, head.rev));
  if (latest === undefined || latest.state === 'detected') return;
  const { change } = latest;
  const before = await deps.content.matches(change.changeId);
  const { judged } = await examineChange(deps, change);
  if (!isDeepStrictEqual(decisions(before), decisions(judged.matches))) {
    yield { what: 'matched-otherwise', change, before, now: judged.matches };
    if (apply) await recordFindings(deps, change);
  }
  if (mode !== 'send' || change.silent || !names(judged.matches)) return;
  if (names(before) || (await newerChanges(deps.content, change)).length > 0) return;
  yield { what: 'planned', change };
  if (apply) await planChange(deps, change);
}

const names = (matches: readonly Match[]) => matches.some((match) => match.decision === 'alert');

const decisions = (matches: readonly Match[]) =>
  matches
    .map(({ companyId, decision, kind }) => `${companyId} ${decision} ${kind}`)
    .sort((a, b) => (a < b ? -1 : 1));

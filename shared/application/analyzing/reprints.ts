import { attributionOf, type ReportedEvent, retells, sameEvent } from '../../domain/attribution.ts';
import type { Change, Match } from '../../domain/change.ts';
import type { Revision } from '../../domain/document.ts';
import { mechanismsReported } from '../../domain/matters/reported-mechanisms.ts';
import { readDocument } from '../../domain/reading/read-document.ts';
import { isCopy, storySketch } from '../../domain/story.ts';
import type { ContentStore } from '../../ports/content-store.ts';

const WINDOW_MS = 7 * 86_400_000;
const NEWEST = 30;

/** A report as its readers had it. */
interface Report {
  readonly change: Change;
  readonly revision: Revision;
  readonly text: string;
  readonly matches: readonly Match[];
}

/**
 * How a report stands to an earlier one that its readers were alerted to: a `copy` says the same in the same words, or
 * retells the same outlet's report and adds nothing; `same-event` is another outlet's own report of what happened.
 */
export interface Relation {
  readonly kind: 'copy' | 'same-event';
  readonly first: Change;
}

/**
 * The press story of the last seven days that this one copies or reports as well; only reports about the same companies are
 * looked at, copies go before other reports. Two copies analysed at the same moment may both count as the first.
 */
export async function relationOf(content: ContentStore, report: Report): Promise<Relation | undefined> {
  const event = eventOf(report);
  let other: Relation | undefined;
  for (const earlier of await earlierReports(content, report)) {
    const before = eventOf(earlier);
    const first = earlier.change;
    if (isCopy(event.sketch, before.sketch)) return { kind: 'copy', first };
    const sameOrigin = originOf(report) === originOf(earlier);
    if (sameOrigin && retells(event, before)) return { kind: 'copy', first };
    if (!sameOrigin && sameEvent(event, before)) other ??= { kind: 'same-event', first };
  }
  return other;
}

const originOf = ({ revision }: Report) =>
  attributionOf(revision.metadata)?.original ?? revision.metadata.publisher;

function eventOf({ change, revision, text, matches }: Report): ReportedEvent {
  const { metadata } = revision;
  const kinds = matches.flatMap(({ kind, alsoKinds = [] }) => [kind, ...alsoKinds]);
  return {
    companies: matches.map(({ companyId }) => companyId),
    mechanisms: mechanismsReported(kinds, metadata, readDocument('article-text', text)),
    at: metadata.issuedAt ?? change.detectedAt,
    title: metadata.title,
    sketch: storySketch(text),
  };
}

/** Reports of the last seven days of which readers of the same companies were told, newest first. */
async function earlierReports(content: ContentStore, { change, matches }: Report): Promise<Report[]> {
  const since = new Date(new Date(change.detectedAt).getTime() - WINDOW_MS).toISOString();
  const found = new Map<string, { readonly change: Change; readonly matches: Match[] }>();
  for (const { companyId } of matches)
    for (const { match, change: other } of await content.history(companyId, NEWEST)) {
      if (match.decision !== 'alert' || !isCandidate(change, other, since)) continue;
      const known = found.get(other.changeId) ?? { change: other, matches: [] };
      known.matches.push(match);
      found.set(other.changeId, known);
    }
  const reports: Report[] = [];
  for (const { change: other, matches: theirs } of found.values()) {
    const [revision, text] = await Promise.all([
      content.revision(other.docId, other.toRev),
      content.text(other.docId, other.toRev),
    ]);
    if (revision !== undefined && text !== undefined)
      reports.push({ change: other, revision, text, matches: theirs });
  }
  return reports;
}

function isCandidate(change: Change, other: Change, since: string): boolean {
  if (other.trust === 'official' || other.silent || other.docId === change.docId) return false;
  if (other.type === 'withdrawn' || other.type === 'not-acted-on') return false;
  return other.detectedAt >= since;
}

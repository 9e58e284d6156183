import type { ChangeType } from '../change.ts';
import { addDays, localDate } from '../clock-zones.ts';
import type { DocumentMetadata, Head, Revision } from '../document.ts';
import { sha256 } from '../ids.ts';
import type { Source } from './catalogue.ts';
import type { ListEntry } from './entry.ts';
import { comparable, saysSomethingElse } from './normalise.ts';

/**
 * Hash of a revision: what the list says and what the text says. With the stored hash of the text it tells from the list
 * alone whether anything is new. `withoutText` marks a revision made from the listing because no text could be had, so
 * that the text is asked for again.
 */
export function contentHash(fingerprint: string, textHash: string, withoutText = false): string {
  return sha256(`${fingerprint} ${textHash}${withoutText ? ' without text' : ''}`);
}

/** What the list alone tells about an entry: nothing new, an inspection copy of what is printed already, or "look at the text". */
export function standing(head: Head | undefined, entry: ListEntry): 'known' | 'printed-already' | 'look' {
  if (head === undefined) return 'look';
  if (contentHash(entry.fingerprint, head.textHash) === head.contentHash) return 'known';
  const inspected = entry.metadata.stage === 'filed' || entry.metadata.stage === 'withdrawn';
  return head.stage === 'published' && inspected ? 'printed-already' : 'look';
}

export type Verdict =
  | { readonly outcome: 'changed'; readonly type: ChangeType; readonly untold: boolean }
  | { readonly outcome: 'cosmetic' };

interface Judged {
  readonly entry: ListEntry;
  readonly text: string;
  readonly textHash: string;
  readonly previous: Revision | undefined;
  readonly previousText: string | undefined;
}

/**
 * How a document has moved since its last revision. Layout, letter case, page numbers and a newer file with the same words
 * are `cosmetic`. `untold` marks a withdrawal of something nobody was told about.
 */
export function judgeEntry({ entry, text, textHash, previous, previousText }: Judged): Verdict {
  const stage = entry.metadata.stage;
  if (previous === undefined) {
    return stage === 'withdrawn' ? changed('withdrawn', true) : changed('new');
  }
  const before = previous.metadata;
  if (stage === 'withdrawn' && before.stage !== 'withdrawn') return changed('withdrawn');
  if (stage === 'published' && before.stage !== 'published') return changed('published');
  if (textHash !== previous.textHash && isMaterial(entry, previousText, text)) return changed('amended');
  if (stage === 'filed' && isMoved(before, entry.metadata)) return changed('scheduled');
  if (isReworded(before, entry.metadata)) return changed('amended');
  return { outcome: 'cosmetic' };
}

const changed = (type: ChangeType, untold = false): Verdict => ({ outcome: 'changed', type, untold });

/** In law each word counts; the press corrects commas all day. */
function isMaterial(entry: ListEntry, before: string | undefined, after: string): boolean {
  if (entry.metadata.type !== 'Article' || before === undefined) return true;
  return saysSomethingElse(before, after);
}

/** Another day of printing for a filed document: a delay, or the day becoming known. */
function isMoved(before: DocumentMetadata, after: DocumentMetadata): boolean {
  return after.publicationDate !== undefined && before.publicationDate !== after.publicationDate;
}

/** Facts that a reader acts on; page numbers and agencies' spellings are not among them. */
const TOLD = ['action', 'dates', 'effectiveOn', 'publicationDate'] as const;

function isReworded(before: DocumentMetadata, after: DocumentMetadata): boolean {
  if (comparable(before.title) !== comparable(after.title)) return true;
  if (after.stage !== 'published' || after.type === 'Article') return false;
  return TOLD.some((name) => comparable(before[name] ?? '') !== comparable(after[name] ?? ''));
}

const INSPECTION_GRACE_MS = 2 * 3_600_000;
const ARTICLE_GRACE_MS = 3_600_000;

/**
 * Whether to go on without a text that cannot be had. An inspection text follows its listing within minutes, a printed text
 * comes by the day of the issue, an article is there or behind a wall.
 */
export function goOnWithoutText(entry: ListEntry, source: Source, firstListed: Date, now: Date): boolean {
  if (source.kind === 'rss' || source.kind === 'html') {
    return now.getTime() - firstListed.getTime() > ARTICLE_GRACE_MS;
  }
  if (entry.metadata.stage === 'published') {
    const printed = entry.metadata.publicationDate;
    return printed === undefined || addDays(printed, 1) <= localDate(source.tz, now);
  }
  const filed = entry.metadata.issuedAt ?? firstListed.toISOString();
  return now.getTime() - new Date(filed).getTime() > INSPECTION_GRACE_MS;
}

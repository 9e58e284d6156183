import { diffArrays } from 'diff';
import type { ReadableDocument } from '../change.ts';
import type { SectionRole } from '../document.ts';
import { DATE_WORDS } from '../reading/date-words.ts';

/** A passage that reads differently, in words; `before` or `after` is empty where words were put in or left out. */
interface TextChange {
  readonly role: SectionRole;
  readonly before: string;
  readonly after: string;
}

/** Whether two texts of one document say the same in law, and where they do not. */
export type TextDifference =
  | { readonly material: false }
  | { readonly material: true; readonly changes: readonly TextChange[] };

/** Roles whose words have effect; background, notes and comments are set differently by every print. */
const BINDING: readonly SectionRole[] = ['title', 'action', 'dates', 'summary', 'instruction', 'table-row'];
/** More differing words than this make two different texts; the search stops there. */
const MAX_EDITS = 1_500;
const PLACEHOLDER = /\[INSERT[^\]]{0,200}\]/gi;
const CITATION_OF_PRINT = /\b\d{1,3} FR (?:\d{1,6}|\[INSERT[^\]]{0,200}\])/gi;
const SHORT_DATE = /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g;

/**
 * Compares the filed text of a document with the published one (or two filed ones) in the parts that have effect.
 * Line breaks, quotes, dashes, case and what print sets for "[INSERT …]" do not count; everything else does.
 */
export function textDifference(before: ReadableDocument, after: ReadableDocument): TextDifference {
  const changes = BINDING.flatMap((role) => changesOfRole(role, wordsOf(before, role), wordsOf(after, role)));
  return changes.length === 0 ? { material: false } : { material: true, changes };
}

function wordsOf(doc: ReadableDocument, role: SectionRole): readonly string[] {
  const text = doc.sections
    .filter((section) => section.role === role)
    .map((section) => section.text)
    .join(' ');
  return text
    .replace(CITATION_OF_PRINT, ' FR-PAGE ')
    .replace(PLACEHOLDER, ' SET-IN-PRINT ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$%]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

function changesOfRole(
  role: SectionRole,
  before: readonly string[],
  after: readonly string[],
): readonly TextChange[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MAX_EDITS });
  if (parts === undefined) return [{ role, before: excerpt(before), after: excerpt(after) }];
  const changes: TextChange[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    const next = parts[at + 1];
    if (part === undefined || (!part.removed && !part.added)) continue;
    const replaced = part.removed && next?.added === true;
    const change = {
      role,
      before: part.removed ? part.value.join(' ') : '',
      after: part.added ? part.value.join(' ') : replaced ? next.value.join(' ') : '',
    };
    if (replaced) at += 1;
    if (!isPrintOnly(change)) changes.push(change);
  }
  return changes;
}

/** True where print has set a date or page for a placeholder. */
function isPrintOnly({ before, after }: TextChange): boolean {
  const set = after
    .replace(DATE_WORDS, '')
    .replace(SHORT_DATE, '')
    .replace(
      /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d+/g,
      '',
    );
  return (
    /\bset in print\b/.test(before) &&
    set.trim() === '' &&
    before.replace(/\bset in print\b/g, '').trim() === ''
  );
}

function excerpt(words: readonly string[]): string {
  return words.slice(0, 60).join(' ');
}

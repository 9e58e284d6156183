import type { ReadableDocument } from '../change.ts';
import type { SectionRole } from '../document.ts';
import { DATE_WORDS } from '../reading/date-words.ts';
import { differingRuns, type Run } from './word-runs.ts';

/** A passage that reads differently, as each text has it, with a few words around what differs. */
interface TextChange {
  readonly role: SectionRole;
  readonly before: string;
  readonly after: string;
}

/** Whether two texts of one document say the same in law, and where they do not. */
export type TextDifference =
  | { readonly material: false }
  | { readonly material: true; readonly changes: readonly TextChange[] };

/** Roles whose words have effect; background, notes and comments are set differently by every print, and tables by every format. */
const BINDING: readonly SectionRole[] = ['title', 'action', 'dates', 'summary', 'instruction'];
/** More differing words than this make two different texts; the search stops there. */
const MAX_EDITS = 1_500;
const PLACEHOLDER = /\[INSERT[^\]]{0,200}\]/gi;
const CITATION_OF_PRINT = /\b\d{1,3} FR (?:\d{1,6}|\[INSERT[^\]]{0,200}\])/gi;
const SET_IN_PRINT = 'SETINPRINT';
/** Words shown on each side of what differs, and most words shown of it. */
const AROUND = 4;
const MOST = 40;

/**
 * Compares the filed text of a document with the published one (or two filed ones) in the parts that have effect, tables
 * left out: those are compared by the entries that they amend.
 * Line breaks, quotes, dashes, case and what print sets for "[INSERT …]" do not count; everything else does.
 */
export function textDifference(before: ReadableDocument, after: ReadableDocument): TextDifference {
  const changes = BINDING.flatMap((role) => changesOfRole(role, wordsOf(before, role), wordsOf(after, role)));
  return changes.length === 0 ? { material: false } : { material: true, changes };
}

/** The words of one role as they are compared, and where they stand in the text that is shown. */
interface Words {
  readonly text: string;
  readonly keys: readonly string[];
  readonly spans: readonly (readonly [number, number])[];
}

function wordsOf(doc: ReadableDocument, role: SectionRole): Words {
  const text = doc.sections
    .filter((section) => section.role === role)
    .map((section) => section.text)
    .join(' ')
    .replace(CITATION_OF_PRINT, ' FRPAGE ')
    .replace(PLACEHOLDER, ` ${SET_IN_PRINT} `)
    .normalize('NFKC');
  const words = [...text.matchAll(/[\p{L}\p{N}$%]+/gu)];
  return {
    text,
    keys: words.map(([word]) => word.toLowerCase()),
    spans: words.map((word) => [word.index, word.index + word[0].length]),
  };
}

function changesOfRole(role: SectionRole, before: Words, after: Words): readonly TextChange[] {
  const whole = { before: before.keys, after: after.keys, at: [0, 0] } as const;
  const runs = differingRuns(before.keys, after.keys, MAX_EDITS) ?? [whole];
  return runs
    .filter((run) => !isPrintOnly(run))
    .map((run) => ({
      role,
      before: passage(before, run.at[0], run.before.length),
      after: passage(after, run.at[1], run.after.length),
    }));
}

/** True where print has set a date or page for a placeholder. */
function isPrintOnly({ before, after }: Run): boolean {
  const set = after
    .join(' ')
    .replace(DATE_WORDS, '')
    .replace(
      /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d+/g,
      '',
    );
  return (
    before.length > 0 && before.every((word) => word === SET_IN_PRINT.toLowerCase()) && set.trim() === ''
  );
}

/** The words of a run with those around it, as the text has them; marked where it goes on. */
function passage({ text, spans }: Words, at: number, length: number): string {
  const [first, last] = [
    Math.max(0, at - AROUND),
    Math.min(spans.length, at + Math.min(length, MOST) + AROUND),
  ];
  const words = text.slice(spans[first]?.[0] ?? 0, spans[last - 1]?.[1] ?? 0);
  return words
    .replaceAll(SET_IN_PRINT, '[set in print]')
    .replaceAll('FRPAGE', '[FR page]')
    .replace(/\s+/g, ' ');
}

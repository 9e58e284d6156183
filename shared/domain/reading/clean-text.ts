/** Reading text and, for each UTF-16 unit of it and for its end, the UTF-16 offset in the original it came from. */
export interface CleanText {
  readonly text: string;
  readonly offsets: Uint32Array;
}

/** Collects reading text piece by piece: white space is collapsed, breaks are kept apart from it, offsets are recorded. */
export interface TextBuilder {
  /** Adds original characters as they are. */
  readonly raw: (source: string, start: number, end: number) => void;
  /** Adds text that stands for original characters from `start` to `end` (a decoded entity, a bracket code). */
  readonly decoded: (text: string, start: number, end: number) => void;
  /** Asks for a space before the next character; 'if-words' only between two letters or digits. */
  readonly space: (at: number, when?: 'always' | 'if-words') => void;
  /** Asks for a line break before the next character, unless the text has not begun. */
  readonly line: (at: number) => void;
  /** Adds a cell border now; it is never collapsed. */
  readonly cell: (at: number) => void;
  readonly isEmpty: () => boolean;
  /** Ends the text; the builder is empty afterwards. */
  readonly take: () => CleanText;
}

type Gap = 'none' | 'if-words' | 'space' | 'line';

const RANK: Record<Gap, number> = { none: 0, 'if-words': 1, space: 2, line: 3 };

const isSpace = (code: number) =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x3000;

/** Soft hyphens, zero-width characters, byte order marks and control characters say nothing to a reader. */
const isSilent = (code: number) =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200d) ||
  code === 0x2060 ||
  code === 0xfeff ||
  code < 9 ||
  (code > 13 && code < 32) ||
  code === 127;

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/**
 * An empty builder. Line breaks come out as "\n", cell borders as "\t", every other run of white space as one blank;
 * none stands at the beginning or end, except a border for an empty first or last cell.
 */
export function textBuilder(): TextBuilder {
  let text = '';
  let offsets: number[] = [];
  let end = 0;
  let gap: Gap = 'none';
  let gapAt = 0;

  const want = (wanted: Gap, at: number) => {
    if (RANK[wanted] <= RANK[gap]) return;
    if (gap === 'none') gapAt = at;
    gap = wanted;
  };
  const push = (character: string, at: number) => {
    text += character;
    offsets.push(at);
  };
  const fillGap = (next: string) => {
    const last = text.at(-1);
    const open = last !== undefined && last !== '\t' && last !== '\n';
    if (gap === 'line' && open) push('\n', gapAt);
    if (gap === 'space' && open) push(' ', gapAt);
    if (gap === 'if-words' && open && WORD_CHARACTER.test(last) && WORD_CHARACTER.test(next))
      push(' ', gapAt);
    gap = 'none';
  };
  const add = (character: string, at: number, after: number) => {
    const code = character.charCodeAt(0);
    if (isSilent(code)) return;
    if (isSpace(code)) want('space', at);
    else {
      if (gap !== 'none') fillGap(character);
      push(character, at);
    }
    end = after;
  };

  return {
    raw: (source, start, stop) => {
      for (let at = start; at < stop; at += 1) add(source.charAt(at), at, at + 1);
    },
    decoded: (replacement, start, stop) => {
      for (let at = 0; at < replacement.length; at += 1) add(replacement.charAt(at), start, stop);
    },
    space: (at, when = 'always') => want(when === 'always' ? 'space' : 'if-words', at),
    line: (at) => want('line', at),
    cell: (at) => {
      gap = 'none';
      push('\t', at);
      end = at;
    },
    isEmpty: () => text === '',
    take: () => {
      const result = { text, offsets: Uint32Array.from([...offsets, Math.max(end, offsets.at(-1) ?? 0)]) };
      text = '';
      offsets = [];
      gap = 'none';
      return result;
    },
  };
}

/** The part of a clean text from `start` to `end`, with its offsets. */
export function sliceClean(clean: CleanText, start: number, end: number): CleanText {
  return { text: clean.text.slice(start, end), offsets: clean.offsets.slice(start, end + 1) };
}

/**
 * The span in the original that a part of a clean text came from: `start` inclusive, `end` exclusive. In a text table
 * the lines of a cell lie between those of its neighbours, so the span is the smallest that holds all of it.
 */
export function originalSpan(
  clean: { readonly offsets: Uint32Array },
  start: number,
  end: number,
): { start: number; end: number } {
  let first = clean.offsets[start] ?? 0;
  let last = first;
  for (let at = start; at < Math.min(end, clean.offsets.length - 1); at += 1) {
    const offset = clean.offsets[at] ?? first;
    first = Math.min(first, offset);
    last = Math.max(last, offset);
  }
  return { start: first, end: last + 1 };
}

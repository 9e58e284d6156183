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
const isWordUnit = (unit: number) => WORD_CHARACTER.test(String.fromCharCode(unit));

/** Growing arrays of UTF-16 units and their offsets: strings grown by the character would be copied over and over. */
function unitBuffer() {
  let units = new Uint16Array(1024);
  let offsets = new Uint32Array(1024);
  let length = 0;
  return {
    push: (unit: number, at: number) => {
      if (length === units.length) {
        const [moreUnits, moreOffsets] = [new Uint16Array(length * 2), new Uint32Array(length * 2)];
        moreUnits.set(units);
        moreOffsets.set(offsets);
        [units, offsets] = [moreUnits, moreOffsets];
      }
      units[length] = unit;
      offsets[length] = at;
      length += 1;
    },
    last: () => units[length - 1],
    length: () => length,
    take: (end: number): CleanText => {
      const text = new TextDecoder('utf-16le').decode(units.subarray(0, length));
      const all = new Uint32Array(length + 1);
      all.set(offsets.subarray(0, length));
      all[length] = Math.max(end, offsets[length - 1] ?? 0);
      length = 0;
      return { text, offsets: all };
    },
  };
}

const SPACE = 32;
const TAB = 9;
const LINE = 10;

/**
 * An empty builder. Line breaks come out as "\n", cell borders as "\t", every other run of white space as one blank;
 * none stands at the beginning or end, except a border for an empty first or last cell.
 */
export function textBuilder(): TextBuilder {
  const buffer = unitBuffer();
  let end = 0;
  let gap: Gap = 'none';
  let gapAt = 0;

  const want = (wanted: Gap, at: number) => {
    if (RANK[wanted] <= RANK[gap]) return;
    if (gap === 'none') gapAt = at;
    gap = wanted;
  };
  const fillGap = (next: number) => {
    const last = buffer.last();
    if (buffer.length() > 0 && last !== undefined && last !== TAB && last !== LINE) {
      if (gap === 'line') buffer.push(LINE, gapAt);
      else if (gap === 'space' || (isWordUnit(last) && isWordUnit(next))) buffer.push(SPACE, gapAt);
    }
    gap = 'none';
  };
  const add = (unit: number, at: number, after: number) => {
    if (isSilent(unit)) return;
    if (isSpace(unit)) want('space', at);
    else {
      if (gap !== 'none') fillGap(unit);
      buffer.push(unit, at);
    }
    end = after;
  };

  return {
    raw: (source, start, stop) => {
      for (let at = start; at < stop; at += 1) add(source.charCodeAt(at), at, at + 1);
    },
    decoded: (replacement, start, stop) => {
      for (let at = 0; at < replacement.length; at += 1) add(replacement.charCodeAt(at), start, stop);
    },
    space: (at, when = 'always') => want(when === 'always' ? 'space' : 'if-words', at),
    line: (at) => want('line', at),
    cell: (at) => {
      gap = 'none';
      buffer.push(TAB, at);
      end = at;
    },
    isEmpty: () => buffer.length() === 0,
    take: () => {
      gap = 'none';
      return buffer.take(end);
    },
  };
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

// Controls, bidirectional marks and invisible joiners: they can hide or reorder what a subject or a name says.
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/gu;

/** One clean line of text from outside: no controls, no bidirectional marks, single spaces, trimmed. */
export function oneLine(text: string): string {
  return text.replace(HIDDEN, ' ').replace(/\s+/gu, ' ').trim();
}

/** The text cut to at most `limit` characters as a reader counts them, with an ellipsis where something was cut. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
    (s) => s.segment,
  );
  if (characters.length <= limit) return text;
  const cut = characters.slice(0, limit - 1).join('');
  const word = cut.lastIndexOf(' ');
  return `${(word > limit * 0.6 ? cut.slice(0, word) : cut).replace(/[\s,;:–-]+$/u, '')}…`;
}

interface WrapOptions {
  readonly width?: number;
  /** Put before the first line, and before the following ones; both count as part of the width. */
  readonly first?: string;
  readonly rest?: string;
}

/** Wraps one paragraph at `width` columns; a word longer than the line (an address) stands on its own line uncut. */
export function wrap(text: string, options: WrapOptions = {}): string {
  const { width = 72, first = '', rest = '' } = options;
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map((each) => each.trimEnd()).join('\n');
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "1 company", "3 companies". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

const LEGAL_TAIL =
  /[,\s]+(?:\(?(?:co\.?,?\s*(?:ltd|limited)|company limited|ltd|limited|inc|incorporated|corp|corporation|llc|plc|gmbh|s\.?a\.?|n\.?v\.?|b\.?v\.?|a\.?g\.?|k\.?k\.?)\.?\)?)$/i;

/** A company's name for a subject line: without its legal form at the end, if a name is left. */
export function shortName(name: string): string {
  const short = name.replace(LEGAL_TAIL, '').replace(/[,\s]+$/, '');
  return short.length >= 2 ? short : name;
}

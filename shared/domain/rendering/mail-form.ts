import type { RenderedMail } from './blocks.ts';
import { BYTES_PER_LINE, base64Lines, canonical, type EncodedBody } from './mime.ts';

/** A mail with blanks, encoded up to them. */
export interface MailForm {
  /** The body with these words in the blanks, in their order. Throws RangeError if one is not as long as its blank. */
  fill(words: readonly string[]): EncodedBody;
}

/**
 * Makes a form of a mail in which stand-ins are written for what differs from reader to reader, so that whatever is equal
 * for all of them is encoded once. Filled, it is byte for byte the mail that would have been written with the words.
 * Stand-ins and words are plain ASCII without markup; no stand-in is a part of another or of anything else.
 */
export function mailForm(mail: Pick<RenderedMail, 'text' | 'html'>, blanks: readonly string[]): MailForm {
  const text = encodable(patchable(canonical(mail.text), blanks));
  const html = encodable(patchable(canonical(mail.html), blanks));
  return { fill: (words) => ({ text: text(words), html: html(words) }) };
}

/** Bytes into which the words of one reader are written, and over them those of the next. */
interface Patchable {
  readonly bytes: Buffer;
  readonly holes: readonly { readonly at: number; readonly blank: number; readonly length: number }[];
}

function patchable(bytes: Buffer, blanks: readonly string[]): Patchable {
  const holes = blanks.flatMap((text, blank) =>
    occurrences(bytes, text).map((at) => ({ at, blank, length: text.length })),
  );
  return { bytes, holes };
}

function occurrences(bytes: Buffer, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + text.length)) found.push(at);
  return found;
}

function patch({ bytes, holes }: Patchable, words: readonly string[]): void {
  for (const { at, blank, length } of holes) {
    const word = words[blank] ?? '';
    if (word.length !== length) throw new RangeError(`blank ${blank} takes ${length} characters`);
    bytes.write(word, at, 'latin1');
  }
}

/** Encodes the lines without a hole now, the others each time. */
function encodable(form: Patchable): (words: readonly string[]) => string {
  const runs = runsOf(form).map(({ from, to, open }) => ({
    from,
    to,
    ready: open ? undefined : base64Lines(form.bytes, from, to),
  }));
  return (words) => {
    patch(form, words);
    return runs.map(({ from, to, ready }) => ready ?? base64Lines(form.bytes, from, to)).join('\r\n');
  };
}

/** Bytes that are whole lines of base64. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** Whether there is a hole in each of its lines. */
  readonly open: boolean;
}

function runsOf({ bytes, holes }: Patchable): readonly Run[] {
  const open = new Set<number>();
  for (const { at, length } of holes)
    for (let line = lineOf(at); line <= lineOf(at + length - 1); line += 1) open.add(line);
  const runs: Run[] = [];
  for (let from = 0; from < bytes.length; from += BYTES_PER_LINE) {
    const run = { from, to: Math.min(from + BYTES_PER_LINE, bytes.length), open: open.has(lineOf(from)) };
    const last = runs.at(-1);
    if (last?.open === run.open) runs.push({ ...run, from: runs.pop()?.from ?? from });
    else runs.push(run);
  }
  return runs;
}

const lineOf = (byte: number) => Math.floor(byte / BYTES_PER_LINE);

/** A line of a plain-text original that holds something to read. */
export interface TextLine {
  /** UTF-16 offsets in the original, without indentation and trailing blanks. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Column of the first character; 0 is the left margin. */
  readonly indent: number;
  /** True where an empty line stands before it, page breaks not counted. */
  readonly afterBlank: boolean;
}

/** Lines that the printing or posting put in and that are no part of the document. */
const NOISE: readonly RegExp[] = [
  /^\[\[Page [\w-]+\]\]$/i,
  /^\[Federal Register Volume \d+.*\]$/i,
  /^Federal Register, Volume \d+ Issue \d+/i,
  /^\[(?:Rules and Regulations|Proposed Rules|Notices|Presidential Documents)\]$/i,
  /^\[Pages? [\d-]+(?: ?- ?\d+)?\]$/i,
  /^From the Federal Register Online via/i,
  /^\[?(?:FR Doc No:|www\.gpo\.gov|www\.govinfo\.gov)/i,
  /^VerDate \w{3}<\d+>\d{4}\b/,
  /^\S+ on \S*(?:DSK|PROD)\S* with\b/,
  /^(?:Jkt|PO|Frm|Fmt|Sfmt) \d+\b/,
  /^(?:Billing Code|BILLING CODE)\b/,
  /^={10,}$/,
  /^This document is scheduled to be published in the$/i,
  /^This document is scheduled to be published in the Federal Register on/i,
  /^Federal Register on \d{2}\/\d{2}\/\d{4} and available online at/i,
  /^(?:and available online at\b.*|https?:\/\/(?:www\.)?federalregister\.gov\/d\/\S+.*|and on (?:https?:\/\/)?(?:www\.)?govinfo\.gov\.?)$/i,
];
/** Stands in GPO's text for the square before an amendatory instruction. */
const INSTRUCTION_MARK = '0';
const PAGE_NUMBER = /^(?:Page |- ?)?\d{1,4}(?: of \d{1,4}| ?-)?$/;
const HTML_TAGS = /<\/?(?:html|head|title|body|pre|a|span|div|br|p)\b[^<>\n]{0,300}>/gi;
const LINE = /[^\n]*(?:\n|$)/g;

/**
 * The readable lines of a plain text: GPO's headers and page marks, typesetter's stamps, page numbers, the banner of
 * public inspection and the HTML around a govinfo text are left out. A page break inside a paragraph leaves no gap.
 */
export function readableLines(source: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let blank = true;
  let page = false;
  for (const found of source.matchAll(LINE)) {
    if (found[0] === '') break;
    const line = lineAt(source, found.index, found.index + found[0].length);
    if (found[0].includes('\f')) page = true;
    if (line.text === '' || line.text === INSTRUCTION_MARK) blank = true;
    else if (isNoise(line.text)) page = true;
    else {
      const joined = page && runsOn(lines.at(-1)?.text, line.text);
      lines.push({ ...line, afterBlank: (blank || page) && !joined });
      blank = false;
      page = false;
    }
  }
  return lines;
}

/** The line from `start` to `end`, with HTML tags cut off at its borders and its blanks not counted. */
function lineAt(source: string, start: number, end: number): Omit<TextLine, 'afterBlank'> {
  const raw = source.slice(start, end).replace(HTML_TAGS, (tag) => '\u0000'.repeat(tag.length));
  const from = raw.search(/[^\s\0]/);
  if (from < 0) return { start, end: start, text: '', indent: 0 };
  const length = raw.replace(/[\s\0]+$/, '').length;
  const indent = raw.slice(0, from).replace(/[\0\f\r]/g, '').length;
  return { start: start + from, end: start + length, text: raw.slice(from, length), indent };
}

function isNoise(text: string): boolean {
  return PAGE_NUMBER.test(text) || NOISE.some((pattern) => pattern.test(text));
}

/** True where a page ended in the middle of a sentence. */
function runsOn(before: string | undefined, after: string): boolean {
  return (
    before !== undefined && !/[.:;?!”"')\]]$/.test(before) && /^(?:[\p{Ll}(]|\d+(?!\d*\.\s))/u.test(after)
  );
}

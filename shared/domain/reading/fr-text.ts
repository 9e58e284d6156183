import type { ReadableDocument } from '../change.ts';
import type { SectionRole } from '../document.ts';
import { isPartHeading, preambleLabel, roleOfHeading } from './roles.ts';
import { type SectionWriter, sectionOf, sectionWriter } from './sections.ts';
import { blockTableAt } from './text-blocks.ts';
import { addPlainText, joinLine } from './text-characters.ts';
import { readableLines, type TextLine } from './text-lines.ts';
import { paragraphsOf, type TextParagraph } from './text-paragraphs.ts';
import { isRule, tableAt, tableRows } from './text-table.ts';

/** The parts of a document in the order in which they come; a reader only moves forward. */
type Zone = 'front' | 'preamble' | 'supplementary' | 'amendments' | 'signature' | 'end';

interface Place {
  readonly source: string;
  readonly writer: SectionWriter;
  zone: Zone;
  role: SectionRole;
  heading: string;
  /** The paragraphs before the first label; the last of them is the title. */
  readonly front: TextParagraph[];
}

const AMENDS = /\bparts? \d{1,4}\b.{0,400}\b(?:is|are) (?:proposed to be )?amended\b/is;
const SIGNED = /^(?:Dated|Issued|Signed)\b[^.]{0,60}(?::|\bon\b|\bthis\b)/;
const NOTE = /^(?:\\\d{1,3}\\|\d{1,3} (?:See|Id\.|\d{1,3} FR))\s?/;
const ENTRY_OF_SECTION = /^(?:§|Sec\.)\s*\d{1,4}\.\d/;

/**
 * The sections of a document of the Federal Register in plain text: GPO's print text or the text of public inspection.
 * Roles come from the preamble's labels, headings and the form of paragraphs. Table cells are parted by tabs.
 */
export function readFederalRegisterText(source: string): Omit<ReadableDocument, 'parserVersion'> {
  const lines = readableLines(source);
  const place: Place = {
    source,
    writer: sectionWriter(),
    zone: 'front',
    role: 'body',
    heading: '',
    front: [],
  };
  let from = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const table = tableAt(lines, at);
    if (table === undefined) continue;
    readParagraphs(place, lines.slice(from, at));
    readTable(place, tableRows(source, lines, table));
    from = table.to;
    at = table.to - 1;
  }
  readParagraphs(place, lines.slice(from));
  closeFront(place, false);
  return { sections: place.writer.sections(), doubts: doubtsOf(place) };
}

function doubtsOf(place: Place): string[] {
  return place.zone === 'front' ? ['The text has none of the labels of a Federal Register preamble.'] : [];
}

function readTable(place: Place, rows: ReturnType<typeof tableRows>): void {
  closeFront(place, false);
  for (const row of rows) place.writer.put(sectionOf('table-row', place.heading, row));
}

function readParagraphs(place: Place, lines: readonly TextLine[]): void {
  const paragraphs = paragraphsOf(lines.filter((line) => !isRule(line)));
  for (let at = 0; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    const table = /^Country\b/i.test(paragraph.text) ? blockTableAt(place.source, paragraphs, at) : undefined;
    if (table === undefined) readParagraph(place, paragraph);
    else {
      readTable(place, table.rows);
      at += table.paragraphs - 1;
    }
  }
}

function readParagraph(place: Place, paragraph: TextParagraph): void {
  const { text } = paragraph;
  const label = place.zone === 'amendments' ? undefined : preambleLabel(text);
  if (label !== undefined) openField(place, paragraph, label);
  else if (text.startsWith('[FR Doc.')) endDocument(place, paragraph);
  else if (place.zone === 'front') place.front.push(paragraph);
  else if (place.zone === 'end') add(place, paragraph, 'body', false);
  else if (place.zone === 'signature' || SIGNED.test(text)) sign(place, paragraph);
  else if (isPartHeading(text)) openPart(place, paragraph);
  else if (place.zone === 'amendments') amend(place, paragraph);
  else supplement(place, paragraph);
}

function openField(
  place: Place,
  paragraph: TextParagraph,
  label: NonNullable<ReturnType<typeof preambleLabel>>,
): void {
  closeFront(place, true);
  const supplementary = label.label.startsWith('SUPPLEMENT');
  place.zone = supplementary ? 'supplementary' : 'preamble';
  place.role = label.role;
  place.heading = label.label.replace(/:$/, '');
  if (paragraph.text.length > label.length) add(place, paragraph, label.role, true, label.length);
}

/** Before the first label stand agency, CFR parts, docket, RIN and, last, the title. */
function closeFront(place: Place, labelled: boolean): void {
  const paragraphs = place.front.splice(0);
  const title = labelled ? paragraphs.pop() : undefined;
  for (const paragraph of paragraphs) add(place, paragraph, 'body', false);
  if (title !== undefined) add(place, title, 'title', true);
}

function endDocument(place: Place, paragraph: TextParagraph): void {
  closeFront(place, false);
  place.heading = '';
  add(place, paragraph, 'signature', true);
  place.zone = 'end';
  place.role = 'body';
}

function sign(place: Place, paragraph: TextParagraph): void {
  place.zone = 'signature';
  place.heading = '';
  add(place, paragraph, 'signature', false);
}

function openPart(place: Place, paragraph: TextParagraph): void {
  place.zone = 'amendments';
  place.heading = oneLine(paragraph);
}

function amend(place: Place, paragraph: TextParagraph): void {
  if (ENTRY_OF_SECTION.test(paragraph.text) && paragraph.text.length < 120)
    place.heading = oneLine(paragraph);
  add(place, paragraph, 'instruction', true);
}

function supplement(place: Place, paragraph: TextParagraph): void {
  const { text } = paragraph;
  if (NOTE.test(text)) add(place, paragraph, 'footnote', true);
  else if (place.zone === 'supplementary' && isHeading(paragraph)) {
    place.heading = oneLine(paragraph);
    place.role = roleOfHeading(place.heading) ?? (isTopHeading(place.heading) ? 'body' : place.role);
    if (place.heading.startsWith('List of Subjects')) place.role = 'body';
  } else {
    if (AMENDS.test(text) && /accordingly|reasons (?:set|stated)|therefore|amended as follows/i.test(text)) {
      place.zone = 'amendments';
      place.role = 'instruction';
    }
    add(place, paragraph, place.role, place.role === 'instruction');
  }
}

/** A short paragraph without a full stop, in title case or with an outline number. */
function isHeading(paragraph: TextParagraph): boolean {
  const { text, lines } = paragraph;
  if (lines.length > 3 || text.length > 200 || /[.;:,]["”']*$/.test(text) || /^\(/.test(text)) return false;
  const numbered = /^(?:[IVX]{1,5}|[A-Z]|\d{1,2})\. /.test(text);
  const words = text.split(' ').filter((word) => word.length > 3);
  const capitals = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length;
  return numbered || (text.length < 100 && capitals >= Math.max(1, words.length * 0.75));
}

function isTopHeading(heading: string): boolean {
  return !/^(?:[A-Z]|\d{1,2})\. /.test(heading) || /^[IVX]{1,5}\. /.test(heading);
}

function oneLine(paragraph: TextParagraph): string {
  return paragraph.text.replace(/--/g, '—').replace(/\s+/g, ' ').trim();
}

function add(place: Place, paragraph: TextParagraph, role: SectionRole, alone: boolean, skip = 0): void {
  const { writer, source } = place;
  writer.begin(role, place.heading, paragraph.lines[0]?.start ?? 0, alone);
  let previous: TextLine | undefined;
  let toSkip = skip;
  for (const line of paragraph.lines) {
    if (previous !== undefined && role === 'signature') writer.text.line(line.start);
    else if (previous !== undefined) joinLine(writer.text, previous.text, line.start);
    const start = Math.min(line.end, line.start + toSkip);
    toSkip = Math.max(0, toSkip - line.text.length - 1);
    addPlainText(writer.text, source, start, line.end);
    previous = line;
  }
}

import type { ReadableDocument } from '../change.ts';
import type { SectionRole } from '../document.ts';
import { addWithCodes } from './characters.ts';
import { type CleanText, textBuilder } from './clean-text.ts';
import * as elements from './fr-elements.ts';
import { attribute, scanMarkup } from './markup.ts';
import { preambleLabel, roleOfHeading } from './roles.ts';
import { type SectionWriter, sectionOf, sectionWriter } from './sections.ts';
import { addGappedText, indentsInlineTags } from './xml-gaps.ts';

interface Frame {
  readonly name: string;
  /** Role of the text inside, from this element or the nearest one around it. */
  readonly role: SectionRole | undefined;
  /** Cells begun in this row. */
  cells: number;
  /** True inside a section that is not joined with its neighbours. */
  readonly alone: boolean;
}

interface OpenHeading {
  readonly name: string;
  /** 0 for the labels of the preamble (HED), 1 to 3 below SUPPLEMENTARY INFORMATION. */
  readonly level: number;
}

interface Reader {
  readonly source: string;
  readonly indented: boolean;
  readonly writer: SectionWriter;
  readonly stack: Frame[];
  /** Text of the heading or table title that is open. */
  readonly headingText: ReturnType<typeof textBuilder>;
  openHeading: OpenHeading | undefined;
  heading: string;
  /** A heading that no text has followed yet. */
  unused: CleanText | undefined;
  /** Roles that headings of level 0 (HED), 1, 2 and 3 give to the text below them. */
  readonly byHeading: (SectionRole | undefined)[];
  regulation: string;
  tableTitle: string;
  skipping: string | undefined;
  /** True while the number of a footnote mark passes. */
  inMark: boolean;
  titled: boolean;
  /** True from a block's tag to its first text. */
  atBlockStart: boolean;
  lastTag: number;
  strayTags: number;
}

/** Deeper nesting is no document; frames beyond this are not kept, so that hostile markup costs nothing. */
const MAX_DEPTH = 200;

/**
 * The sections of one document of the Federal Register in XML, as the API or a whole issue holds it: RULE, PRORULE,
 * NOTICE or PRESDOCU (GPO, FR-XML user guide). Cells of a table row are parted by tabs, paragraphs by line breaks.
 * Markup in any state is read; what was wrong with it is told in `doubts`.
 */
export function readFederalRegisterXml(source: string): Omit<ReadableDocument, 'parserVersion'> {
  const reader = newReader(source);
  scanMarkup(source, {
    open: (name, attributes, start, end, selfClosing) => {
      if (reader.skipping === undefined) openElement(reader, name, attributes, { start, end, selfClosing });
      reader.lastTag = start;
    },
    close: (name, start) => {
      if (reader.skipping === undefined) closeElement(reader, name, start);
      else if (name === reader.skipping) reader.skipping = undefined;
      reader.lastTag = start;
    },
    text: (start, end) => {
      if (reader.skipping === undefined && !reader.inMark) addText(reader, start, end);
    },
  });
  endHeading(reader, source.length);
  keepUnusedHeading(reader);
  return { sections: reader.writer.sections(), doubts: doubtsOf(reader) };
}

function newReader(source: string): Reader {
  return {
    source,
    indented: indentsInlineTags(source),
    writer: sectionWriter(),
    stack: [],
    headingText: textBuilder(),
    openHeading: undefined,
    heading: '',
    unused: undefined,
    byHeading: [],
    regulation: '',
    tableTitle: '',
    skipping: undefined,
    inMark: false,
    titled: false,
    atBlockStart: true,
    lastTag: 0,
    strayTags: 0,
  };
}

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly selfClosing: boolean;
}

function openElement(reader: Reader, name: string, attributes: string, tag: Tag): void {
  if (elements.isInline(name)) openInline(reader, name, tag);
  else if (elements.isSkipped(name)) reader.skipping = tag.selfClosing ? undefined : name;
  else {
    closeImplied(reader, name, tag.start);
    enter(reader, name, attributes, tag.start);
    if (tag.selfClosing) leave(reader, tag.end);
  }
}

function openInline(reader: Reader, name: string, tag: Tag): void {
  const role = reader.stack.at(-1)?.role;
  if (name === 'SU' && role === 'table-row') addSuperscript(reader, tag);
  else if (name === 'SU' && role !== 'footnote') reader.inMark = elements.isNoteMark(reader.source, tag.end);
  if (name === 'LI') builderOf(reader).line(tag.start);
}

/** A note's digit in a list row decides which rules apply to a party: kept, but apart from the name before it. */
function addSuperscript(reader: Reader, tag: Tag): void {
  const digits = elements.superscriptDigits(reader.source, tag.end);
  if (digits === undefined) return;
  builderOf(reader).space(tag.start);
  builderOf(reader).decoded(digits, tag.start, tag.end);
  reader.inMark = true;
}

/** Ends elements that cannot hold the one that opens: their closing tags are missing. */
function closeImplied(reader: Reader, opening: string, at: number): void {
  let top = reader.stack.at(-1);
  while (top !== undefined && elements.cannotHold(top.name, opening)) {
    reader.strayTags += 1;
    leave(reader, at);
    top = reader.stack.at(-1);
  }
}

function enter(reader: Reader, name: string, attributes: string, start: number): void {
  const parent = reader.stack.at(-1);
  const role = roleOf(reader, name) ?? parent?.role;
  if (reader.stack.length < MAX_DEPTH)
    reader.stack.push({ name, role, cells: 0, alone: parent?.alone === true || elements.standsAlone(name) });
  reader.atBlockStart = true;
  if (name === 'REGTEXT') reader.regulation = regulationOf(attributes);
  if (name === 'GPOTABLE') reader.tableTitle = '';
  if (name === 'FRDOC') leaveHeadings(reader);
  if (elements.isHeading(name) || isSectionHeading(reader, name))
    openHeading(reader, name, attributes, start);
  else if (elements.isCell(name)) openCell(reader, start);
  else if (elements.standsAlone(name)) beginBlock(reader, role, start, true);
  else if (reader.openHeading !== undefined) reader.headingText.space(start);
  else reader.writer.text.line(start);
}

function roleOf(reader: Reader, name: string): SectionRole | undefined {
  if (name === 'SUBJECT') return reader.stack.at(-1)?.name === 'SECTION' ? undefined : 'title';
  return elements.roleOfElement(name);
}

/** The number and the subject of a CFR section are the heading of its text. */
function isSectionHeading(reader: Reader, name: string): boolean {
  return (name === 'SECTNO' || name === 'SUBJECT') && reader.stack.at(-2)?.name === 'SECTION';
}

function regulationOf(attributes: string): string {
  const title = attribute(attributes, 'TITLE');
  const part = attribute(attributes, 'PART');
  return title === undefined || part === undefined ? '' : `${title} CFR Part ${part}`;
}

function openHeading(reader: Reader, name: string, attributes: string, start: number): void {
  endHeading(reader, start);
  const level = Number(/\d/.exec(attribute(attributes, 'SOURCE') ?? '')?.[0] ?? 0);
  reader.openHeading = { name, level: Math.min(level, 3) };
}

function endHeading(reader: Reader, at: number): void {
  const open = reader.openHeading;
  if (open === undefined) return;
  reader.openHeading = undefined;
  const clean = reader.headingText.take();
  if (clean.text === '') return;
  if (open.name === 'TTITLE') {
    reader.tableTitle = clean.text;
    return;
  }
  // The number of a CFR section is one heading with the subject behind it.
  if (open.name === 'SUBJECT') reader.unused = undefined;
  keepUnusedHeading(reader);
  if (elements.opensPresidentialTitle(reader.stack.map((frame) => frame.name)) && !reader.titled) {
    reader.writer.put(sectionOf('title', '', clean));
    reader.titled = true;
  } else useHeading(reader, clean, open, at);
}

function useHeading(reader: Reader, clean: CleanText, { name, level }: OpenHeading, at: number): void {
  const label = preambleLabel(clean.text);
  const subjectOfSection = name === 'SUBJECT' && reader.heading.startsWith('§');
  reader.heading = subjectOfSection ? `${reader.heading} ${clean.text}` : clean.text.replace(/:$/, '');
  reader.byHeading.length = level;
  reader.byHeading[level] = label === undefined ? roleOfHeading(clean.text) : label.role;
  reader.unused = label === undefined ? clean : undefined;
  reader.writer.text.line(at);
}

/** A heading may be all that names a thing: one without text below becomes a section of its own. */
function keepUnusedHeading(reader: Reader): void {
  if (reader.unused !== undefined) reader.writer.put(sectionOf('body', '', reader.unused));
  reader.unused = undefined;
}

function leaveHeadings(reader: Reader): void {
  reader.heading = '';
  reader.byHeading.length = 0;
}

function openCell(reader: Reader, start: number): void {
  const row = reader.stack.at(-2);
  if (row === undefined) return;
  if (row.cells > 0) reader.writer.text.cell(start);
  row.cells += 1;
}

function closeElement(reader: Reader, name: string, start: number): void {
  if (name === 'SU') reader.inMark = false;
  if (elements.isInline(name)) return;
  const depth = depthOf(reader.stack, name);
  if (depth === undefined) {
    reader.strayTags += 1;
    return;
  }
  if (depth > 1) reader.strayTags += depth - 1;
  for (let popped = 0; popped < depth; popped += 1) leave(reader, start);
}

/** How many frames from the top the element is, looking only as far as real documents nest. */
function depthOf(stack: readonly Frame[], name: string): number | undefined {
  for (let depth = 1; depth <= Math.min(stack.length, 30); depth += 1) {
    if (stack.at(-depth)?.name === name) return depth;
  }
  return undefined;
}

function leave(reader: Reader, at: number): void {
  const frame = reader.stack.pop();
  if (frame === undefined) return;
  if (frame.name === reader.openHeading?.name) endHeading(reader, at);
  if (elements.standsAlone(frame.name)) reader.writer.end();
  if (frame.name === 'REGTEXT') reader.regulation = '';
  if (frame.name === 'GPOTABLE') reader.tableTitle = '';
  reader.atBlockStart = true;
  if (!elements.isCell(frame.name)) builderOf(reader).line(at);
}

function builderOf(reader: Reader) {
  return reader.openHeading === undefined ? reader.writer.text : reader.headingText;
}

function addText(reader: Reader, start: number, end: number): void {
  const builder = builderOf(reader);
  const frame = reader.stack.at(-1);
  if (reader.openHeading === undefined && reader.atBlockStart && /\S/.test(reader.source.slice(start, end))) {
    if (frame?.alone !== true) beginBlock(reader, frame?.role, start, false);
    reader.atBlockStart = false;
  }
  addGappedText(
    builder,
    reader.source,
    { start, end, lastTag: reader.lastTag, indented: reader.indented },
    addWithCodes,
  );
}

function beginBlock(reader: Reader, role: SectionRole | undefined, at: number, alone: boolean): void {
  const byHeading = reader.byHeading.findLast((found) => found !== undefined);
  const wanted = role ?? byHeading ?? 'body';
  reader.writer.begin(wanted, headingFor(reader, wanted), at, alone);
  if (wanted !== 'footnote') reader.unused = undefined;
}

function headingFor(reader: Reader, role: SectionRole): string {
  if (role === 'signature') return '';
  if (role === 'table-row') return reader.tableTitle === '' ? reader.heading : reader.tableTitle;
  const amending = role === 'instruction' && reader.stack.at(-1)?.name === 'AMDPAR';
  return amending && reader.regulation !== '' ? reader.regulation : reader.heading;
}

function doubtsOf(reader: Reader): string[] {
  const doubts: string[] = [];
  if (reader.stack.length > 0) doubts.push('The document ends before its last element is closed.');
  if (reader.strayTags > 0) doubts.push(`The markup has ${reader.strayTags} tags out of place.`);
  return doubts;
}

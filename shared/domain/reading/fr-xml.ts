import type { ReadableDocument } from '../change.ts';
import type { SectionRole } from '../document.ts';
import { addWithCodes } from './characters.ts';
import * as elements from './fr-elements.ts';
import {
  endHeading,
  isSectionHeading,
  keepUnusedHeading,
  leaveHeadings,
  openHeading,
} from './fr-headings.ts';
import { builderOf, type Frame, newReader, type Reader } from './fr-reader.ts';
import { attribute, scanMarkup } from './markup.ts';
import { addGappedText } from './xml-gaps.ts';

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

function regulationOf(attributes: string): string {
  const title = attribute(attributes, 'TITLE');
  const part = attribute(attributes, 'PART');
  return title === undefined || part === undefined ? '' : `${title} CFR Part ${part}`;
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

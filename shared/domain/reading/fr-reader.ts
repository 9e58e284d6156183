import type { SectionRole } from '../document.ts';
import { type CleanText, textBuilder } from './clean-text.ts';
import { type SectionWriter, sectionWriter } from './sections.ts';
import { indentsInlineTags } from './xml-gaps.ts';

export interface Frame {
  readonly name: string;
  /** Role of the text inside, from this element or the nearest one around it. */
  readonly role: SectionRole | undefined;
  /** Cells begun in this row. */
  cells: number;
  /** True inside a section that is not joined with its neighbours. */
  readonly alone: boolean;
}

export interface OpenHeading {
  readonly name: string;
  /** 0 for the labels of the preamble (HED), 1 to 3 below SUPPLEMENTARY INFORMATION. */
  readonly level: number;
}

/** Where a reader of Federal Register XML stands. */
export interface Reader {
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

/** A reader at the beginning of a document. */
export function newReader(source: string): Reader {
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

/** The builder that text goes to now: a heading's or the section's. */
export function builderOf(reader: Reader) {
  return reader.openHeading === undefined ? reader.writer.text : reader.headingText;
}

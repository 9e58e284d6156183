import { parseEntry } from '../amendments/entry.ts';
import { listRows } from '../amendments/rows.ts';
import type { Section } from '../document.ts';
import { addWithCodes } from '../reading/characters.ts';
import { attribute, scanMarkup } from '../reading/markup.ts';
import { sectionWriter } from '../reading/sections.ts';
import { addGappedText } from '../reading/xml-gaps.ts';
import { sectionRows } from './section-list.ts';

/** One entry of a list of parties as it stands in the CFR. */
export interface ListEntry {
  readonly country: string | undefined;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
  readonly members: readonly string[];
  readonly licenceRequirement: string | undefined;
  readonly reviewPolicy: string | undefined;
  /** "76 FR 71869, 11/21/11", oldest first. */
  readonly citations: readonly string[];
}

/** A node of the eCFR that holds a list. */
export interface CodifiedList {
  /** "Supplement No. 4 to Part 744". */
  readonly name: string;
  readonly entries: readonly ListEntry[];
}

/** How the list is called that stands in the text of a section. */
const NAMED_IN_TEXT = '§ 744.22(f)(2)';
const BREAKS = new Set(['br', 'p', 'li', 'div']);
const ROW_PARTS = new Set(['td', 'th']);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The lists of parties in an eCFR answer (versioner `full/{date}/title-15.xml`, a part or one appendix): the five-column
 * tables below each DIV9, entry by entry, and the parties that section 744.22 names in its text. Nodes without either are
 * left out. Any markup is read.
 */
export function codifiedLists(source: string): readonly CodifiedList[] {
  return codifiedRows(source).map(({ name, rows }) => ({ name, entries: rows.map((row) => row.entry) }));
}

/** An entry with the rows of the table that hold it: their text, with offsets into the original. */
export interface CodifiedRow {
  readonly entry: ListEntry;
  readonly sections: readonly Section[];
}

/** As `codifiedLists`, each entry with its rows. */
export function codifiedRows(
  source: string,
): readonly { readonly name: string; readonly rows: readonly CodifiedRow[] }[] {
  const byName = Map.groupBy(tableSections(source), (section) => section.heading);
  const tables = [...byName].map(([name, sections]) => ({ name, rows: rowsOf(sections) }));
  const named = { name: NAMED_IN_TEXT, rows: sectionRows(source) };
  return [...tables, named].filter((list) => list.rows.length > 0);
}

function rowsOf(sections: readonly Section[]): readonly CodifiedRow[] {
  let at = 0;
  const startOf = (section: Section | undefined) => section?.offsets[0] ?? Number.POSITIVE_INFINITY;
  return listRows(sections).map((row) => {
    while (at < sections.length && (sections[at]?.offsets.at(-1) ?? 0) < row.span.start) at += 1;
    const first = at;
    while (startOf(sections[at]) < row.span.end) at += 1;
    return { entry: entryOf(row), sections: sections.slice(first, at) };
  });
}

function entryOf(row: ReturnType<typeof listRows>[number]): ListEntry {
  const { name, aliases, addresses, members } = parseEntry(row.entity);
  return {
    country: row.country,
    name,
    aliases,
    addresses,
    members,
    licenceRequirement: row.licenceRequirement,
    reviewPolicy: row.reviewPolicy,
    citations: citationsOf(row.citation ?? ''),
  };
}

/** The citations of a cell that grows with every rule: "76 FR 71869, 11/21/11. 85 FR 83420, 12/22/20." */
function citationsOf(cell: string): readonly string[] {
  return cell
    .split(/(?=\b\d{1,3} FR )/)
    .map((citation) => citation.replace(/[.;,\s]+$/, '').trim())
    .filter((citation) => citation !== '');
}

interface TablePlace {
  name: string;
  cells: number;
  inRow: boolean;
  inCell: boolean;
  superscript: boolean;
  lastTag: number;
}

function tableSections(source: string): readonly Section[] {
  const writer = sectionWriter();
  const place: TablePlace = {
    name: '',
    cells: 0,
    inRow: false,
    inCell: false,
    superscript: false,
    lastTag: 0,
  };
  const { text } = writer;
  scanMarkup(source, {
    open: (tag, attributes, start) => {
      place.lastTag = start;
      const name = tag.toLowerCase();
      if (/^div\d$/.test(name)) place.name = attribute(attributes, 'N') ?? place.name;
      else if (name === 'tr') {
        writer.begin('table-row', place.name, start, true);
        Object.assign(place, { inRow: true, inCell: false, cells: 0 });
      } else if (ROW_PARTS.has(name) && place.inRow) {
        if (place.cells > 0) text.cell(start);
        Object.assign(place, { inCell: true, cells: place.cells + 1 });
      } else if (BREAKS.has(name) && place.inCell) text.line(start);
      else if (name === 'sup' || name === 'su') place.superscript = true;
    },
    close: (tag, start) => {
      place.lastTag = start;
      const name = tag.toLowerCase();
      if (name === 'tr' || name === 'table') {
        writer.end();
        Object.assign(place, { inRow: false, inCell: false });
      } else if (ROW_PARTS.has(name)) place.inCell = false;
      else if (name === 'sup' || name === 'su') place.superscript = false;
      else if (BREAKS.has(name) && place.inCell) text.line(start);
    },
    text: (start, end) => {
      if (!place.inCell) return;
      const raw = source.slice(start, end).trim();
      if (place.superscript && /^\d{1,2}$/.test(raw)) {
        text.space(start);
        text.decoded(
          raw.replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit))),
          start,
          end,
        );
      } else
        addGappedText(text, source, { start, end, lastTag: place.lastTag, indented: false }, addWithCodes);
    },
  });
  return writer.sections();
}

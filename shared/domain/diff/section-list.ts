import { trimName } from '../amendments/names.ts';
import type { Section } from '../document.ts';
import { codifiedParagraphs } from './codified-paragraphs.ts';
import type { CodifiedRow, ListEntry } from './ecfr-list.ts';

/** The section that names parties in its text, and the paragraph that does: 15 CFR 744.22(f)(2), military-intelligence end users. */
const SECTION = '744.22';
const LETTER = 'f';
const NUMBER = '2';

const SECTION_TAG = new RegExp(`<DIV8\\b[^>]{0,200}\\bN="(?:§\\s*)?${SECTION.replace('.', '\\.')}"`, 'i');
const LABELS = /^(?:\(([a-z]{1,6}|\d{1,2})\)\s*)+/;
const ROMAN = /^[ivx]+$/;
/** "(iv) China. Intelligence Bureau …", "(i) Burma: Office …", "(ii) Cuba—Directorate …". */
const ITEM = /^(\p{Lu}[\p{L} ,'’()-]{2,60}?)(?:[.:]\s+|\s*[—–]\s*)(?=\p{Lu}|the )/u;
/** Between two bodies of one country; "Research and Intelligence" is one. */
const BETWEEN =
  /;\s+(?:and\s+)?(?:the\s+)?|(?<=\)),?\s+and\s+(?:the\s+)?(?=\p{Lu})|,\s+and\s+the\s+(?=\p{Lu})/gu;
const ACRONYM = /\(([A-Z][A-Z0-9-]{1,11})\)$/;

/** The parties that section 744.22 names in its text (eCFR XML), each with its words in the original; none for any other text. */
export function sectionRows(source: string): readonly CodifiedRow[] {
  if (!SECTION_TAG.test(source)) return [];
  const rows: CodifiedRow[] = [];
  let place: { letter?: string; number?: string } = {};
  for (const paragraph of codifiedParagraphs(source)) {
    const labels = labelsOf(paragraph.text);
    for (const label of labels)
      if (/^\d/.test(label)) place = { ...place, number: label };
      else if (!ROMAN.test(label) || place.letter === undefined) place = { letter: label };
    const isItem = labels.some((label) => ROMAN.test(label));
    if (isItem && place.letter === LETTER && place.number === NUMBER) rows.push(...rowsOfItem(paragraph));
  }
  return rows;
}

function labelsOf(text: string): readonly string[] {
  const labels = LABELS.exec(text)?.[0] ?? '';
  return [...labels.matchAll(/\(([^)]+)\)/g)].map((found) => found[1] ?? '');
}

function rowsOfItem(paragraph: Section): readonly CodifiedRow[] {
  const labels = LABELS.exec(paragraph.text)?.[0].length ?? 0;
  const [lead = '', country = ''] = ITEM.exec(paragraph.text.slice(labels)) ?? [];
  if (lead === '') return [];
  const from = labels + lead.length;
  const heading = { start: labels, end: labels + country.length };
  return spansOf(paragraph.text, from).flatMap(({ start, end }) => {
    const name = trimName(paragraph.text.slice(start, end).replace(/^the\s+/i, ''));
    if (name === '' || /^\[?Reserved/i.test(name)) return [];
    return [
      {
        entry: entryOf(country.split(',')[0] ?? country, name),
        sections: [rowOf(paragraph, heading, { start, end })],
      },
    ];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(text: string, from: number): readonly Span[] {
  const spans: Span[] = [];
  let start = from;
  for (const found of text.slice(from).matchAll(BETWEEN)) {
    spans.push({ start, end: from + found.index });
    start = from + found.index + found[0].length;
  }
  return [...spans, { start, end: text.length }];
}

/** Country and name as the cells of a row, with offsets into the original. */
function rowOf({ heading, text, offsets }: Section, country: Span, name: Span): Section {
  const places = [
    ...offsets.subarray(country.start, country.end),
    offsets[country.end] ?? 0,
    ...offsets.subarray(name.start, name.end + 1),
  ];
  return {
    role: 'table-row',
    heading,
    text: `${text.slice(country.start, country.end)}\t${text.slice(name.start, name.end)}`,
    offsets: Uint32Array.from(places),
  };
}

function entryOf(country: string, name: string): ListEntry {
  const acronym = ACRONYM.exec(name)?.[1];
  return {
    country,
    name,
    aliases: acronym === undefined ? [] : [acronym],
    addresses: [],
    members: [],
    licenceRequirement: undefined,
    reviewPolicy: undefined,
    citations: [],
  };
}

import type { SectionRole } from '../document.ts';

/** Elements inside running text; every other element begins a line of its own. */
const INLINE = new Set(['E', 'SU', 'FTREF', 'PRTPAGE', 'AC', 'FR', 'LI']);
/** Elements that hold nothing a reader wants: graphics, billing codes, the contents of an issue. */
const SKIPPED = new Set(['BILCOD', 'GPH', 'GID', 'CNTNTS', 'HRULE', 'MATH']);

/** The role that an element gives to all text inside it (GPO, FR-XML user guide). */
const ROLES: Readonly<Record<string, SectionRole>> = {
  ACT: 'action',
  SUM: 'summary',
  EFFDATE: 'dates',
  DATES: 'dates',
  FTNT: 'footnote',
  TNOTE: 'footnote',
  REGTEXT: 'instruction',
  AMDPAR: 'instruction',
  SIG: 'signature',
  PSIG: 'signature',
  FRDOC: 'signature',
  FILED: 'signature',
  ROW: 'table-row',
  BOXHD: 'table-row',
};

/** Elements that are a section each, so that one instruction, row or note can be cited alone. */
const ALONE = new Set(['FTNT', 'AMDPAR', 'ROW', 'BOXHD', 'TNOTE', 'FRDOC']);
const HEADINGS = new Set(['HD', 'TTITLE', 'PREAMHD']);
const CELLS = new Set(['ENT', 'CHED']);
const PARAGRAPHS = new Set([
  'P',
  'FP',
  'HD',
  'SUBJECT',
  'AMDPAR',
  'AGENCY',
  'SUBAGY',
  'CFR',
  'DEPDOC',
  'RIN',
]);
const FIELDS = new Set([
  'AGY',
  'ACT',
  'SUM',
  'EFFDATE',
  'DATES',
  'ADD',
  'FURINF',
  'SUPLINF',
  'REGTEXT',
  'SIG',
  'FRDOC',
]);
/** Fields that hold no other field; SUPLINF holds REGTEXT and SIG. */
const CLOSED_FIELDS = new Set(['AGY', 'ACT', 'SUM', 'EFFDATE', 'DATES', 'ADD', 'FURINF']);
const PRESIDENTIAL = new Set(['PRESDOCU', 'PROCLA', 'EXECORD', 'PRMEMO', 'DETERM', 'PRNOTICE', 'PRORDER']);

/** A note's mark in running text: its number says nothing there and would hang on the word before it. */
const NOTE_MARK = /[^<]{0,40}<\/SU>\s{0,200}<FTREF/y;

export const isInline = (name: string) => INLINE.has(name);
export const isSkipped = (name: string) => SKIPPED.has(name);
export const isHeading = (name: string) => HEADINGS.has(name);
export const isCell = (name: string) => CELLS.has(name);
export const standsAlone = (name: string) => ALONE.has(name);

export function roleOfElement(name: string): SectionRole | undefined {
  return ROLES[name];
}

/** True where `outer` cannot hold `inner`, so that its closing tag must be missing. */
export function cannotHold(outer: string, inner: string): boolean {
  if (PARAGRAPHS.has(outer)) return PARAGRAPHS.has(inner) || FIELDS.has(inner);
  if (CLOSED_FIELDS.has(outer)) return FIELDS.has(inner);
  if (CELLS.has(outer)) return CELLS.has(inner) || inner === 'ROW';
  return outer === 'ROW' && (inner === 'ROW' || FIELDS.has(inner));
}

/** True inside a presidential document that has no SUBJECT: its first heading is the title. */
export function opensPresidentialTitle(openElements: readonly string[]): boolean {
  return openElements.some((name) => PRESIDENTIAL.has(name));
}

/** True where the text after an opened SU is the number of a footnote mark. */
export function isNoteMark(source: string, afterTag: number): boolean {
  NOTE_MARK.lastIndex = afterTag;
  return NOTE_MARK.test(source);
}

const DIGITS = /\s{0,80}(\d{1,2})\s{0,80}<\/SU>/y;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The digits inside an opened SU as superscript characters, undefined where it holds something else. */
export function superscriptDigits(source: string, afterTag: number): string | undefined {
  DIGITS.lastIndex = afterTag;
  const digits = DIGITS.exec(source)?.[1];
  return digits?.replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
}

import type { Section, TextFormat } from '../document.ts';
import { dateOfDigits } from './date-words.ts';
import {
  cfrPartsOf,
  type DocumentHeader,
  docketsOf,
  filingStampOf,
  numberOfStamp,
  rinsOf,
} from './header-fields.ts';
import { readDocument } from './read-document.ts';
import { xmlHeaders } from './xml-header.ts';

const NOTHING: DocumentHeader = {
  number: undefined,
  citation: undefined,
  type: undefined,
  agencies: [],
  cfrParts: [],
  action: undefined,
  dates: undefined,
  rins: [],
  dockets: [],
  subject: undefined,
  filed: undefined,
  scheduledFor: undefined,
};

/** What the head of a document of the Federal Register says of it; an article of the press has no such head. */
export function documentHeader(format: TextFormat, original: string): DocumentHeader {
  if (format === 'article-text') return NOTHING;
  const sections = readDocument(format, original).sections;
  if (format !== 'fr-xml') return textHeader(original, sections);
  const header = xmlHeaders(original)[0] ?? NOTHING;
  return { ...header, subject: header.subject ?? sections.find((section) => section.role === 'title')?.text };
}

/** Every document of a whole issue in XML (FEDREG), in the order of the issue, each with its head. */
export function issueDocuments(original: string): readonly DocumentHeader[] {
  return xmlHeaders(original);
}

function textHeader(original: string, sections: readonly Section[]): DocumentHeader {
  const front = frontLines(sections);
  const stamp = sections.findLast((section) => section.text.startsWith('[FR Doc.'))?.text ?? '';
  const first = (role: Section['role']) => sections.find((section) => section.role === role)?.text;
  const head = original.slice(0, 4_000);
  const volume = /\[Federal Register Volume (\d+),/.exec(head)?.[1];
  const page = /\[Pages? (\d+)/.exec(head)?.[1];
  const about = (pattern: RegExp) => front.filter((line) => pattern.test(line));
  const cfrParts = about(/\bCFR\b/).flatMap(cfrPartsOf);
  const type = typeOf({ head, front, action: first('action'), amends: cfrParts.length > 0 });
  const presidential = type === 'Presidential Document';
  const described = front.filter((line) => !/^(?:\[|RIN\b|\d{1,2} CFR)/.test(line));
  return {
    number: numberOfStamp(stamp) ?? numberOfBanner(head),
    citation: volume === undefined || page === undefined ? undefined : `${volume} FR ${page}`,
    type,
    agencies: presidential ? ['Executive Office of the President'] : described.slice(0, 4),
    cfrParts,
    action: first('action'),
    dates: first('dates'),
    rins: about(/\bRIN\b/).flatMap(rinsOf),
    dockets: about(/^\[/).flatMap(docketsOf),
    subject: first('title'),
    filed: filingStampOf(stamp),
    scheduledFor: scheduledFor(head),
  };
}

/** The lines before the preamble: agencies, CFR parts, docket, RIN. */
function frontLines(sections: readonly Section[]): readonly string[] {
  const end = sections.findIndex((section) => section.role !== 'body' || section.heading !== '');
  return sections.slice(0, end < 0 ? MOST_FRONT : end).flatMap((section) => section.text.split('\n'));
}

/** An order may have none of the labels that end the front. */
const MOST_FRONT = 8;

function numberOfBanner(head: string): string | undefined {
  return numberOfStamp(head) ?? /federalregister\.gov\/d\/([A-Z]?\d{1,4}-\d{3,6})/.exec(head)?.[1];
}

function scheduledFor(head: string): string | undefined {
  const day = /scheduled to be published in the\s+Federal Register on (\d{2}\/\d{2}\/\d{4})/i.exec(head)?.[1];
  return day === undefined ? undefined : dateOfDigits(day);
}

interface TypeSigns {
  readonly head: string;
  readonly front: readonly string[];
  readonly action: string | undefined;
  /** Whether it names parts of the CFR that it is about. */
  readonly amends: boolean;
}

const PRESIDENTIAL =
  /^(?:(?:an? )?(?:EXECUTIVE ORDER|PROCLAMATION)\b|Executive Order \d|Proclamation \d|Title 3\b|Memorandum of |Presidential D)/;
const ASKS = /\bproposed rule|advance notice of proposed|\b(?:notice|notification) of inquiry\b/i;

/** By the part of the issue where it is printed; filed texts are told by their action, else by what they lack. */
function typeOf({ head, front, action, amends }: TypeSigns): DocumentHeader['type'] {
  const part = /^\[(Rules and Regulations|Proposed Rules|Notices|Presidential Documents)\]/m.exec(head)?.[1];
  if (part === 'Rules and Regulations') return 'Rule';
  if (part === 'Proposed Rules') return 'Proposed Rule';
  if (part === 'Notices') return 'Notice';
  if (part === 'Presidential Documents') return 'Presidential Document';
  if (action === undefined && front.some((line) => PRESIDENTIAL.test(line))) return 'Presidential Document';
  if (action !== undefined && ASKS.test(action)) return 'Proposed Rule';
  if (action !== undefined && /\brules?\b/i.test(action)) return 'Rule';
  if (/\bnotice\b/i.test(action ?? '')) return 'Notice';
  // An order or notice may do without the fields of the preamble; a document that amends the CFR may not.
  return action === undefined && !amends && AGENCY_LINE.test(front.join('\n')) ? 'Notice' : undefined;
}

const AGENCY_LINE = /^(?:DEPARTMENT OF|[A-Z][A-Z ,]+ (?:AGENCY|COMMISSION|BOARD|ADMINISTRATION|OFFICE)\b)/m;

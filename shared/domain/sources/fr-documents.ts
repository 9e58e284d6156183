import { addDays, localDate } from '../clock-zones.ts';
import type { DocumentMetadata, TextFormat } from '../document.ts';
import { frDocId } from '../ids.ts';
import type { DocumentsSource } from './catalogue.ts';
import { fingerprintOf, type ListEntry, type Listing, type TextAddress } from './entry.ts';
import {
  agencyNames,
  agencySlugs,
  dateField,
  type FrRecord,
  isRecord,
  listField,
  numberField,
  readAnswer,
  textField,
} from './fr-answer.ts';

/** The API stops counting here: at this count nobody knows how many there are. */
const COUNT_CEILING = 10_000;

/**
 * The address of the first page: everything published since `overlapDays` before today in New York, issues to come included.
 * A date window and not a number is the watermark, since numbers are not in order of printing.
 */
export function documentsUrl(source: DocumentsSource, now: Date): string {
  const url = new URL(source.url);
  for (const [name, value] of Object.entries(source.query)) {
    for (const one of typeof value === 'string' ? [value] : value) url.searchParams.append(name, one);
  }
  const since = addDays(localDate(source.tz, now), -source.overlapDays);
  url.searchParams.set('conditions[publication_date][gte]', since);
  return url.href;
}

/**
 * The next page, followed exactly as the API gives it, but only within the same API path (it drops ".json" from it).
 * Undefined for anything else.
 */
export function followable(nextPage: string, firstPage: string): string | undefined {
  const next = URL.parse(nextPage);
  const first = URL.parse(firstPage);
  if (next === null || first === null || next.origin !== first.origin) return undefined;
  const path = (url: URL) => url.pathname.replace(/\.json$/, '');
  return path(next) === path(first) ? nextPage : undefined;
}

/** Reads one page of `/documents.json`. Throws `source-not-json` and `source-shape`; a record without number or title is skipped. */
export function readDocuments(text: string, source: DocumentsSource): Listing {
  const answer = readAnswer(text);
  const entries: ListEntry[] = [];
  const skipped: string[] = [];
  for (const record of answer.results) {
    const entry = documentEntry(record, source);
    if (entry === undefined) skipped.push(`no number or title: ${JSON.stringify(record).slice(0, 120)}`);
    else entries.push(entry);
  }
  return {
    entries,
    arrived: answer.results.length,
    cut: false,
    expected: answer.count < COUNT_CEILING ? answer.count : Number.POSITIVE_INFINITY,
    stale: false,
    skipped,
    ...(answer.nextPage === undefined ? {} : { nextPage: answer.nextPage }),
  };
}

function documentEntry(record: FrRecord, source: DocumentsSource): ListEntry | undefined {
  const number = numberField(record);
  const title = textField(record, 'title');
  const publicationDate = dateField(record, 'publication_date');
  if (number === undefined || title === undefined) return undefined;
  const texts = textAddresses(record);
  const metadata: DocumentMetadata = {
    title,
    url: textField(record, 'html_url') ?? `https://www.federalregister.gov/d/${number}`,
    type: textField(record, 'type') ?? 'Uncategorized Document',
    stage: 'published',
    publisher: source.publisher,
    agencies: agencyNames(record),
    number,
    ...defined({
      citation: textField(record, 'citation'),
      action: textField(record, 'action'),
      abstract: textField(record, 'abstract'),
      dates: textField(record, 'dates'),
      effectiveOn: dateField(record, 'effective_on'),
      publicationDate,
      issuedAt: postedAt(record),
      docket: listField(record, 'docket_ids').join('; ') || undefined,
      corrects: correctionOf(record),
      textUrl: texts[0]?.url,
      textFormat: texts[0]?.format,
    }),
    cfr: cfrReferences(record),
  };
  const listed = [title, metadata.action, metadata.dates, metadata.abstract];
  return {
    docId: frDocId(number, publicationDate),
    metadata,
    // The address of the text moves from nothing to plain text to XML while an issue is loaded; the text does not change.
    fingerprint: fingerprintOf({ ...metadata, textUrl: undefined, textFormat: undefined, url: undefined }),
    texts,
    urgent: agencySlugs(record).some((slug) => source.priorityAgencies.includes(slug)),
    listed: listed.flatMap((line) => (line === undefined ? [] : asSentence(line))).join('\n\n'),
  };
}

/** Titles and actions have no full stop; without one they would run on into the sentence that follows. */
const asSentence = (line: string) => (/[.!?:;]$/.test(line) ? line : `${line}.`);

/** Addresses are taken as given: they hold the date folder, and are null on old or freshly listed documents. */
function textAddresses(record: FrRecord): TextAddress[] {
  const formats: [string, TextFormat][] = [
    ['full_text_xml_url', 'fr-xml'],
    ['raw_text_url', 'fr-text'],
  ];
  return formats.flatMap(([field, format]) => {
    const url = textField(record, field);
    return url === undefined ? [] : [{ url, format }];
  });
}

/** The address of the inspection copy ends in the second at which it was posted, also for a printed document. */
function postedAt(record: FrRecord): string | undefined {
  const epoch = /\?(\d{9,10})$/.exec(textField(record, 'public_inspection_pdf_url') ?? '')?.[1];
  return epoch === undefined ? undefined : new Date(Number(epoch) * 1000).toISOString();
}

/** `correction_of` holds the address of the corrected document in the API; it is filled for corrections of the print shop only. */
function correctionOf(record: FrRecord): DocumentMetadata['corrects'] {
  const number = /\/documents\/([A-Za-z0-9-]+)(?:\.json)?$/.exec(
    textField(record, 'correction_of') ?? '',
  )?.[1];
  return number === undefined ? undefined : { number };
}

function cfrReferences(record: FrRecord): { title: number; part: number | undefined }[] {
  const references = record['cfr_references'];
  if (!Array.isArray(references)) return [];
  return references.filter(isRecord).flatMap((reference) => {
    const [title, part] = [Number(reference['title']), Number(reference['part'] ?? Number.NaN)];
    return Number.isInteger(title) ? [{ title, part: Number.isInteger(part) ? part : undefined }] : [];
  });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same object without the fields that are undefined. */
export function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

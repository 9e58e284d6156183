import { clock } from './document-text.ts';
import { isWeekday, newYork, shiftDate } from './new-york.ts';
import type { RecordedDocument, Recording } from './recording.ts';

const SITE = 'https://www.federalregister.gov';
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/-$/, '');
const datePath = (document: RecordedDocument) => document.publishedOn.replaceAll('-', '/');

/** An answer of a recorded host: what stands on the wire. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

/** What the real site answers for anything it does not know, also below `.json`. */
export const notFound: Answer = {
  status: 404,
  type: 'text/html; charset=utf-8',
  body: '<!DOCTYPE html><html><head><title>Federal Register :: Page Not Found</title></head><body><h1>Page not found</h1></body></html>',
};

/** The day whose list is on public inspection: today from 08:45 on weekdays, else the weekday before. */
function inspectionDay(now: Date): string {
  const { date, time } = newYork(now);
  let day = isWeekday(date) && time >= '08:45' ? date : shiftDate(date, -1);
  while (!isWeekday(day)) day = shiftDate(day, -1);
  return day;
}

/** Documents on public inspection at the instant: filed, and not yet in an issue. */
function onInspection(recording: Recording, now: Date): readonly RecordedDocument[] {
  const { date } = newYork(now);
  return recording.documents.filter(
    (document) => new Date(document.filedAt) <= now && date < document.publishedOn,
  );
}

/** The issue of a day is online from 06:00 in New York. */
export function isPublished(document: RecordedDocument, now: Date): boolean {
  const { date, time } = newYork(now);
  return date > document.publishedOn || (date === document.publishedOn && time >= '06:00');
}

function agenciesOf(recording: Recording, document: RecordedDocument, printed: boolean) {
  const own = recording.agencies[document.agency];
  if (own === undefined) throw new Error(`The recording has no agency ${document.agency}.`);
  const entry = {
    raw_name: own.name,
    name: own.name,
    slug: own.slug,
    url: `${SITE}/agencies/${own.slug}`,
    parent_id: null,
  };
  if (!printed || document.agency !== 'bis') return [entry];
  const parent = {
    raw_name: 'DEPARTMENT OF COMMERCE',
    name: 'Commerce Department',
    slug: 'commerce-department',
    url: `${SITE}/agencies/commerce-department`,
    parent_id: null,
  };
  return [parent, entry];
}

const withOffset = (iso: string) => iso.replace(/(\d{2}:\d{2}:\d{2})([+-])/, '$1.000$2');

/** The record of a filing on the inspection list of a day. */
function filingRecord(recording: Recording, document: RecordedDocument, day: string) {
  return {
    agencies: agenciesOf(recording, document, false),
    agency_letters: [],
    agency_names: [recording.agencies[document.agency]?.name],
    docket_numbers: [],
    document_number: document.number,
    editorial_note: null,
    excerpts: null,
    filed_at: withOffset(document.filedAt),
    filing_type: document.filingType,
    html_url: `${SITE}/public-inspection/${document.number}/${slugOf(document.title)}`,
    json_url: `${SITE}/api/v1/public_inspection_documents/${document.number}`,
    last_public_inspection_issue: day,
    num_pages: 2 + Math.ceil((document.amend?.rows.length ?? 0) / 4),
    page_views: { count: 0, last_updated: withOffset(document.filedAt) },
    pdf_file_name: `${document.number}_PI.pdf`,
    pdf_file_size: 138_000,
    pdf_updated_at: withOffset(document.filedAt),
    pdf_url: `https://public-inspection.federalregister.gov/${document.number}.pdf`,
    publication_date: document.publishedOn,
    raw_text_url: `${SITE}/public-inspection/raw_text/${rawTextPath(document.number)}.txt`,
    subject_1: document.title,
    subject_2: null,
    subject_3: null,
    title: `${document.title} `,
    toc_doc: document.title,
    toc_subject: null,
    type: document.type,
  };
}

/** GET /api/v1/public-inspection-documents/current.json */
export function currentInspection(recording: Recording, now: Date): Answer {
  const day = inspectionDay(now);
  const results = onInspection(recording, now).map((document) => filingRecord(recording, document, day));
  const updated = withOffset(`${day}T08:45:00-04:00`);
  return json({
    count: results.length,
    results,
    special_filings_updated_at: updated,
    regular_filings_updated_at: updated,
  });
}

/** GET /api/v1/public-inspection-documents/{number}.json: goes on working after printing. */
export function oneFiling(recording: Recording, now: Date, number: string): Answer {
  const document = recording.documents.find((one) => one.number === number);
  return document !== undefined && new Date(document.filedAt) <= now
    ? json(filingRecord(recording, document, inspectionDay(now)))
    : notFound;
}

/** The number without its first hyphen, in groups of three: 2019-10616 -> 201/910/616. */
export function rawTextPath(number: string): string {
  return (number.replace('-', '').match(/.{1,3}/g) ?? []).join('/');
}

function printedRecord(recording: Recording, document: RecordedDocument) {
  const page = document.citation === null ? null : Number(document.citation.split(' ').at(-1));
  const stamp = newYork(new Date(document.filedAt));
  return {
    document_number: document.number,
    title: document.title,
    type: document.type,
    subtype: document.subtype ?? null,
    abstract: document.summary,
    action: document.action,
    dates: document.dates,
    effective_on: document.effectiveOn ?? null,
    comments_close_on: document.commentsCloseOn ?? null,
    signing_date: document.signedOn ?? null,
    publication_date: document.publishedOn,
    agencies: agenciesOf(recording, document, true),
    agency_names: agenciesOf(recording, document, true).map((agency) => agency.name),
    cfr_references: document.cfr.map((part) => ({
      title: document.cfrTitle ?? 15,
      part: Number(part),
      chapter: null,
      citation_url: null,
    })),
    docket_ids: [],
    docket_id: null,
    regulation_id_numbers: [],
    significant: null,
    citation: document.citation,
    volume: document.citation === null ? null : Number(document.citation.split(' ')[0]),
    start_page: page,
    end_page: document.endPage,
    html_url: `${SITE}/documents/${datePath(document)}/${document.number}/${slugOf(document.title)}`,
    pdf_url: `https://www.govinfo.gov/content/pkg/FR-${document.publishedOn}/pdf/${document.number}.pdf`,
    json_url: `${SITE}/api/v1/documents/${document.number}?publication_date=${document.publishedOn}`,
    full_text_xml_url: `${SITE}/documents/full_text/xml/${datePath(document)}/${document.number}.xml`,
    raw_text_url: `${SITE}/documents/full_text/text/${datePath(document)}/${document.number}.txt`,
    body_html_url: `${SITE}/documents/full_text/html/${datePath(document)}/${document.number}.html`,
    public_inspection_pdf_url: `https://public-inspection.federalregister.gov/${document.number}.pdf?${Date.parse(document.filedAt) / 1000}`,
    executive_order_number: document.executiveOrder ?? null,
    correction_of: null,
    corrections: [],
    excerpts: null,
    page_views: { count: 0, last_updated: `${stamp.date} ${clock(stamp.time)}` },
  };
}

const DEFAULT_FIELDS = [
  'title',
  'type',
  'abstract',
  'document_number',
  'html_url',
  'pdf_url',
  'public_inspection_pdf_url',
  'publication_date',
  'agencies',
  'excerpts',
];

/** GET /api/v1/documents.json with the conditions the watch queries use; an unknown field or condition is a 400 as on the real server. */
export function documentsSearch(recording: Recording, now: Date, query: URLSearchParams): Answer {
  const fields = query.getAll('fields[]');
  let found = recording.documents.filter((document) => isPublished(document, now));
  for (const [key, value] of query) {
    if (!key.startsWith('conditions[')) continue;
    const name = key.slice(11).split(']')[0] ?? '';
    const bound = /\[(is|gte|lte)\]/.exec(key)?.[1];
    if (name === 'publication_date' && bound === 'is')
      found = found.filter((one) => one.publishedOn === value);
    else if (name === 'publication_date' && bound === 'gte')
      found = found.filter((one) => one.publishedOn >= value);
    else if (name === 'publication_date' && bound === 'lte')
      found = found.filter((one) => one.publishedOn <= value);
    else if (name === 'agencies')
      found = found.filter((one) =>
        agenciesOf(recording, one, true).some((agency) => query.getAll(key).includes(agency.slug)),
      );
    else if (name === 'document_numbers')
      found = found.filter((one) => query.getAll(key).includes(one.number));
    else return json({ errors: { [name]: 'is not a valid field' } }, 400);
  }
  found.sort((a, b) => b.publishedOn.localeCompare(a.publishedOn) || b.number.localeCompare(a.number));
  const asked = Number(query.get('per_page') ?? 20);
  const perPage = asked >= 2 && asked <= 2000 ? asked : 20;
  const page = Number(query.get('page') ?? 1);
  if (found.length === 0) return json({ description: 'All Documents', count: 0 });
  const slice = found.slice((page - 1) * perPage, page * perPage).map((document) => {
    const record: Record<string, unknown> = printedRecord(recording, document);
    const wanted = fields.length > 0 ? fields : DEFAULT_FIELDS;
    return Object.fromEntries(wanted.map((field) => [field, record[field]]));
  });
  const unknown = fields.find((field) => slice[0] !== undefined && slice[0][field] === undefined);
  if (unknown !== undefined) return json({ status: 400, message: `field '${unknown}' not valid` }, 400);
  const pages = Math.ceil(found.length / perPage);
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  return json({
    description: 'All Documents',
    count: Math.min(found.length, 10_000),
    total_pages: pages,
    ...(page < pages ? { next_page_url: `${SITE}/api/v1/documents?${next}` } : {}),
    results: slice,
  });
}

/** GET /api/v1/documents/{number}.json: 404 until the issue is online. */
export function oneDocument(recording: Recording, now: Date, number: string): Answer {
  const document = recording.documents.find((one) => one.number === number);
  return document !== undefined && isPublished(document, now)
    ? json(printedRecord(recording, document))
    : notFound;
}

import type { DocumentMetadata } from '../document.ts';
import { RulewireError } from '../errors.ts';
import { frDocId } from '../ids.ts';
import type { PublicInspectionSource } from './catalogue.ts';
import { fingerprintOf, type ListEntry, type Listing } from './entry.ts';
import {
  agencyNames,
  agencySlugs,
  dateField,
  type FrRecord,
  instantField,
  jsonObject,
  listField,
  numberField,
  readAnswer,
  textField,
} from './fr-answer.ts';
import { defined } from './fr-documents.ts';

/**
 * Reads `/public-inspection-documents/current.json`. `today` is the date in New York (YYYY-MM-DD) at which it was fetched: before
 * 08:45 the server may still show yesterday's filings, so only records of today's inspection issue count, and a list
 * without any is `stale`. Throws `source-not-json` and `source-shape`.
 */
export function readPublicInspection(text: string, source: PublicInspectionSource, today: string): Listing {
  const answer = readAnswer(text);
  const entries: ListEntry[] = [];
  const skipped: string[] = [];
  let leftovers = 0;
  for (const record of answer.results) {
    const entry = inspectionEntry(record, source);
    if (entry === undefined) skipped.push(`no number or title: ${JSON.stringify(record).slice(0, 120)}`);
    else if (dateField(record, 'last_public_inspection_issue') === today) entries.push(entry);
    else leftovers += 1;
  }
  return {
    entries,
    arrived: answer.results.length,
    cut: false,
    expected: answer.count,
    stale: leftovers > 0 && entries.length === 0,
    skipped,
  };
}

/**
 * Reads `/public-inspection-documents/{number}.json`, the record of one filing, as a list of one. Throws `source-not-json`, and
 * `source-shape` where it has no number or title.
 */
export function readFiling(text: string, source: PublicInspectionSource): Listing {
  const entry = inspectionEntry(jsonObject(text), source);
  if (entry === undefined) throw new RulewireError('source-shape', 'a filing without number or title');
  return { entries: [entry], arrived: 1, cut: false, expected: 1, stale: false, skipped: [] };
}

function inspectionEntry(record: FrRecord, source: PublicInspectionSource): ListEntry | undefined {
  const number = numberField(record);
  const title = textField(record, 'title') ?? subjects(record);
  if (number === undefined || title === undefined) return undefined;
  const publicationDate = dateField(record, 'publication_date');
  const note = textField(record, 'editorial_note');
  const textUrl = textField(record, 'raw_text_url');
  const metadata: DocumentMetadata = {
    title,
    url: textField(record, 'html_url') ?? `https://www.federalregister.gov/d/${number}`,
    type: textField(record, 'type') ?? 'Uncategorized Document',
    stage: isWithdrawn(record, note) ? 'withdrawn' : 'filed',
    publisher: source.publisher,
    agencies: agencyNames(record),
    number,
    ...defined({
      publicationDate,
      issuedAt: instantField(record, 'filed_at'),
      docket: listField(record, 'docket_numbers').join('; ') || undefined,
      note,
      textUrl,
      textFormat: textUrl === undefined ? undefined : ('pi-text' as const),
    }),
  };
  return {
    docId: frDocId(number, publicationDate),
    metadata,
    // A newer file may hold another text under the same address.
    fingerprint: fingerprintOf({
      ...metadata,
      url: undefined,
      fileUpdatedAt: instantField(record, 'pdf_updated_at'),
    }),
    texts: textUrl === undefined ? [] : [{ url: textUrl, format: 'pi-text' }],
    urgent: agencySlugs(record).some((slug) => source.priorityAgencies.includes(slug)),
    listed: title,
  };
}

/** The title is made of up to three subjects, "Export Controls: " and what follows. */
function subjects(record: FrRecord): string | undefined {
  const parts = ['subject_1', 'subject_2', 'subject_3'].flatMap((name) => textField(record, name) ?? []);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** A withdrawn filing stays listed for a day: its times become null and a note says that the agency asked for it. */
function isWithdrawn(record: FrRecord, note: string | undefined): boolean {
  return (record['filed_at'] ?? null) === null && note !== undefined && /\bwithdr[ae]w/i.test(note);
}

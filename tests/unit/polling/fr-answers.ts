import { sourceId } from '../../../shared/domain/ids.ts';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { json, page } from './poll-harness.ts';

export const catalogue = loadCatalogue(SOURCE_FILES);
export const INSPECTION = sourceId('fr-public-inspection');
export const DOCUMENTS = sourceId('fr-documents');

export const INSPECTION_URL =
  'https://www.federalregister.gov/api/v1/public-inspection-documents/current.json';
export const DOCUMENTS_URL = 'https://www.federalregister.gov/api/v1/documents.json';

export const rawTextUrl = (number: string) =>
  `https://www.federalregister.gov/public-inspection/raw_text/${number
    .replace('-', '')
    .match(/.{1,3}/g)
    ?.join('/')}.txt`;
export const xmlUrl = (number: string) =>
  `https://www.federalregister.gov/documents/full_text/xml/2026/10/05/${number}.xml`;

/** A filing in the shape of the list of public inspection. */
export function filing(number: string, more: Record<string, unknown> = {}) {
  return {
    agencies: [
      {
        raw_name: 'Bureau of Industry and Security',
        name: 'Industry and Security Bureau',
        slug: 'industry-and-security-bureau',
      },
    ],
    agency_letters: [],
    docket_numbers: ['Docket No. 260901-0001'],
    document_number: number,
    editorial_note: null,
    excerpts: null,
    filed_at: '2026-10-02T08:45:00.000-04:00',
    filing_type: 'regular',
    html_url: `https://www.federalregister.gov/public-inspection/${number}/a-rule`,
    last_public_inspection_issue: '2026-10-02',
    page_views: { count: 5, last_updated: '2026-10-02 09:00:00 -0400' },
    pdf_updated_at: '2026-10-02T08:45:06.000-04:00',
    publication_date: '2026-10-05',
    raw_text_url: rawTextUrl(number),
    title: `Rule number ${number} about exports  `,
    type: 'Rule',
    ...more,
  };
}

export const inspectionList = (filings: readonly unknown[], more: Record<string, unknown> = {}) =>
  json({ count: filings.length, results: filings, ...more });

/** A printed document in the shape of the search. */
export function printed(number: string, more: Record<string, unknown> = {}) {
  return {
    document_number: number,
    title: `Rule number ${number} about exports`,
    type: 'Rule',
    subtype: null,
    abstract: 'The Bureau changes a list.',
    action: 'Final rule.',
    dates: 'This rule is effective October 5, 2026.',
    effective_on: '2026-10-05',
    publication_date: '2026-10-05',
    agencies: [
      { raw_name: 'DEPARTMENT OF COMMERCE', name: 'Commerce Department', slug: 'commerce-department' },
    ],
    cfr_references: [{ title: 15, part: 744, chapter: null, citation_url: null }],
    docket_ids: ['260901-0001'],
    citation: '91 FR 60001',
    html_url: `https://www.federalregister.gov/documents/2026/10/05/${number}/a-rule`,
    full_text_xml_url: xmlUrl(number),
    raw_text_url: `https://www.federalregister.gov/documents/full_text/text/2026/10/05/${number}.txt`,
    public_inspection_pdf_url: `https://public-inspection.federalregister.gov/${number}.pdf?1790945100`,
    ...more,
  };
}

export const documentsList = (documents: readonly unknown[], more: Record<string, unknown> = {}) =>
  json(
    documents.length === 0
      ? { description: 'Documents', count: 0 }
      : { description: 'Documents', count: documents.length, total_pages: 1, results: documents, ...more },
  );

export const plainText = (text: string) => page('text/plain; charset=utf-8', text);
export const xml = (text: string) => page('text/xml; charset=utf-8', `<RULE><P>${text}</P></RULE>`);

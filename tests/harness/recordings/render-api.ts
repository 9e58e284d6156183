import { rawTextPath } from '../../../infra/local/history/register-answers.ts';
import type { Told } from './told.ts';

const SITE = 'https://www.federalregister.gov';
const SLUGS: Readonly<Record<string, string>> = {
  'Industry and Security Bureau': 'industry-and-security-bureau',
  'Commerce Department': 'commerce-department',
};

const agencies = (names: readonly string[]) =>
  names.map((name) => ({
    raw_name: name.toUpperCase(),
    name,
    slug: SLUGS[name] ?? name.toLowerCase().replaceAll(' ', '-'),
    id: 1,
    parent_id: null,
  }));

const offset = (date: string) => (date.slice(5) >= '03-12' && date.slice(5) < '11-05' ? '-04:00' : '-05:00');
const filedAt = ({ filedOn, filedTime }: Told) => `${filedOn}T${filedTime}:00.000${offset(filedOn)}`;

/** The record of `/documents.json`; `comment` is its first comment date. */
export function printedRecord(told: Told, comment: string | undefined): object {
  const [volume = '', , page = ''] = told.citation.split(' ');
  const path = told.publishedOn.replaceAll('-', '/');
  return {
    document_number: told.number,
    title: `${told.title} `,
    type: told.type,
    subtype: told.type === 'Presidential Document' ? 'Executive Order' : null,
    abstract: told.summary === '' ? null : told.summary,
    action: told.action ?? null,
    dates: told.dates ?? null,
    effective_on: told.effectiveOn ?? null,
    comments_close_on: comment ?? null,
    publication_date: told.publishedOn,
    agencies: agencies(told.agencyNames),
    cfr_references: told.cfr.map(({ title, part }) => ({ title, part, chapter: null, citation_url: null })),
    docket_ids: [],
    citation: told.citation,
    volume: Number(volume),
    start_page: Number(page),
    end_page: Number(page) + 7,
    html_url: `${SITE}/documents/${path}/${told.number}/a-document`,
    full_text_xml_url: `${SITE}/documents/full_text/xml/${path}/${told.number}.xml`,
    raw_text_url: `${SITE}/documents/full_text/text/${path}/${told.number}.txt`,
    public_inspection_pdf_url: `https://public-inspection.federalregister.gov/${told.number}.pdf?${Date.parse(filedAt(told)) / 1000}`,
    correction_of: null,
    corrections: [],
    page_views: { count: 5, last_updated: '2020-01-01 00:00:00 -0500' },
  };
}

/** The record of `/public-inspection-documents/current.json`: without dates, abstract and CFR parts. */
export function filedRecord(told: Told): object {
  return {
    agencies: agencies(told.agencyNames.slice(-1)),
    agency_letters: [],
    docket_numbers: [],
    document_number: told.number,
    editorial_note: null,
    filed_at: filedAt(told),
    filing_type: told.filedTime === '08:45' ? 'regular' : 'special',
    html_url: `${SITE}/public-inspection/${told.number}/a-document`,
    last_public_inspection_issue: told.filedOn,
    pdf_updated_at: filedAt(told),
    publication_date: told.publishedOn,
    raw_text_url: `${SITE}/public-inspection/raw_text/${rawTextPath(told.number)}.txt`,
    subject_1: told.title,
    title: `${told.title} `,
    type: told.type,
  };
}

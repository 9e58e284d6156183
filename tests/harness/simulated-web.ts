import { sourceId } from '../../shared/domain/ids.ts';
import type { Fetcher } from '../../shared/ports/fetcher.ts';

/** Sources of the product's own catalogue, as this simulation serves them. */
export const INSPECTION = sourceId('fr-public-inspection');
export const PRESS = sourceId('scmp-tech');

const FEDERAL_REGISTER = 'https://www.federalregister.gov';
const INSPECTION_LIST = `${FEDERAL_REGISTER}/api/v1/public-inspection-documents/current.json`;
const PRESS_FEED = 'https://www.scmp.com/rss/36/feed';

export interface Filing {
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

export interface PressStory {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
}

/** The web as the pollers see it: what is filed, what the press reports. Everything else is not found. */
export function simulatedWeb() {
  const pages = new Map<string, { readonly type: string; readonly body: string }>();
  const serve = (address: string, type: string, body: string) => pages.set(address, { type, body });

  const web = {
    /** The filings that are on public inspection now, with their texts. */
    inspect(filings: readonly Filing[]) {
      const results = filings.map(({ number, title }) => filingEntry(number, title));
      serve(INSPECTION_LIST, 'application/json', JSON.stringify({ count: results.length, results }));
      for (const { number, text } of filings) serve(rawTextUrl(number), 'text/plain; charset=utf-8', text);
    },
    /** The stories that the outlet's feed holds now. */
    report(stories: readonly PressStory[]) {
      serve(PRESS_FEED, 'application/rss+xml; charset=utf-8', feed('https://www.scmp.com', stories));
    },
    fetcher: {
      async fetch({ url }) {
        const { origin, pathname } = new URL(url);
        const { type, body } = pages.get(`${origin}${pathname}`) ?? { type: 'text/html', body: 'Not found' };
        return {
          outcome: 'fetched',
          status: pages.has(`${origin}${pathname}`) ? 200 : 404,
          finalUrl: url,
          contentType: type,
          headers: {},
          body: new TextEncoder().encode(body),
        };
      },
    } satisfies Fetcher,
  };
  web.inspect([]);
  web.report([{ slug: 'weather', title: 'Rain in the city', summary: 'It rains and will go on raining.' }]);
  return web;
}

const rawTextUrl = (number: string) => `${FEDERAL_REGISTER}/public-inspection/raw_text/${number}.txt`;

/** A filing in the shape of the list of public inspection. */
function filingEntry(number: string, title: string) {
  const bureau = 'Industry and Security Bureau';
  return {
    agencies: [{ raw_name: bureau, name: bureau, slug: 'industry-and-security-bureau' }],
    agency_letters: [],
    docket_numbers: ['Docket No. 260901-0001'],
    document_number: number,
    editorial_note: null,
    excerpts: null,
    filed_at: '2026-10-02T08:45:00.000-04:00',
    filing_type: 'regular',
    html_url: `${FEDERAL_REGISTER}/public-inspection/${number}/a-rule`,
    last_public_inspection_issue: '2026-10-02',
    page_views: { count: 5, last_updated: '2026-10-02 09:00:00 -0400' },
    pdf_updated_at: '2026-10-02T08:45:06.000-04:00',
    publication_date: '2026-10-05',
    raw_text_url: rawTextUrl(number),
    title,
    type: 'Rule',
  };
}

function feed(site: string, stories: readonly PressStory[]): string {
  const items = stories.map(
    ({ slug, title, summary }) =>
      `<item><title>${title}</title><link>${site}/${slug}</link><guid>${site}/${slug}</guid><pubDate>Fri, 02 Oct 2026 12:00:00 GMT</pubDate><description><![CDATA[<p>${summary}</p>]]></description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`;
}

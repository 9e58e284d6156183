import { sourceId } from '../../../shared/domain/ids.ts';
import { page } from './poll-harness.ts';

export const SCMP = sourceId('scmp-tech');
export const YAHOO = sourceId('yahoo-news');
export const BIS = sourceId('bis-news');
export const SCMP_URL = 'https://www.scmp.com/rss/36/feed';
export const YAHOO_URL = 'https://news.yahoo.com/rss/';
export const BIS_URL = 'https://www.bis.gov/news-updates';

export interface Story {
  readonly link: string;
  readonly title: string;
  readonly guid?: string;
  readonly summary?: string;
  readonly creator?: string;
  readonly date?: string;
}

/** An RSS feed of stories, as an outlet would write it. */
export function rss(stories: readonly Story[], headers: Readonly<Record<string, string>> = {}) {
  const items = stories.map(
    ({
      link,
      title,
      guid = link,
      summary = 'A short summary.',
      creator = 'Staff',
      date = 'Fri, 02 Oct 2026 12:00:00 GMT',
    }) =>
      `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid><pubDate>${date}</pubDate><dc:creator>${creator}</dc:creator><description><![CDATA[<p>${summary}</p>]]></description></item>`,
  );
  const body = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title>${items.join('')}</channel></rss>`;
  return page('application/rss+xml; charset=utf-8', body, { headers });
}

export const article = (paragraphs: readonly string[]) =>
  page(
    'text/html; charset=utf-8',
    `<!DOCTYPE html><html><body><nav>Home</nav><article><h1>A story</h1><div class="caas-body">${paragraphs
      .map((text) => `<p>${text}</p>`)
      .join('')}</div></article></body></html>`,
  );

/** A story of a made-up feed; the n-th of a series. */
export interface SampleStory {
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  readonly summary: string;
}

export const sampleStory = (n: number): SampleStory => ({
  title: `Story ${n}: agency weighs rule ${n} on goods — “part ${n % 7}”`,
  link: `https://outlet.example/news/2026/10/story-${n}?a=1&b=${n}`,
  guid: `https://outlet.example/?p=${100_000 + n}`,
  summary: `Officials said on Friday that rule ${n} may change, two people told the outlet. The share is ${n % 50} percent.`,
});

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const day = (n: number) => String((n % 28) + 1).padStart(2, '0');
const stories = (count: number) => Array.from({ length: count }, (_, n) => sampleStory(n));

/** The same stories as feeds of five makes. */
export const SAMPLE_FEEDS: Readonly<Record<string, (count: number) => string>> = {
  'RSS 2.0': (count) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Outlet</title><link>https://outlet.example</link>${stories(
      count,
    )
      .map(
        ({ title, link, guid, summary }, n) =>
          `\n<item><title>${escaped(title)}</title><link>${escaped(link)}</link><guid isPermaLink="false">${guid}</guid><pubDate>Fri, ${day(n)} Oct 2026 12:00:00 GMT</pubDate><dc:creator><![CDATA[Staff]]></dc:creator><description><![CDATA[<p>${summary}</p>]]></description><media:title>A picture</media:title></item>`,
      )
      .join('')}\n</channel></rss>\n`,
  RDF: (count) =>
    `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://outlet.example"><title>Outlet</title></channel>${stories(
      count,
    )
      .map(
        ({ title, link, summary }, n) =>
          `\n<item rdf:about="${escaped(link)}"><title>${escaped(title)}</title><link>${escaped(link)}</link><d:date>2026-10-${day(n)}T12:00:00Z</d:date><description>${escaped(summary)}</description></item>`,
      )
      .join('')}\n</rdf:RDF>\n`,
  Atom: (count) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://outlet.example/"><title>Outlet</title>${stories(
      count,
    )
      .map(
        ({ title, link, guid, summary }, n) =>
          `\n<entry><title type="html">${escaped(escaped(title))}</title><link rel="self" href="https://outlet.example/self/${n}"/><link rel="alternate" type="text/html" href="${escaped(link.replace('https://outlet.example', ''))}"/><id>${guid}</id><updated>2026-10-${day(n)}T13:00:00Z</updated><published>2026-10-${day(n)}T12:00:00Z</published><summary type="html">&lt;p&gt;${escaped(escaped(summary))}&lt;/p&gt;</summary></entry>`,
      )
      .join('')}\n</feed>\n`,
  'prefixed Atom': (count) =>
    `<a:feed xmlns:a="http://www.w3.org/2005/Atom">${stories(count)
      .map(
        ({ title, link, guid, summary }, n) =>
          `\n<a:entry><a:title>${escaped(title)}</a:title><a:link href="${escaped(link)}"/><a:id>${guid}</a:id><a:published>2026-10-${day(n)}T12:00:00Z</a:published><a:summary>${escaped(summary)}</a:summary></a:entry>`,
      )
      .join('')}\n</a:feed>\n`,
  'RSS 0.91': (count) =>
    `<rss version="0.91"><channel>${stories(count)
      .map(
        ({ title, link, summary }) =>
          `\n<item><title>${escaped(title)}</title><link>${escaped(link)}</link><description>${escaped(summary)}</description></item>`,
      )
      .join('')}\n</channel></rss>\n`,
};

/** The same stories as a JSON Feed. */
export function jsonFeed(count: number): string {
  const items = stories(count).map(({ title, link, guid, summary }, n) => ({
    id: guid,
    url: link,
    title,
    content_text: summary,
    date_published: `2026-10-${day(n)}T12:00:00Z`,
  }));
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Outlet', items });
}

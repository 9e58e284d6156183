import type { RecordedStory, Recording } from './recording.ts';
import type { Answer } from './register-answers.ts';

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** How each outlet of the recording addresses its articles and names its feed. */
const OUTLETS = {
  'yahoo-news': { name: 'Yahoo News', link: (id: string) => `https://news.yahoo.com/${id}.html` },
  'sputnik-archive': {
    name: 'Sputnik International',
    link: (id: string) => `https://sputniknews.com/business/${id}/`,
  },
  'scmp-tech': {
    name: 'Tech - South China Morning Post',
    link: (id: string) => `https://www.scmp.com/tech/article/${id}`,
  },
  'bis-news': {
    name: 'Bureau of Industry and Security',
    link: (id: string) => `https://www.bis.gov/press-release/${id}`,
  },
} as const;

/** Items of one outlet that are out at the instant, newest first, as many as a feed holds. */
function itemsOf(recording: Recording, feed: RecordedStory['feed'], now: Date): readonly RecordedStory[] {
  return recording.stories
    .filter((story) => story.feed === feed && new Date(story.publishedAt) <= now)
    .reverse()
    .slice(0, 30);
}

/** RFC 822 date in GMT, as feeds write it. */
const rfc822 = (iso: string) => new Date(iso).toUTCString();

/** The RSS 2.0 feed of an outlet at the instant. */
export function feedAnswer(recording: Recording, feed: keyof typeof OUTLETS, now: Date): Answer {
  const outlet = OUTLETS[feed];
  const whole = feed !== 'yahoo-news';
  const items = itemsOf(recording, feed, now).map((story) => {
    const link = outlet.link(story.id);
    const text = (whole ? story.paragraphs : story.paragraphs.slice(0, 1))
      .map((paragraph) => `<p>${escapeXml(paragraph)}</p>`)
      .join('');
    return `<item><title>${escapeXml(story.title)}</title><link>${link}</link><guid isPermaLink="true">${link}</guid><pubDate>${rfc822(story.publishedAt)}</pubDate><dc:creator>${escapeXml(story.by)}</dc:creator><description><![CDATA[${text}]]></description></item>`;
  });
  return {
    status: 200,
    type: 'application/rss+xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${outlet.name}</title><link>https://example.com/</link><description>Recorded feed</description>\n${items.join('\n')}\n</channel></rss>\n`,
  };
}

/** The list of press releases at the instant: an HTML page, newest first. */
export function pressListAnswer(recording: Recording, now: Date): Answer {
  const rows = itemsOf(recording, 'bis-news', now).map(
    (story) =>
      `<li><time datetime="${story.publishedAt}">${longDay(story.publishedAt)}</time> <a href="/press-release/${story.id}">${escapeXml(story.title)}</a></li>`,
  );
  return page(
    'News and updates',
    `<nav><a href="/">Home</a> <a href="/licensing">Licensing</a></nav><main><h1>News and updates</h1><ul>${rows.join('\n')}</ul></main>`,
  );
}

const longDay = (iso: string) =>
  new Date(iso).toLocaleDateString('en-US', { timeZone: 'America/New_York', dateStyle: 'long' });

const page = (title: string, body: string): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeXml(title)}</title></head><body>${body}<footer>All rights reserved.</footer></body></html>`,
});

/** The article behind a link, with the furniture around it that real pages have; undefined if it is not out. */
export function articleAnswer(recording: Recording, url: string, now: Date): Answer | undefined {
  const story = recording.stories.find((one) => OUTLETS[one.feed].link(one.id) === url);
  if (story === undefined || new Date(story.publishedAt) > now) return undefined;
  const others = itemsOf(recording, story.feed, now)
    .filter((one) => one.id !== story.id)
    .slice(0, 3)
    .map((one) => `<li><a href="${OUTLETS[one.feed].link(one.id)}">${escapeXml(one.title)}</a></li>`)
    .join('');
  const text = story.paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('\n');
  return page(
    `${story.title} - ${OUTLETS[story.feed].name}`,
    `<nav><a href="/">Home</a> <a href="/business">Business</a></nav><main><article><h1>${escapeXml(story.title)}</h1><p class="byline">${escapeXml(story.by)}</p><time datetime="${story.publishedAt}">${longDay(story.publishedAt)}</time><div class="caas-body">${text}</div></article><aside class="related"><h2>More stories</h2><ul>${others}</ul></aside></main>`,
  );
}

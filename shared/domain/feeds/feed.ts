import type { Change, Match } from '../change.ts';
import { html, safeUrl } from '../rendering/html.ts';
import { clip, oneLine, shortName } from '../rendering/plain-text.ts';
import { happened, subjectPrefix } from '../rendering/wording.ts';

/** A list of changes as news readers take it. Addresses are absolute. */
export interface Feed {
  readonly title: string;
  /** Where the feed itself is, and the page that it belongs to. */
  readonly url: string;
  readonly page: string;
  /** ISO instant (UTC) of the feed where it holds nothing. */
  readonly since: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  /** ISO instant (UTC) at which the change was seen. */
  readonly at: string;
}

/** What a feed says of a change for one company. */
export function feedItem(change: Change, match: Match, publicUrl: string): FeedItem {
  const name = shortName(oneLine(match.companyName));
  const kind = change.trust === 'official' ? match.kind : 'reported_not_official';
  return {
    url: `${publicUrl}/c/${change.changeId}`,
    title: clip(`${subjectPrefix(change)}: ${happened(name, kind, change)}`, 200),
    text: clip(oneLine(change.title), 300),
    at: change.detectedAt,
  };
}

/** The feed as Atom (RFC 4287). The address of an entry is its id: it never changes. */
export function atomText({ title, url, page, since, items }: Feed): string {
  const updated = items[0]?.at ?? since;
  const entries = items.map(
    (
      item,
    ) => html`<entry><id>${item.url}</id><title>${item.title}</title><link href="${safeUrl(item.url)}"/><updated>${item.at}</updated><summary>${item.text}</summary></entry>
`,
  );
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom"><id>${url}</id><title>${title}</title><updated>${updated}</updated><author><name>Rulewire</name></author><link rel="self" href="${safeUrl(url)}"/><link href="${safeUrl(page)}"/>
${entries}</feed>
`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.markup}`;
}

/** The feed as JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed({ title, url, page, items }: Feed): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: url,
    items: items.map((item) => ({
      id: item.url,
      url: item.url,
      title: item.title,
      content_text: item.text,
      date_published: item.at,
    })),
  };
}

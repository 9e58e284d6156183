import type { DocumentMetadata, PressFacts } from '../document.ts';
import { readArticle } from './article.ts';
import type { PressSource } from './catalogue.ts';
import { citedOutlets, sourcingOf } from './citing.ts';
import { SHORTEST_STORY } from './page-story.ts';
import { weightOf } from './page-tree.ts';
import { isRetraction } from './retraction.ts';

/** As much of a press article as is kept where its whole text may not be: the facts of a wire story come first. */
const EXCERPT = 2000;

/** What is kept of an article page. */
export type ArticleStory =
  | {
      readonly outcome: 'story';
      /** Headline of the list, its summary, and paragraphs of the page, parted by blank lines. */
      readonly text: string;
      /** Headline of the page itself. */
      readonly headline: string;
      readonly press: PressFacts;
      readonly retracted: boolean;
    }
  | { readonly outcome: 'blocked' | 'empty' };

/** Takes what is kept from an article page, as the rules of its source say. `metadata` is what its list says of it. */
export function articleStory(html: string, source: PressSource, metadata: DocumentMetadata): ArticleStory {
  const reading = readArticle(html, {
    url: metadata.url,
    zone: source.tz,
    selectors: source.article,
    ...(source.kind === 'html' ? { order: source.list.dateOrder } : {}),
  });
  if (reading.blocked) return { outcome: 'blocked' };
  const { text: body, byline, lang, citing, sourcing, paywalled, title: headline } = reading;
  const retracted = isRetraction(headline, body) || isRetraction(metadata.title, '');
  if (weightOf(body) < SHORTEST_STORY && !retracted) return { outcome: 'empty' };
  const kept = source.storeFullText || body.length <= EXCERPT ? body : excerpt(body);
  const { title, abstract } = metadata;
  const lead = abstract !== undefined && !kept.startsWith(abstract.slice(0, 60)) ? [abstract] : [];
  const press: PressFacts = {
    ...(byline === undefined ? {} : { byline }),
    ...(lang === undefined ? {} : { lang }),
    citing,
    sourcing,
    paywalled,
  };
  return { outcome: 'story', text: [title, ...lead, kept].join('\n\n'), headline, press, retracted };
}

/** Whole paragraphs up to the limit, at least one. */
function excerpt(body: string): string {
  const end = body.lastIndexOf('\n\n', EXCERPT);
  return end > 0 ? body.slice(0, end) : body.slice(0, EXCERPT);
}

/** What headline and summary say of where a story comes from, where its page cannot be had. */
export function listedPress(listed: string, publisher: string): PressFacts {
  return { citing: citedOutlets(listed, publisher), sourcing: sourcingOf(listed), paywalled: false };
}

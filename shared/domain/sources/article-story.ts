import type { DocumentMetadata, PressFacts } from '../document.ts';
import { readArticle } from './article.ts';
import type { PressSource } from './catalogue.ts';
import { citedOutlets, sourcingOf } from './citing.ts';
import { SHORTEST_STORY } from './page-story.ts';
import { weightOf } from './page-tree.ts';
import { isRetraction } from './retraction.ts';
import { creditedAgency } from './wires.ts';

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
    outlet: source.publisher,
    ...originOf(byline, body, source.publisher),
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

/** So much of a story says whose it is; what is cited further down is background. */
const LEAD = 700;

/** An agency in byline or dateline, else the first outlet that the first lines cite. */
function originOf(byline: string | undefined, body: string, outlet: string): Pick<PressFacts, 'origin'> {
  const agency = creditedAgency(byline ?? '') ?? datelineAgency(body);
  if (agency !== undefined) return { origin: { name: agency, reprinted: true } };
  const [cited] = citedOutlets(body.slice(0, LEAD), outlet);
  return cited === undefined ? {} : { origin: { name: cited, reprinted: false } };
}

/** "WASHINGTON, Nov 29 (Reuters) - " at the head of a story. */
function datelineAgency(body: string): string | undefined {
  const inner = /^[^\n]{0,80}?\(([A-Z][\w .]{1,30})\)\s*[-–—:]/.exec(body)?.[1];
  return inner === undefined ? undefined : creditedAgency(inner === 'AP' ? '(AP)' : inner);
}

/** What headline and summary say of where a story comes from, where its page cannot be had. */
export function listedPress(listed: string, publisher: string): PressFacts {
  return {
    outlet: publisher,
    ...originOf(undefined, listed, publisher),
    citing: citedOutlets(listed, publisher),
    sourcing: sourcingOf(listed),
    paywalled: false,
  };
}

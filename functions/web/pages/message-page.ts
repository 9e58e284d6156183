import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

/** A page that says one thing: what was done, or what went wrong and what to do. */
export function messagePage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  title: string,
  text: string,
  more?: Hole,
): SafeHtml {
  return layout(site, { title, content: html`<h1>${title}</h1>\n<p class="lead">${text}</p>\n${more}` });
}

/** The page for a link that is incomplete, altered, used up or too old. */
export function deadLinkPage(site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>): SafeHtml {
  return messagePage(site, texts.deadLink.title, texts.deadLink.lead, html`<p>${texts.deadLink.more}</p>`);
}

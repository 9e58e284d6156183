import type { WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import { maskedAddress } from '../../../shared/domain/address.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Follow, SignUpRequest } from '../../../shared/domain/subscriber.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';
import { messagePage } from './message-page.ts';
import { topicWords } from './narrower-fields.ts';
import { previewPart } from './would-have-matched.ts';

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

const words = texts.confirm;

const CONFIRM_AS_DIGEST = html`<button type="submit" name="frequency" value="daily" class="second">${words.asDigest}</button>\n`;

/** What was asked for, and the button that makes it so. Opening the page has no effect. */
export function confirmPage(
  site: Site,
  request: SignUpRequest,
  token: string,
  preview: WouldHaveMatched | undefined,
): SafeHtml {
  const { companies } = request;
  const content = html`<h1>${words.title}</h1>
<p class="lead">${words.lead(maskedAddress(request.email), companies.length, words.frequency[request.frequency])}</p>
<ul>${companies.map((follow) => html`<li>${follow.name}</li>`)}</ul>
${request.topics !== undefined && html`<p>${words.topics(topicWords(request.topics))}</p>`}
<form method="post" action="/confirm/${token}">
${preview !== undefined && previewPart(preview, companies, request.frequency === 'instant' && CONFIRM_AS_DIGEST)}
<button type="submit">${words.button}</button>
</form>
<p class="hint">${words.hint}</p>`;
  return layout(site, { title: words.title, content });
}

/** The end of the sign-up, also for who presses the button a second time. */
export function confirmedPage(site: Site, companies: readonly Follow[], manageUrl: string): SafeHtml {
  return messagePage(
    site,
    words.done,
    words.doneLead(companies.length),
    html`<ul>${companies.map((follow) => html`<li>${follow.name}</li>`)}</ul>
<p><a class="button" href="${manageUrl}">${words.manage}</a></p>`,
  );
}

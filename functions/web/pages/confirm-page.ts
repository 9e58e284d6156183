import type { WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import { maskedAddress } from '../../../shared/domain/address.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { counted } from '../../../shared/domain/rendering/plain-text.ts';
import type { Follow, Frequency, SignUpRequest } from '../../../shared/domain/subscriber.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';
import { messagePage } from './message-page.ts';
import { topicWords } from './narrower-fields.ts';
import { previewPart } from './would-have-matched.ts';

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

const FREQUENCY: Readonly<Record<Frequency, string>> = {
  instant: 'one mail per change, at once',
  daily: 'one digest a day',
  weekly: 'one digest a week',
};

const CONFIRM_AS_DIGEST = html`<button type="submit" name="frequency" value="daily" class="second">Confirm with one digest a day instead</button>\n`;

/** What was asked for, and the button that makes it so. Opening the page has no effect. */
export function confirmPage(
  site: Site,
  request: SignUpRequest,
  token: string,
  preview: WouldHaveMatched | undefined,
): SafeHtml {
  const { companies } = request;
  const content = html`<h1>Confirm your alerts</h1>
<p class="lead">${maskedAddress(request.email)} will hear about ${counted(companies.length, 'company', 'companies')}: ${FREQUENCY[request.frequency]}.</p>
<ul>${companies.map((follow) => html`<li>${follow.name}</li>`)}</ul>
${request.topics !== undefined && html`<p>Only on these topics: ${topicWords(request.topics)}; and what has no certain topic.</p>`}
<form method="post" action="/confirm/${token}">
${preview !== undefined && previewPart(preview, companies, request.frequency === 'instant' && CONFIRM_AS_DIGEST)}
<button type="submit">Confirm</button>
</form>
<p class="hint">You did not ask for this? Close the page. Without the button nothing is sent.</p>`;
  return layout(site, { title: 'Confirm your alerts', content });
}

/** The end of the sign-up, also for who presses the button a second time. */
export function confirmedPage(site: Site, companies: readonly Follow[], manageUrl: string): SafeHtml {
  return messagePage(
    site,
    'Your alerts are on',
    `You follow ${counted(companies.length, 'company', 'companies')}. A welcome mail with your own link is on its way.`,
    html`<ul>${companies.map((follow) => html`<li>${follow.name}</li>`)}</ul>
<p><a class="button" href="${manageUrl}">Manage my alerts</a></p>`,
  );
}

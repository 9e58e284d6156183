import type { Receipt } from '../../../shared/application/reader/own-data.ts';
import { maskedAddress } from '../../../shared/domain/address.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Subscriber } from '../../../shared/domain/subscriber.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { messagePage } from './message-page.ts';

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

/** What the button will do. Opening the page stops nothing: scanners open links. */
export function unsubscribePage(site: Site, subscriber: Subscriber | undefined, token: string): SafeHtml {
  const text =
    subscriber === undefined
      ? texts.unsubscribe.never
      : texts.unsubscribe.lead(maskedAddress(subscriber.email));
  return messagePage(
    site,
    texts.unsubscribe.title,
    text,
    html`<form method="post" action="/u/${token}"><button type="submit">${texts.unsubscribe.button}</button></form>`,
  );
}

/** Said after leaving. Undoing it needs a press of the button while the page is there, for 24 hours. */
export function leftPage(site: Site, resumeToken: string | undefined): SafeHtml {
  return messagePage(
    site,
    texts.unsubscribe.left,
    texts.unsubscribe.leftLead,
    resumeToken === undefined
      ? html`<p>${texts.unsubscribe.leftMore}</p>`
      : html`<form method="post" action="/resume/${resumeToken}"><button type="submit" class="second">${texts.unsubscribe.undo}</button></form>`,
  );
}

/** What deleting does, before it is done. */
export function erasePage(site: Site, subscriber: Subscriber, token: string): SafeHtml {
  return messagePage(
    site,
    texts.erase.title,
    texts.erase.lead(maskedAddress(subscriber.email), subscriber.companies.length),
    html`<form method="post" action="/erase/${token}"><button type="submit" class="danger">${texts.erase.button}</button></form>`,
  );
}

/** The receipt of a deletion. */
export function erasedPage(site: Site & Pick<WebDependencies, 'mailDaysKept'>, receipt: Receipt): SafeHtml {
  return messagePage(
    site,
    texts.erase.done,
    texts.erase.doneLead,
    html`<dl class="facts"><dt>${texts.erase.receipt}</dt><dd>${receipt.receiptId}</dd><dt>${texts.erase.deleted}</dt><dd>${officialTime(receipt.erasedAt)}</dd><dt>${texts.erase.companies}</dt><dd>${receipt.companies}</dd></dl>
<p class="hint">${texts.erase.hint(site.mailDaysKept)}</p>`,
  );
}

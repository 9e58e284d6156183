import type { Receipt } from '../../../shared/application/reader/own-data.ts';
import { maskedAddress } from '../../../shared/domain/address.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { counted } from '../../../shared/domain/rendering/plain-text.ts';
import type { Subscriber } from '../../../shared/domain/subscriber.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { messagePage } from './message-page.ts';

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

/** What the button will do. Opening the page stops nothing: scanners open links. */
export function unsubscribePage(site: Site, subscriber: Subscriber | undefined, token: string): SafeHtml {
  const text =
    subscriber === undefined
      ? 'The button below makes sure that we never write to this address again.'
      : `The button below stops all mail to ${maskedAddress(subscriber.email)}, at once.`;
  return messagePage(
    site,
    'Unsubscribe',
    text,
    html`<form method="post" action="/u/${token}"><button type="submit">Stop all mail</button></form>`,
  );
}

/** Said after leaving. Undoing it needs a press of the button while the page is there, for 24 hours. */
export function leftPage(site: Site, resumeToken: string | undefined): SafeHtml {
  return messagePage(
    site,
    'You are unsubscribed',
    'No more mail will come. A mail that was already on its way may still arrive.',
    resumeToken === undefined
      ? html`<p><a href="/">Sign up again</a> whenever you like.</p>`
      : html`<form method="post" action="/resume/${resumeToken}"><button type="submit" class="second">Undo: start my alerts again</button></form>`,
  );
}

/** What deleting does, before it is done. */
export function erasePage(site: Site, subscriber: Subscriber, token: string): SafeHtml {
  return messagePage(
    site,
    'Delete everything',
    `The button deletes the address ${maskedAddress(subscriber.email)}, ${counted(subscriber.companies.length, 'company', 'companies')} and all settings. It cannot be undone.`,
    html`<form method="post" action="/erase/${token}"><button type="submit" class="danger">Delete everything now</button></form>`,
  );
}

/** The receipt of a deletion. */
export function erasedPage(site: Site, receipt: Receipt): SafeHtml {
  return messagePage(
    site,
    'Everything is deleted',
    'This is your receipt; we keep the number in our log, and nothing that leads back to you.',
    html`<dl class="facts"><dt>Receipt</dt><dd>${receipt.receiptId}</dd><dt>Deleted</dt><dd>${officialTime(receipt.erasedAt)}</dd><dt>Companies</dt><dd>${receipt.companies}</dd></dl>
<p class="hint">The record that a mail was sent, without address, ends by itself after 35 days.</p>`,
  );
}

import { html, raw } from 'hono/html';
import { chips, type Html, kilobytes, page, shown } from './inbox-look.ts';
import type { ReceivedMail } from './mailbox.ts';
import { CLIPPED_AT } from './remarks.ts';

const VIEWS = { html: 'As a person sees it', text: 'Text', headers: 'Headers', events: 'What became of it' };
const WIDTHS = { full: 'wide', column: '600 px', narrow: '320 px' };
const SCHEMES = { light: 'light', dark: 'dark' };

/** How a mail is looked at: which part, in which colours, how wide. */
export interface Look {
  readonly view: keyof typeof VIEWS;
  readonly scheme: keyof typeof SCHEMES;
  readonly width: keyof typeof WIDTHS;
}

/** Reads a look from the query of an address; what is not known is as at first. */
export function lookOf(query: Readonly<Record<string, string>>): Look {
  const one = <Name extends string>(
    known: Readonly<Record<Name, string>>,
    value: string | undefined,
    or: Name,
  ) => (value !== undefined && Object.hasOwn(known, value) ? (value as Name) : or);
  return {
    view: one(VIEWS, query['view'], 'html'),
    scheme: one(SCHEMES, query['scheme'], 'light'),
    width: one(WIDTHS, query['width'], 'full'),
  };
}

/** One mail: who and when, what is wrong with it, its parts, and what SES said of it; `last` is the newest number. */
export function mailPage(mail: ReceivedMail, number: number, last: number, look: Look): Html {
  const { view } = look;
  return page(
    mail.subject || '(no subject)',
    html`<nav class="turn" aria-label="Mails">${number < last ? html`<a href="/mail/${number + 1}">← newer</a>` : html`<span class="quiet">newest</span>`}
<a href="/">all mails</a>${number > 1 ? html`<a href="/mail/${number - 1}">older →</a>` : html`<span class="quiet">oldest</span>`}</nav>
<h1>${mail.subject || '(no subject)'}</h1><p>${chips(mail)}</p>
<dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd><a href="/?to=${encodeURIComponent(mail.to)}">${mail.to}</a></dd>
<dt>Sent</dt><dd>${shown(mail.at)}, through ${mail.configurationSet ?? 'no configuration set'}</dd>
<dt>Size</dt><dd>${sizes(mail)}</dd>
<dt>Raw</dt><dd><a href="/mail/${number}/raw">look at it</a> or <a href="/mail/${number}/eml" download>save the .eml</a></dd></dl>
${mail.remarks.length > 0 ? html`<div class="card remarks"><ul>${mail.remarks.map((remark) => html`<li>${remark}</li>`)}</ul></div>` : ''}
<nav class="tabs" aria-label="Parts">${links(number, look, 'view', VIEWS)}</nav>
<div class="card">${view === 'html' ? htmlView(mail, number, look) : ''}${view === 'text' ? textView(mail) : ''}${view === 'headers' ? headersView(mail) : ''}${view === 'events' ? eventsView(mail) : ''}</div>`,
  );
}

function sizes({ bytes, html: markup, text }: ReceivedMail): string {
  const part = Math.round((Buffer.byteLength(markup) / CLIPPED_AT) * 100);
  return `${kilobytes(bytes)}: HTML ${kilobytes(Buffer.byteLength(markup))} (${part} % of where Gmail clips), text ${kilobytes(Buffer.byteLength(text))}`;
}

function links(number: number, look: Look, field: keyof Look, names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, name]) => {
    const query = new URLSearchParams({ ...look, [field]: value });
    return html`<a href="/mail/${number}?${raw(query.toString().replaceAll('&', '&amp;'))}" ${look[field] === value ? raw('aria-current="true"') : ''}>${name}</a>`;
  });
}

function htmlView(mail: ReceivedMail, number: number, look: Look): Html {
  if (!mail.html) return html`<p class="quiet">No HTML part.</p>`;
  return html`<nav class="how" aria-label="How it is shown"><span>${links(number, look, 'scheme', SCHEMES)}</span><span>${links(number, look, 'width', WIDTHS)}</span></nav>
<div class="stage" tabindex="0" role="region" aria-label="The mail"><iframe class="${look.width} ${look.scheme}" sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML part" src="/mail/${number}/html?scheme=${look.scheme}"></iframe></div>`;
}

const textView = (mail: ReceivedMail) =>
  mail.text.trim() ? html`<pre>${mail.text}</pre>` : html`<p class="quiet">No plain-text part.</p>`;

const headersView = ({ headers, tags }: ReceivedMail) => html`<div class="wide"><table>
${headers.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
${Object.entries(tags).map(([name, value]) => html`<tr><th scope="row">tag ${name}</th><td>${value}</td></tr>`)}</table></div>`;

function eventsView({ events }: ReceivedMail): Html {
  if (events.length === 0) return html`<p class="quiet">SES has published nothing of this mail.</p>`;
  return html`<ol>${events.map(
    ({
      type,
      at,
      json,
    }) => html`<li><strong>${type}</strong> ${detailOf(json)} <span class="quiet">${shown(at)}</span>
<details><summary>the event as JSON</summary><pre>${JSON.stringify(JSON.parse(json), undefined, 2)}</pre></details></li>`,
  )}</ol>`;
}

interface Published {
  readonly bounce?: {
    readonly bounceType: string;
    readonly bounceSubType: string;
    readonly bouncedRecipients: readonly { readonly diagnosticCode?: string }[];
  };
  readonly complaint?: { readonly complaintFeedbackType: string };
  readonly deliveryDelay?: { readonly delayType: string };
}

/** What an event adds to its name, in words. */
function detailOf(json: string): string {
  const { bounce, complaint, deliveryDelay } = JSON.parse(json) as Published;
  if (bounce)
    return [
      bounce.bounceType,
      bounce.bounceSubType,
      ...bounce.bouncedRecipients.flatMap(({ diagnosticCode }) => diagnosticCode ?? []),
    ].join(', ');
  return complaint?.complaintFeedbackType ?? deliveryDelay?.delayType ?? '';
}

/**
 * The HTML part as a mail program in light or dark colours shows it, whatever those of this machine's browser: what the
 * mail has for dark colours holds, or does not.
 */
export function shownIn(scheme: Look['scheme'], markup: string): string {
  const holds = scheme === 'dark' ? '(min-width:0)' : '(max-width:0)';
  const wanted = markup.replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, holds);
  return `<base target="_blank"><style>:root{color-scheme:${scheme}!important}</style>${wanted}`;
}

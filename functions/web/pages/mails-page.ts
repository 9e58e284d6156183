import type { OwnMail, OwnMails } from '../../../shared/application/reader/own-mails.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const words = texts.mails;

const KINDS: Readonly<Partial<Record<Delivery['kind'], string>>> = words.kinds;

/** A page of a reader's mails, each with its audit pack. */
export function mailsPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress' | 'mailDaysKept'>,
  { mails, older }: OwnMails,
  token: string,
): SafeHtml {
  const content = html`<h1>${words.title}</h1>
<p class="lead">${words.lead(site.mailDaysKept)}</p>
${mails.length === 0 ? html`<p>${words.none}</p>` : html`<ul>${mails.map(entry)}</ul>`}
${
  older !== undefined &&
  html`<p><a href="/mails/${token}?from=${String(older)}">${words.older}</a></p>
`
}<p class="hint">${words.hint}</p>
<p><a href="/manage/${token}">${words.back}</a></p>`;
  return layout(site, { title: words.title, content });
}

function entry({ delivery, change, pack }: OwnMail): SafeHtml {
  const { kind, sentAt, createdAt, changeIds, outcome } = delivery;
  const further = changeIds.length - 1;
  return html`<li>${officialTime(sentAt ?? createdAt)}: ${KINDS[kind]}${outcome === 'bounced' && words.cameBack}
${change === undefined ? html`<br>` : html`<br><a href="/c/${change.changeId}">${clip(oneLine(change.title), 140)}</a>${further > 0 && words.further(further)}<br>`}
<a href="/pack/${pack}">${words.pack}</a></li>
`;
}

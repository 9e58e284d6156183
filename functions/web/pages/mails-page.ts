import type { OwnMail } from '../../../shared/application/reader/own-mails.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const KINDS: Readonly<Partial<Record<Delivery['kind'], string>>> = {
  alert: 'Alert',
  daily: 'Daily digest',
  weekly: 'Weekly digest',
};

/** A reader's newest mails, each with its audit pack. */
export function mailsPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  mails: readonly OwnMail[],
  token: string,
): SafeHtml {
  const content = html`<h1>Your mails</h1>
<p class="lead">What you were told in the last 35 days, newest first. An audit pack is a zip file with what was known and when: the text of the source, what was found in it, the mail as it was sent and what became of it.</p>
${mails.length === 0 ? html`<p>No mail about a change went to you in this time.</p>` : html`<ul>${mails.map(entry)}</ul>`}
<p class="hint">The links to packs work for 30 minutes. A pack holds neither your address nor the links of your mails, but it says what you follow.</p>
<p><a href="/manage/${token}">Back to your alerts</a></p>`;
  return layout(site, { title: 'Your mails', content });
}

function entry({ delivery, change, pack }: OwnMail): SafeHtml {
  const { kind, sentAt, createdAt, changeIds, outcome } = delivery;
  const further = changeIds.length - 1;
  return html`<li>${officialTime(sentAt ?? createdAt)}: ${KINDS[kind]}${outcome === 'bounced' && ' (it came back)'}
${change === undefined ? html`<br>` : html`<br><a href="/c/${change.changeId}">${clip(oneLine(change.title), 140)}</a>${further > 0 && ` and ${further} more`}<br>`}
<a href="/pack/${pack}">Audit pack of this mail</a></li>
`;
}

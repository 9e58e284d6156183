import { html } from 'hono/html';
import { chips, type Html, kindOf, page, shown } from './inbox-look.ts';
import type { ReceivedMail } from './mailbox.ts';

/** What of the inbox is asked for; an empty field asks for everything. */
export interface Asked {
  readonly to: string;
  readonly kind: string;
  /** Words, each of which stands in the subject, the text or the address. */
  readonly q: string;
}

/** The list of mails, newest first, those not opened yet marked; it can be narrowed to a reader, a kind and words. */
export function listPage(mails: readonly ReceivedMail[], opened: ReadonlySet<string>, asked: Asked): Html {
  if (mails.length === 0)
    return page(
      'Empty',
      html`<h1>No mail yet</h1><p class="quiet">Mails appear here as the system sends them. Reload to look again.</p>`,
    );
  const found = mails
    .map((mail, at) => ({ mail, number: at + 1 }))
    .filter(({ mail }) => fits(mail, asked))
    .toReversed();
  const unread = found.filter(({ mail }) => !opened.has(keyOf(mail))).length;
  const count = `${found.length} ${found.length === 1 ? 'mail' : 'mails'}`;
  return page(
    count,
    html`<h1>${count}${asked.to ? ` to ${asked.to}` : ''}</h1>
<p class="quiet">${unread === 0 ? 'All were opened.' : `${unread} not opened yet.`}</p>${search(mails, asked)}
${
  found.length === 0
    ? html`<p>No mail is like that. <a href="/">Show all ${mails.length}</a></p>`
    : html`<ol class="list">${found.map(({ mail, number }) => row(mail, number, opened.has(keyOf(mail))))}</ol>`
}`,
  );
}

export const keyOf = ({ id, to }: ReceivedMail) => `${id} ${to}`;

function fits(mail: ReceivedMail, { to, kind, q }: Asked): boolean {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const where = `${mail.subject} ${mail.text} ${mail.to}`.toLowerCase();
  return (
    (!to || mail.to === to) && (!kind || kindOf(mail) === kind) && words.every((word) => where.includes(word))
  );
}

function search(mails: readonly ReceivedMail[], { to, kind, q }: Asked): Html {
  const options = (values: readonly string[], chosen: string) =>
    [...new Set(values)]
      .toSorted((a, b) => a.localeCompare(b))
      .map((each) => html`<option ${each === chosen ? 'selected' : ''}>${each}</option>`);
  return html`<form action="/" role="search"><label>Words <input type="search" name="q" value="${q}"></label>
<label>Reader <select name="to"><option value="">everybody</option>${options(
    mails.map((mail) => mail.to),
    to,
  )}</select></label>
<label>Kind <select name="kind"><option value="">all kinds</option>${options(mails.map(kindOf), kind)}</select></label>
<button>Show</button></form>`;
}

function row(mail: ReceivedMail, number: number, opened: boolean): Html {
  return html`<li class="${opened ? '' : 'new'}"><a href="/mail/${number}"><span class="dot"></span>
<span class="subject">${mail.subject || '(no subject)'}</span><time class="when" datetime="${mail.at}">${shown(mail.at)}</time>
<span class="under">${chips(mail)}${mail.to} · ${previewOf(mail)}</span></a></li>`;
}

const PREVIEW_LENGTH = 140;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a mail program shows beside the subject: the first words of the HTML part, hidden ones as well, else of the text. */
function previewOf({ html: markup, text }: ReceivedMail): string {
  const body = markup
    .replace(/<head[\s>].*?<\/head>/gis, ' ')
    .replace(/<(style|script)[\s>].*?<\/\1>/gis, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
  const words = (body.trim() === '' ? text : body).replace(/\s+/g, ' ').trim();
  return words.slice(0, PREVIEW_LENGTH);
}

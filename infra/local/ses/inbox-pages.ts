import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { ReceivedMail } from './mailbox.ts';

/**
 * The pages on which one looks at the mails that the stand-in took: a list, one page a mail with the HTML part in a
 * sandboxed frame, text, headers and raw bytes, and everything as JSON at /inbox.json. No scripts, no outside assets.
 */
export function inboxPages(mails: () => readonly ReceivedMail[]): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    if (!context.res.headers.has('content-security-policy'))
      context.header('content-security-policy', PAGE_POLICY);
  });
  const find = (number: string) => mails()[Number(number) - 1];
  app.get('/', (context) => context.html(listPage(mails(), context.req.query('to'))));
  app.get('/inbox.json', (context) =>
    context.json(mails().map(({ raw: _, ...mail }, at) => ({ number: at + 1, ...mail }))),
  );
  app.get('/mail/:number', (context) => {
    const number = context.req.param('number');
    const mail = find(number);
    return mail
      ? context.html(mailPage(mail, Number(number)))
      : context.html(page('No such mail', html`<p>No such mail.</p>`), 404);
  });
  app.get('/mail/:number/html', (context) => {
    const mail = find(context.req.param('number'));
    if (!mail) return context.notFound();
    context.header('content-security-policy', MAIL_POLICY);
    return context.html(`<base target="_blank">${mail.html}`);
  });
  app.get('/mail/:number/raw', (context) => {
    const mail = find(context.req.param('number'));
    return mail ? context.text(mail.raw) : context.notFound();
  });
  return app;
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'self'";
/** A mail may style itself and show inline images; it may not run scripts, send forms or call home. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'";

type Html = ReturnType<typeof html>;

function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Local inbox</title><style>${raw(STYLE)}</style></head>
<body><header><a href="/">Local inbox</a><span>mails stay on this machine</span></header><main>${body}</main></body></html>`;
}

function listPage(mails: readonly ReceivedMail[], to: string | undefined): Html {
  const numbered = mails
    .map((mail, at) => ({ mail, number: at + 1 }))
    .filter(({ mail }) => !to || mail.to === to);
  const people = [...new Set(mails.map((mail) => mail.to))];
  if (mails.length === 0)
    return page(
      'Empty',
      html`<h1>No mail yet</h1><p class="quiet">Mails appear here as the system sends them. Reload to look again.</p>`,
    );
  return page(
    `${numbered.length} mails`,
    html`<h1>${numbered.length} ${numbered.length === 1 ? 'mail' : 'mails'}${to ? html` to ${to}` : ''}</h1>
<nav>${to ? html`<a href="/">everybody</a>` : ''}${people.map((person) => html`<a href="/?to=${encodeURIComponent(person)}">${person}</a>`)}</nav>
<ol>${numbered.toReversed().map(
      ({ mail, number }) => html`<li><a href="/mail/${number}">
<strong>${mail.subject || '(no subject)'}</strong>${badges(mail)}
<span class="quiet">${mail.to} · <time datetime="${mail.at}">${shown(mail.at)}</time></span>
<span class="preview">${mail.text.replace(/\s+/g, ' ').slice(0, 160)}</span></a></li>`,
    )}</ol>`,
  );
}

function mailPage(mail: ReceivedMail, number: number): Html {
  return page(
    mail.subject,
    html`<h1>${mail.subject || '(no subject)'}</h1>
<dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd><dt>Sent</dt><dd>${shown(mail.at)}</dd>
<dt>Size</dt><dd>${(mail.bytes / 1024).toFixed(1)} KB</dd><dt>Through</dt><dd>${mail.configurationSet ?? 'no configuration set'}</dd>
<dt>Became</dt><dd>${mail.fate}</dd></dl>
${mail.remarks.length > 0 ? html`<ul class="remarks">${mail.remarks.map((remark) => html`<li>${remark}</li>`)}</ul>` : ''}
<details open><summary>As a person sees it</summary>${
      mail.html
        ? html`<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML part" src="/mail/${number}/html"></iframe>`
        : html`<p class="quiet">No HTML part.</p>`
    }</details>
<details ${mail.html ? '' : raw('open')}><summary>Text</summary><pre>${mail.text}</pre></details>
<details><summary>Headers and tags</summary><table>${mail.headers.map(({ name, value }) => html`<tr><th>${name}</th><td>${value}</td></tr>`)}
${Object.entries(mail.tags).map(([name, value]) => html`<tr><th>tag ${name}</th><td>${value}</td></tr>`)}</table></details>
<p><a href="/mail/${number}/raw">Raw message</a></p>`,
  );
}

function badges(mail: ReceivedMail): Html {
  const bad = mail.fate === 'delivered' ? '' : html`<em>${mail.fate}</em>`;
  const remarks = mail.remarks.length > 0 ? html`<em>${mail.remarks.length} remarks</em>` : '';
  return html`${bad}${remarks}`;
}

function shown(iso: string): string {
  const date = new Date(iso);
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}, ${iso.slice(11, 16)} UTC`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#5b6570;--line:#d8dee4;--ground:#f6f7f9;--card:#fff;--link:#0b57d0;--mark:#9a3412}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b1;--line:#333b44;--ground:#14171a;--card:#1d2126;--link:#8ab4f8;--mark:#fdba74}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
header{display:flex;gap:1rem;align-items:baseline;padding:.75rem 1.25rem;border-bottom:1px solid var(--line);background:var(--card)}
header a{font-weight:600;color:inherit;text-decoration:none}header span,.quiet{color:var(--soft);font-size:.875rem}
main{max-width:56rem;margin:0 auto;padding:1.25rem}h1{font-size:1.375rem;line-height:1.3;overflow-wrap:anywhere}a{color:var(--link)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-bottom:1rem;font-size:.875rem}
ol{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:8px;overflow:hidden}
ol li+li{border-top:1px solid var(--line)}ol a{display:block;padding:.75rem 1rem;color:inherit;text-decoration:none}
ol a:hover,ol a:focus-visible{background:var(--ground)}ol span{display:block}.preview{color:var(--soft);font-size:.875rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
em{margin-left:.5rem;font-style:normal;font-size:.75rem;border:1px solid currentColor;border-radius:4px;padding:0 .35rem;color:var(--mark)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0 0 1rem}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
details{background:var(--card);border:1px solid var(--line);border-radius:8px;margin-bottom:.75rem}summary{padding:.6rem 1rem;cursor:pointer;font-weight:600}
iframe{display:block;width:100%;height:70vh;border:0;border-top:1px solid var(--line);background:Canvas;color-scheme:light dark}
pre{margin:0;padding:1rem;white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid var(--line);font:.875rem/1.5 ui-monospace,monospace}
table{border-top:1px solid var(--line);width:100%;padding:.5rem 1rem;font-size:.875rem}th{text-align:left;vertical-align:top;padding-right:1rem;white-space:nowrap;color:var(--soft);font-weight:400}td{overflow-wrap:anywhere}
.remarks{color:var(--mark);padding-left:1.25rem}`;

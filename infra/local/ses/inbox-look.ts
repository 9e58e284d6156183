import { html, raw } from 'hono/html';
import type { ReceivedMail } from './mailbox.ts';

/** The frame of every page of the inbox, its words for kinds and times, and its one style. */
export type Html = ReturnType<typeof html>;

export function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Local inbox</title><style>${raw(STYLE)}</style></head>
<body><header><a href="/">Local inbox</a><span>mails stay on this machine</span></header><main>${body}</main></body></html>`;
}

const KINDS: Readonly<Record<string, string>> = {
  alert: 'alert',
  daily: 'daily digest',
  weekly: 'weekly digest',
  confirm: 'confirmation',
  welcome: 'welcome',
  link: 'link to settings',
  move: 'new address',
  moving: 'address changed',
  'hook-added': 'listener added',
  'quiet-note': 'quiet note',
};

/** What a mail is, by the tag that its sender gave it. */
export function kindOf({ tags }: ReceivedMail): string {
  const { kind } = tags;
  return kind === undefined ? 'mail' : (KINDS[kind] ?? kind);
}

/** "16 May 2019, 12:45 UTC". */
export function shown(iso: string): string {
  const date = new Date(iso);
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })}, ${iso.slice(11, 16)} UTC`;
}

export const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

/** Chips for what is not as one would wish: a fate other than delivery, remarks. */
export function chips(mail: ReceivedMail): Html {
  const fate = mail.fate === 'delivered' ? '' : html`<em class="bad">${mail.fate.replaceAll('-', ' ')}</em>`;
  const count = mail.remarks.length;
  const remarks = count > 0 ? html`<em class="bad">${count} ${count === 1 ? 'remark' : 'remarks'}</em>` : '';
  return html`<em>${kindOf(mail)}</em>${fate}${remarks}`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#5b6570;--line:#d8dee4;--ground:#f6f7f9;--card:#fff;--link:#0b57d0;--mark:#9a3412;--on:#e3ecfd}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a3aeb9;--line:#333b44;--ground:#14171a;--card:#1d2126;--link:#8ab4f8;--mark:#fdba74;--on:#263448}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
header{display:flex;gap:1rem;align-items:baseline;padding:.75rem 1.25rem;border-bottom:1px solid var(--line);background:var(--card)}
header a{font-weight:600;color:inherit;text-decoration:none;padding:.15rem 0}header span,.quiet{color:var(--soft);font-size:.875rem}
main{max-width:60rem;margin:0 auto;padding:1.25rem}h1{font-size:1.375rem;line-height:1.3;margin:.25rem 0 .5rem;overflow-wrap:anywhere}a{color:var(--link)}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:0 0 1rem}label{font-size:.8125rem;color:var(--soft);display:grid;gap:.15rem}label:first-child{flex:1 1 14rem}
input,select,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:.35rem .6rem;min-width:0;max-width:100%;min-height:2.25rem}
button{font-weight:600;cursor:pointer}
.list{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.list li+li{border-top:1px solid var(--line)}.list a{display:grid;grid-template-columns:.5rem 1fr auto;gap:0 .75rem;padding:.65rem 1rem;color:inherit;text-decoration:none}
.list a:hover{background:var(--ground)}.list a:focus-visible{outline-offset:-2px}
.dot{width:.5rem;height:.5rem;border-radius:50%;margin-top:.5rem}.new .dot{background:var(--link)}.new .subject{font-weight:650}
.subject{overflow-wrap:anywhere}.when{color:var(--soft);font-size:.875rem;white-space:nowrap}.under{grid-column:2/4;color:var(--soft);font-size:.875rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
em{font-style:normal;font-size:.75rem;line-height:1.3;border:1px solid var(--line);border-radius:4px;padding:.05rem .4rem;margin-right:.35rem;color:var(--soft)}em.bad{color:var(--mark);border-color:currentColor}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0 0 1rem}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:.35rem}nav.turn{justify-content:space-between;font-size:.875rem}nav.turn a{padding:.15rem 0}
nav.tabs{margin-bottom:.5rem}nav.tabs a,nav.how a{display:inline-block;padding:.25rem .7rem;border:1px solid var(--line);border-radius:999px;text-decoration:none;background:var(--card);font-size:.9375rem}
nav [aria-current]{background:var(--on)!important;border-color:var(--link)!important;font-weight:600}
nav.how{padding:.6rem 1rem;gap:.35rem 1.25rem}nav.how span{display:inline-flex;flex-wrap:wrap;gap:.3rem;align-items:center}nav.how a{font-size:.8125rem;padding:.15rem .6rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;margin-bottom:.75rem;overflow:hidden}.card>p,.card>ul,.card>ol{padding:.75rem 1rem;margin:0}.card>ul,.card>ol{padding-left:2.25rem}
.stage{border-top:1px solid var(--line);background:var(--ground);overflow-x:auto}iframe{display:block;width:100%;height:75vh;border:0;margin:0 auto;background:#fff}
iframe.narrow{width:320px;border-inline:1px solid var(--line)}iframe.column{width:600px;border-inline:1px solid var(--line)}iframe.dark{background:#121212}
pre{margin:0;padding:1rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.875rem/1.5 ui-monospace,monospace}
.wide{overflow-x:auto}table{width:100%;border-collapse:collapse;font-size:.875rem}th,td{padding:.3rem 1rem;border-bottom:1px solid var(--line)}th{text-align:left;vertical-align:top;white-space:nowrap;color:var(--soft);font-weight:400}td{overflow-wrap:anywhere}
details summary{cursor:pointer;color:var(--link);font-size:.875rem;padding:.15rem 0}.remarks{color:var(--mark)}
@media(max-width:40rem){.list a{grid-template-columns:.5rem 1fr}.when{grid-column:2/3}.under{grid-column:2/3}th{white-space:normal}}`;

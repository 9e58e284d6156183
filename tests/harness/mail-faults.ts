import { type ParsedMail, simpleParser } from 'mailparser';
import { firstDifference } from './same-words.ts';

/** Header fields that may stand once (RFC 5322 3.6, RFC 2045, RFC 8058, RFC 3834, RFC 2919). */
const ONCE = [
  'From',
  'To',
  'Reply-To',
  'Subject',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
  'MIME-Version',
  'Content-Type',
];
const AT_MOST_ONCE = ['Message-ID', 'Date', 'References', 'In-Reply-To', 'Precedence', 'Cc', 'Bcc', 'Sender'];
/** Octets of a line without its end (RFC 5322 2.1.1). */
const LONGEST_LINE = 998;
/** Gmail cuts the HTML of a message near 102 KB. */
const MOST_HTML = 90 * 1024;
const LONGEST_SUBJECT = 90;
/** What fetches something, reports that a mail is read, or runs. */
const FETCHES =
  /<(?:img|script|iframe|object|embed|link|video|audio|form|input|svg|base|meta http-equiv)\b|url\(|@import|@font-face|\ssrc=|\sbackground=|\son[a-z]+=/i;
const TRACKS = /[?&](?:utm_[a-z]+|mc_[ce]id|fbclid|gclid)=|\/track(?:ing)?\/|\/click\/|\/open\//i;

/** Everything that is wrong with a composed mail, in words; nothing for one that may go out. */
export async function mailFaults(raw: string): Promise<readonly string[]> {
  const parsed = await simpleParser(raw);
  return [...wireFaults(raw), ...headerFaults(raw, parsed), ...partFaults(parsed), ...sayingFaults(parsed)];
}

/** 7-bit, CRLF, no long line (RFC 5322 2.1.1, RFC 2045 2.7). */
function wireFaults(raw: string): readonly string[] {
  const faults: string[] = [];
  for (const line of raw.split('\r\n')) {
    if (line.length > LONGEST_LINE) faults.push(`a line of ${line.length} octets`);
    if (!/^[\t\x20-\x7e]*$/.test(line)) faults.push(`not 7-bit: ${line.slice(0, 60)}`);
  }
  return faults;
}

function headerFaults(raw: string, { subject = '', to, from, headers }: ParsedMail): readonly string[] {
  const block = raw.slice(0, raw.indexOf('\r\n\r\n')).split('\r\n');
  const times = (name: string) =>
    block.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)).length;
  const value = (name: string) => {
    const at = block.findIndex((line) => line.startsWith(`${name}: `));
    return block[at]?.slice(name.length + 2) ?? '';
  };
  const recipients = to === undefined || Array.isArray(to) ? [] : to.value;
  const alert = times('References') > 0;
  const rules: readonly (readonly [boolean, string])[] = [
    [recipients.length === 1 && recipients[0]?.name === '', 'To is not one bare address'],
    [from?.value.length === 1, 'From is not one address'],
    [
      [...subject].length > 0 && [...subject].length <= LONGEST_SUBJECT,
      `a subject of ${[...subject].length}`,
    ],
    [/^<https:\/\/[^>,\s]+>$/.test(value('List-Unsubscribe')), 'List-Unsubscribe is not one HTTPS address'],
    [value('List-Unsubscribe-Post') === 'List-Unsubscribe=One-Click', 'no one-click POST'],
    [value('Auto-Submitted') === 'auto-generated', 'not said to be sent by a machine'],
    [times('In-Reply-To') === times('References'), 'a thread is named by one header only'],
    [!(alert && times('Precedence') > 0), 'a thread in a bulk mail: References are for alerts'],
    [headers.get('content-type') !== undefined, 'no content type'],
  ];
  return [
    ...ONCE.filter((name) => times(name) !== 1).map((name) => `${name} stands ${times(name)} times`),
    ...AT_MOST_ONCE.filter((name) => times(name) > 1).map((name) => `${name} stands ${times(name)} times`),
    ...rules.flatMap(([holds, fault]) => (holds ? [] : [fault])),
  ];
}

function partFaults({ text = '', html, attachments, headers }: ParsedMail): readonly string[] {
  const type = headers.get('content-type');
  const kind = typeof type === 'object' && 'value' in type ? type.value : undefined;
  return [
    ...(kind === 'multipart/alternative' ? [] : [`not multipart/alternative but ${String(kind)}`]),
    ...(text.trim() === '' ? ['no text part'] : []),
    ...(html ? [] : ['no HTML part']),
    ...(attachments.length > 0 ? [`${attachments.length} attachments`] : []),
  ];
}

function sayingFaults({ text = '', html, subject = '' }: ParsedMail): readonly string[] {
  if (!html) return [];
  const size = Buffer.byteLength(html);
  const fetched = FETCHES.exec(html);
  const difference = firstDifference(text, html);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return [
    ...(size <= MOST_HTML ? [] : [`HTML of ${size} bytes`]),
    ...(fetched === null ? [] : [`fetches, runs or asks: ${fetched[0]}`]),
    ...links.filter((link) => TRACKS.test(link)).map((link) => `tracks: ${link}`),
    ...links.filter((link) => !/^https?:\/\//.test(link)).map((link) => `no web address: ${link}`),
    ...(difference === undefined ? [] : [difference]),
    ...(/<html lang="[a-z-]+" dir="(?:ltr|rtl)">/.test(html) ? [] : ['no language']),
    ...(/<title>[^<]+<\/title>/.test(html) ? [] : [`no title: ${subject}`]),
    ...headingFaults(html),
  ];
}

/** One h1, first; below it no level is left out (WCAG 2.2, 1.3.1 and 2.4.6). */
function headingFaults(html: string): readonly string[] {
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  const skipped = levels.findIndex((level, at) => level > (levels[at - 1] ?? 0) + 1);
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one h1']),
    ...(skipped < 0 ? [] : [`a heading of level ${levels[skipped]} after ${levels[skipped - 1] ?? 'none'}`]),
  ];
}

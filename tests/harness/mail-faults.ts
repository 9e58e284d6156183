import { headerValue, type ReadMail, readMail, subjectLength } from './read-mail.ts';
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
export function mailFaults(raw: string): readonly string[] {
  const faults = wireFaults(raw);
  try {
    const mail = readMail(raw);
    return [...faults, ...headerFaults(mail), ...sayingFaults(mail)];
  } catch (error) {
    return [...faults, String(error)];
  }
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

function headerFaults({ headers }: ReadMail): readonly string[] {
  const times = (name: string) =>
    headers.filter(([each]) => each.toLowerCase() === name.toLowerCase()).length;
  const value = (name: string) => headerValue(headers, name);
  const subject = subjectLength(value('Subject'));
  const rules: readonly (readonly [boolean, string])[] = [
    [/^[^\s<>,"@]+@[^\s<>,"@]+$/.test(value('To')), 'To is not one bare address'],
    [/^[^<>,]*<[^\s<>,@]+@[^\s<>,@]+>$/.test(value('From')), 'From is not one address'],
    [subject > 0 && subject <= LONGEST_SUBJECT, `a subject of ${subject} characters`],
    [/^<https:\/\/[^>,\s]+>$/.test(value('List-Unsubscribe')), 'List-Unsubscribe is not one HTTPS address'],
    [value('List-Unsubscribe-Post') === 'List-Unsubscribe=One-Click', 'no one-click POST'],
    [value('Auto-Submitted') === 'auto-generated', 'not said to be sent by a machine'],
    [value('References') === value('In-Reply-To'), 'References and In-Reply-To name different threads'],
    [
      times('References') + times('Precedence') < 2,
      'a thread in a bulk mail: References are for alerts only',
    ],
  ];
  return [
    ...ONCE.filter((name) => times(name) !== 1).map((name) => `${name} stands ${times(name)} times`),
    ...AT_MOST_ONCE.filter((name) => times(name) > 1).map((name) => `${name} stands ${times(name)} times`),
    ...rules.flatMap(([holds, fault]) => (holds ? [] : [fault])),
  ];
}

function sayingFaults({ text, html }: ReadMail): readonly string[] {
  const size = Buffer.byteLength(html);
  const fetched = FETCHES.exec(markupOf(html));
  const difference = firstDifference(text, html);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return [
    ...(size <= MOST_HTML ? [] : [`HTML of ${size} bytes`]),
    ...(fetched === null ? [] : [`fetches, runs or asks: ${fetched[0]}`]),
    ...links.filter((link) => TRACKS.test(link)).map((link) => `tracks: ${link}`),
    ...links.filter((link) => !/^https?:\/\//.test(link)).map((link) => `no web address: ${link}`),
    ...(difference === undefined ? [] : [difference]),
    ...(/<html lang="[a-z-]+" dir="(?:ltr|rtl)">/.test(html) ? [] : ['no language']),
    ...(/<title>[^<]+<\/title>/.test(html) ? [] : ['no title']),
    ...headingFaults(html),
  ];
}

/** Tags and styles without what is said between them: a source may well write about scripts. */
const markupOf = (html: string) => (html.match(/<style>[\s\S]*?<\/style>|<[^>]*>/g) ?? []).join('\n');

/** One h1, first; below it no level is left out (WCAG 2.2, 1.3.1 and 2.4.6). */
function headingFaults(html: string): readonly string[] {
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  const skipped = levels.findIndex((level, at) => level > (levels[at - 1] ?? 0) + 1);
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one h1']),
    ...(skipped < 0 ? [] : [`a heading of level ${levels[skipped]} after ${levels[skipped - 1] ?? 'none'}`]),
  ];
}

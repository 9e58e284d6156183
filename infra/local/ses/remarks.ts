import { header, type RawMail, readRawMail } from './raw-mail.ts';

/** Gmail cuts the HTML of a message near 102 KB, and with it the way to unsubscribe. */
export const CLIPPED_AT = 102 * 1024;
const LONGEST_SUBJECT = 120;
const FETCHES = /<(?:img|script|iframe|object|embed|link|video|audio|form)\b|url\(\s*["']?https?:|@import/i;

/** What a careful reader of the raw bytes would object to though SES takes it. */
export function remarksOn(
  raw: string,
  to: string,
  parts: { readonly subject: string; readonly text: string; readonly html: string },
): string[] {
  const mail = readRawMail(raw);
  if (typeof mail === 'string') return [mail];
  return [...headerRemarks(mail, to, parts.subject), ...bodyRemarks(raw, parts)];
}

function headerRemarks(mail: RawMail, to: string, subject: string): string[] {
  const said = header(mail, 'To');
  const oneClick = header(mail, 'List-Unsubscribe-Post') === 'List-Unsubscribe=One-Click';
  const rules: readonly (readonly [boolean, string])[] = [
    [said !== undefined, 'no To header'],
    [said?.toLowerCase().includes(to.toLowerCase()) ?? true, 'the To header does not name the recipient'],
    [header(mail, 'MIME-Version') !== undefined, 'no MIME-Version header'],
    [subject.trim() !== '', 'no subject'],
    [subject.length <= LONGEST_SUBJECT, `a subject of ${subject.length} characters`],
    [
      /<https:\/\/|<http:\/\/127\.0\.0\.1/.test(header(mail, 'List-Unsubscribe') ?? '') && oneClick,
      'no one-click unsubscription (RFC 8058)',
    ],
  ];
  return rules.flatMap(([holds, remark]) => (holds ? [] : [remark]));
}

function bodyRemarks(
  raw: string,
  { text, html }: { readonly text: string; readonly html: string },
): string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [!/(^|[^\r])\n/.test(raw), 'a line ends without a carriage return'],
    [Buffer.byteLength(html) <= CLIPPED_AT, 'HTML over 102 KB: Gmail clips it'],
    [text.trim() !== '', 'no plain-text part'],
    [!FETCHES.test(html), 'the HTML fetches something or runs'],
    [html === '' || /<html[^>]*\blang=/i.test(html), 'the HTML does not name its language'],
  ];
  return rules.flatMap(([holds, remark]) => (holds ? [] : [remark]));
}

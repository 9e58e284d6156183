import { RulewireError } from '../errors.ts';
import { sha256 } from '../ids.ts';
import { clip, oneLine } from './plain-text.ts';

export type MailKind = 'alert' | 'digest' | 'account';

export interface MailParts {
  readonly from: string;
  readonly fromName: string;
  /** Exactly one address, validated before (address.ts); never a name beside it. */
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** HTTPS address that stops this mail with one POST (RFC 8058). */
  readonly unsubscribeUrl: string;
  /** Domain-like name of the list (RFC 2919), without angle brackets. */
  readonly listId: string;
  /** What the mail belongs to: mails of one matter name the same one and so form a thread (RFC 5322, 3.6.4). */
  readonly references?: string;
  readonly kind: MailKind;
  /** SES message tags: names and values of [A-Za-z0-9_-]. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A composed mail in the shape that the transport takes: 7-bit MIME with CRLF line ends. */
export interface ComposedMail {
  readonly to: string;
  readonly from: string;
  readonly raw: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A mail without what it says. */
export type MailEnvelope = Omit<MailParts, 'text' | 'html'>;

/** What a mail says, as it goes over the wire. */
export interface EncodedBody {
  /** Lines of base64, joined by CRLF. */
  readonly text: string;
  readonly html: string;
}

const LINE_END = '\r\n';
/** A line of base64 holds at most 76 characters, which are 57 bytes (RFC 2045 6.8). */
export const BYTES_PER_LINE = 57;
export const CHARACTERS_PER_LINE = 76;
// One addr-spec of plain characters; everything that could start a second header or a second recipient is outside.
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}$/;
const SUBJECT_LENGTH = 120;

/**
 * Composes one mail for SES `SendRawEmail`: multipart/alternative, both parts in base64, so that it is 7-bit and no line
 * is longer than 76 characters (RFC 5322 2.1.1 allows 998). SES itself writes Message-ID and Date over ours.
 * Throws `mail-unsafe-header` if an address or header value is not one line of printable ASCII.
 */
export function composeMail({ text, html, ...envelope }: MailParts): ComposedMail {
  const body = { text: base64Lines(canonical(text)), html: base64Lines(canonical(html)) };
  return composeEncoded(envelope, body);
}

/** As `composeMail`, of a body that is encoded already. */
export function composeEncoded(mail: MailEnvelope, body: EncodedBody): ComposedMail {
  const headers = headersOf(mail).map(([name, value]) => headerLine(name, value));
  // No line of base64 holds a hyphen, so any name that is equal for equal mails will do (RFC 2046 5.1.1).
  const boundary = `rw-${sha256(headers.join(LINE_END)).slice(0, 32)}`;
  const lines = [
    ...headers,
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...part('text/plain', body.text),
    `--${boundary}`,
    ...part('text/html', body.html),
    `--${boundary}--`,
    '',
  ];
  return { to: mail.to, from: mail.from, raw: lines.join(LINE_END), tags: mail.tags };
}

/** The name under which mails of one matter, or else of one document, are joined into a thread of one reader. */
export function threadReference(about: string, subscriber: string, domain: string): string {
  // Ids may hold colons and slashes, which an id-left of RFC 5322 3.6.4 may not.
  return `rule.${about.replace(/[^A-Za-z0-9-]/g, '-')}.${subscriber.slice(0, 8)}@${domain}`;
}

/**
 * A header value with characters outside ASCII as RFC 2047 encoded words (base64, UTF-8), cut between characters so that
 * each word stays within 75 and the folded lines within 76. ASCII comes back as it is. Controls are taken out before.
 */
export function encodeWords(text: string): string {
  const clean = oneLine(text);
  if (/^[\x20-\x7e]*$/.test(clean) && !clean.includes('=?')) return clean;
  const words: string[] = [];
  let word = '';
  for (const character of clean) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ');
}

function headersOf(mail: MailEnvelope): readonly (readonly [string, string])[] {
  const bulk = mail.kind === 'digest' ? ([['Precedence', 'bulk']] as const) : [];
  const thread = mail.references
    ? ([
        ['In-Reply-To', `<${mail.references}>`],
        ['References', `<${mail.references}>`],
      ] as const)
    : [];
  return [
    ['From', `${phrase(mail.fromName)} <${address(mail.from)}>`],
    ['To', address(mail.to)],
    ['Reply-To', address(mail.replyTo)],
    ['Subject', encodeWords(clip(oneLine(mail.subject), SUBJECT_LENGTH))],
    ...thread,
    ['List-Id', `${phrase(mail.fromName)} <${mail.listId}>`],
    ['List-Unsubscribe', `<${mail.unsubscribeUrl}>`],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['Auto-Submitted', 'auto-generated'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
    ...bulk,
    ['MIME-Version', '1.0'],
  ];
}

/** A display name: quoted where it is ASCII (RFC 5322 3.2.4), as encoded words where not. */
function phrase(name: string): string {
  const encoded = encodeWords(name);
  return encoded.startsWith('=?') ? encoded : `"${encoded.replace(/[\\"]/g, '')}"`;
}

function address(text: string): string {
  if (!ADDRESS.test(text))
    throw new RulewireError('mail-unsafe-header', 'an address is not one plain addr-spec');
  return text;
}

function headerLine(name: string, value: string): string {
  if (!/^[\x20-\x7e]*$/.test(value)) throw new RulewireError('mail-unsafe-header', name);
  // Folded only between encoded words: their joining blank is dropped by the reader, any other blank is kept.
  return `${name}: ${value.replaceAll('?= =?', `?=${LINE_END} =?`)}`;
}

function part(type: string, encoded: string): readonly string[] {
  return [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(encoded === '' ? [] : [encoded]),
  ];
}

/** Text as bytes, with the line ends that it must have before it is encoded (RFC 2045 6.8). */
export const canonical = (text: string): Buffer => Buffer.from(text.replace(/\r?\n/g, LINE_END));

/** The bytes from `from` up to `to` as lines of base64 joined by CRLF. */
export function base64Lines(bytes: Buffer, from = 0, to = bytes.length): string {
  const characters = bytes.toString('base64', from, to);
  let lines = characters.slice(0, CHARACTERS_PER_LINE);
  for (let at = CHARACTERS_PER_LINE; at < characters.length; at += CHARACTERS_PER_LINE)
    lines += LINE_END + characters.slice(at, at + CHARACTERS_PER_LINE);
  return lines;
}

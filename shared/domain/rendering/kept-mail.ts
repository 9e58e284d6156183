import { hashId, type SubscriberId } from '../ids.ts';
import { withoutTokens } from '../tokens.ts';

/** What a mail said, without whom it was sent to: parts as they were sent, CRLF line ends included. */
export interface KeptMail {
  /** The header lines as handed to the provider, which writes Message-ID and Date over ours. */
  readonly headers: string;
  readonly text: string;
  readonly html: string;
}

/** What stands in a kept mail where the mail itself named its reader or let her in. */
export const WITHHELD = {
  address: '{address}',
  token: '{token}',
  reader: '{reader}',
  body: '{body}',
} as const;

/**
 * Reads back a mail that `composeMail` made, from the very bytes that go out. The reader's address, the tokens in her
 * links, the part of her key in the name of the thread and the name of the boundary (a hash of the headers) are withheld, so
 * that a mail that says the same to two readers is kept as one.
 */
export function keptMail(
  mail: { readonly raw: string; readonly to: string },
  subscriber: SubscriberId,
): KeptMail {
  const end = mail.raw.indexOf('\r\n\r\n');
  const head = mail.raw.slice(0, end);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
  const [, text = '', html = ''] = mail.raw.slice(end).split(`--${boundary}`);
  const address = new RegExp(mail.to.replace(/[^A-Za-z0-9@]/g, '\\$&'), 'gi');
  const blanked = (part: string) => withoutTokens(part, WITHHELD.token).replace(address, WITHHELD.address);
  const headers = head
    .replace(boundary, WITHHELD.body)
    .replaceAll(`.${subscriber.slice(0, 8)}@`, `.${WITHHELD.reader}@`);
  return { headers: blanked(headers), text: blanked(decoded(text)), html: blanked(decoded(html)) };
}

/** The name of a copy. One that is `of` a delivery is kept for it alone, others for all to whom the same was said. */
export function copyName({ headers, text, html }: KeptMail, of: string): string {
  return hashId('copy', of, headers, text, html);
}

function decoded(part: string): string {
  return Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64').toString('utf8');
}

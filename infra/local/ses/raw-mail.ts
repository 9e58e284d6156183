/** A header as it stands in the raw mail, unfolded. */
type Header = { name: string; value: string };
export type RawMail = { headers: Header[]; body: string };

/** Headers that RFC 5322 section 3.6 and SES allow only once. */
const SINGLE = new Set(
  'from sender reply-to to cc bcc message-id date subject mime-version content-type content-transfer-encoding in-reply-to references return-path'.split(
    ' ',
  ),
);

/**
 * Splits a raw mail into its headers and its body. `raw` holds one character per byte.
 * Returns the reason as a string when SES would not take it: no header block, a stray CR or LF among the headers
 * (header injection), a doubled single-instance header, bytes above 7 bits, a line over 998 characters (RFC 5322).
 */
export function readRawMail(raw: string): RawMail | string {
  if (/[^\x00-\x7f]/.test(raw)) return 'Message contains bytes outside 7-bit ASCII.';
  const end = raw.indexOf('\r\n\r\n');
  const block = end < 0 ? raw : raw.slice(0, end);
  if (raw.split(/[\r\n]/).some((line) => line.length > 998))
    return 'Message contains a line longer than 998 characters.';
  const unfolded = block.replace(/\r\n[ \t]+/g, ' ');
  const headers: Header[] = [];
  for (const line of unfolded.split('\r\n')) {
    if (/[\r\n\0]/.test(line)) return 'Header contains a stray carriage return or line feed.';
    const match = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
    if (!match?.[1]) return `Invalid header line: "${line.slice(0, 60)}".`;
    headers.push({ name: match[1], value: match[2] ?? '' });
  }
  const seen = new Set<string>();
  for (const { name } of headers) {
    const key = name.toLowerCase();
    if (SINGLE.has(key) && seen.has(key)) return `Duplicate header '${name}'.`;
    seen.add(key);
  }
  return { headers, body: end < 0 ? '' : raw.slice(end + 4) };
}

/** The value of a header, or undefined. Names are compared without case. */
export function header(mail: RawMail, name: string): string | undefined {
  return mail.headers.find((each) => each.name.toLowerCase() === name.toLowerCase())?.value;
}

/** SES writes its own Message-ID and Date over whatever the sender put there, and drops Bcc. */
export function stamped(mail: RawMail, messageId: string, at: Date): string {
  const own = new Set(['message-id', 'date', 'bcc', 'return-path']);
  const kept = mail.headers.filter(({ name }) => !own.has(name.toLowerCase()));
  const stamp = [
    { name: 'Message-ID', value: `<${messageId}@email.amazonses.com>` },
    { name: 'Date', value: at.toUTCString().replace('GMT', '+0000') },
  ];
  const lines = [...kept, ...stamp].map(({ name, value }) => foldHeader(`${name}: ${value}`));
  return `${lines.join('\r\n')}\r\n\r\n${mail.body}`;
}

/** Folds at spaces so that no line passes 78 characters where a space allows it (RFC 5322 section 2.2.3). */
function foldHeader(line: string): string {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > 78) {
    const at = rest.lastIndexOf(' ', 78);
    if (at <= 0 || !/\S/.test(rest.slice(0, at)) || rest.slice(0, at).endsWith(':')) break;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest].join('\r\n');
}

/** The bare addresses of an address header: `"A, B" <a@x.org>, b@x.org` gives both. */
export function addressesOf(value: string): string[] {
  const unquoted = value.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\([^()]*\)/g, '');
  return unquoted
    .split(',')
    .map((part) => /<([^<>]*)>/.exec(part)?.[1] ?? part)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** Why SES would call an address invalid, in its words, or undefined when it is fine. */
export function addressFault(address: string): string | undefined {
  if (/[\x00-\x20\x7f]/.test(address)) return 'Local address contains control or whitespace';
  const at = address.lastIndexOf('@');
  if (at < 0 || at === address.length - 1) return "Missing final '@domain'";
  if (at === 0) return 'Missing local part';
  const local = address.slice(0, at);
  if (local.length > 64) return 'Local address is longer than 64 characters';
  if (/[^\x21-\x7e]/.test(local)) return 'Local address contains non-ASCII characters';
  if (/[<>(),;:\\"[\]@]/.test(local) || /^\.|\.\.|\.$/.test(local))
    return 'Local address contains illegal character';
  const domain = address.slice(at + 1);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) return 'Domain contains illegal character';
  return undefined;
}

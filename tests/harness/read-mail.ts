/** A mail as its bytes say it, both parts decoded. */
export interface ReadMail {
  /** Header fields in their order, unfolded; encoded words are left as they are. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly html: string;
}

/**
 * Reads a mail of the one form that goes out: multipart/alternative of a plain and an HTML part, both UTF-8 in base64
 * (RFC 2046 5.1.4). Throws an Error that says where another form begins. At once, for the simulations, whose clock no
 * parser that waits could follow; that a parser of mail programs reads the same is checked beside it.
 */
export function readMail(raw: string): ReadMail {
  const [block = '', body] = cut(raw, '\r\n\r\n');
  const headers = fields(block);
  const type = headerValue(headers, 'Content-Type');
  const boundary = /^multipart\/alternative; boundary="([^"]{1,70})"$/.exec(type)?.[1];
  if (boundary === undefined || body === undefined) throw new Error(`not multipart/alternative but ${type}`);
  const [first, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
  const end = parts.pop();
  if (first !== '' || end !== '--\r\n' || parts.length !== 2) throw new Error('not two parts and an end');
  const [text = '', html = ''] = ['text/plain', 'text/html'].map((kind, at) =>
    decoded(parts[at] ?? '', kind),
  );
  return { headers, text, html };
}

/** The value of the first header field of that name, empty where there is none. */
export function headerValue(headers: ReadMail['headers'], name: string): string {
  return headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? '';
}

/** How many graphemes a subject has as a reader sees it, its encoded words (RFC 2047) decoded. */
export function subjectLength(value: string): number {
  const plain = value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]+)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'));
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)].length;
}

function fields(block: string): ReadMail['headers'] {
  return block
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const [, name, value] = /^([!-9;-~]+): ?(.*)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`no header field: ${line.slice(0, 60)}`);
      return [name, value ?? ''];
    });
}

function decoded(part: string, kind: string): string {
  const [head = '', body = ''] = cut(part.replace(/^\r\n/, ''), '\r\n\r\n');
  const headers = fields(head);
  const said = `${headerValue(headers, 'Content-Type')}, ${headerValue(headers, 'Content-Transfer-Encoding')}`;
  if (said !== `${kind}; charset=utf-8, base64`) throw new Error(`instead of ${kind}: ${said}`);
  if (!/^(?:[A-Za-z0-9+/]{76}\r\n)*[A-Za-z0-9+/=]{0,76}$/.test(body)) throw new Error(`${kind}: not base64`);
  return new TextDecoder('utf-8', { fatal: true })
    .decode(Buffer.from(body, 'base64'))
    .replaceAll('\r\n', '\n');
}

function cut(whole: string, at: string): readonly [string, string?] {
  const place = whole.indexOf(at);
  return place < 0 ? [whole] : [whole.slice(0, place), whole.slice(place + at.length)];
}

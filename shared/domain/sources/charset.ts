/** Charset label of a Content-Type header, or undefined. */
function headerCharset(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1];
}

/** Pages declare their charset within 1024 bytes (WHATWG HTML, prescan), many a little later. */
const PRESCAN = 4096;

/** Charset that the document itself names: XML declaration, or meta element. */
function declaredCharset(body: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(body.subarray(0, PRESCAN));
  const xml = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)["']/i.exec(start)?.[1];
  return xml ?? /<meta[^>]*charset\s*=\s*["']?([\w:.-]+)/i.exec(start)?.[1];
}

/** Labels that servers send by default, whatever the document is written in. */
const DEFAULT_LABEL = /^(?:utf-?8|iso-?8859-?1|latin-?1|windows-1252|us-ascii)$/i;

function decoderFor(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/**
 * The text of an answer: a byte order mark, then UTF-8 (strict, or with a few broken characters), then the charset of the
 * header, then the one the document names, then windows-1252. UTF-8 goes first because text that is valid UTF-8 by chance is
 * rarer than a wrong header; the document goes before a header that says what servers say by default.
 */
export function decodeBody(body: Uint8Array, contentType: string): string {
  const wide = wideEncoding(body);
  if (wide !== undefined) return new TextDecoder(wide).decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    const [header, declared] = [headerCharset(contentType), declaredCharset(body)];
    const order =
      header === undefined || DEFAULT_LABEL.test(header) ? [declared, header] : [header, declared];
    const mended = mostlyUtf8(body);
    if (mended !== undefined) return mended;
    const decoder = order.map(decoderFor).find((each) => each !== undefined);
    return (decoder ?? new TextDecoder('windows-1252')).decode(body);
  }
}

/** UTF-16 by its byte order mark, or by the zero bytes between the letters of its markup. */
function wideEncoding(body: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(body.length, 200) & ~1;
  for (let at = 0; at < length; at += 1) if (body[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.3 && even === 0) return 'utf-16le';
  return even > length * 0.3 && odd === 0 ? 'utf-16be' : undefined;
}

/** UTF-8 that was cut inside a character, or into which a few foreign bytes were pasted. */
function mostlyUtf8(body: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(body);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const foreign = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return broken <= Math.max(1, foreign * 0.02) && foreign > broken ? text : undefined;
}

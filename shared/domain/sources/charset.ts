/** Charset label of a Content-Type header, or undefined. */
function headerCharset(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1];
}

/** Charset that the document itself names: XML declaration, or meta element within the first 1024 bytes (WHATWG HTML, prescan). */
function declaredCharset(body: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1024));
  const xml = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)["']/i.exec(start)?.[1];
  return xml ?? /<meta[^>]*charset\s*=\s*["']?([\w:.-]+)/i.exec(start)?.[1];
}

function decoderFor(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/**
 * The text of an answer: a byte order mark, then strict UTF-8, then the charset of the header, then the one the document
 * names, then windows-1252. UTF-8 goes first because text that is valid UTF-8 by chance is rarer than a wrong header.
 */
export function decodeBody(body: Uint8Array, contentType: string): string {
  if (body[0] === 0xff && body[1] === 0xfe) return new TextDecoder('utf-16le').decode(body);
  if (body[0] === 0xfe && body[1] === 0xff) return new TextDecoder('utf-16be').decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    const decoder = decoderFor(headerCharset(contentType)) ?? decoderFor(declaredCharset(body));
    return (decoder ?? new TextDecoder('windows-1252')).decode(body);
  }
}

import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** More than one encoding on top of another is what bombs are made of; honest servers use one. */
const MOST_ENCODINGS = 2;

/** What is offered to servers. "deflate" is understood but not asked for: servers disagree on what it means. */
export const ACCEPT_ENCODING = 'gzip, br';

/** The body is larger than the request allows; it was not read to its end. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** The server used an encoding that nobody offered. */
class UnknownEncoding extends Error {
  override name = 'UnknownEncoding';
}

/**
 * The decoded body, counted after decoding, so that a small bomb stops at the limit as surely as a large file.
 * Throws TooLarge, UnknownEncoding, or the error of a broken stream (cut off, or not what it claims to be).
 */
export async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const decoders = encodingsOf(response).map(decoder);
  if (decoders.length === 0 && Number(response.headers['content-length'] ?? 0) > maxBytes)
    throw new TooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const [first = new PassThrough(), second = new PassThrough()] = decoders;
  const count = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw new TooLarge();
      chunks.push(chunk);
    }
  };
  await pipeline(response, first, second, count, { signal });
  return new Uint8Array(Buffer.concat(chunks, size));
}

/** In the order in which they are undone. */
function encodingsOf(response: IncomingMessage): readonly string[] {
  const named = (response.headers['content-encoding'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .toReversed();
  if (named.length > MOST_ENCODINGS) throw new UnknownEncoding();
  return named;
}

function decoder(name: string): Transform {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new UnknownEncoding();
  }
}

import { describe, expect, test } from 'vitest';
import type { Fetcher, FetchRequest } from '../../shared/ports/fetcher.ts';

export const SOURCE = 'http://feeds.example.com';

export function aRequest(path: string, over: Partial<FetchRequest> = {}): FetchRequest {
  return {
    url: `${SOURCE}${path}`,
    accept: 'text/html',
    timeoutMs: 5_000,
    maxBytes: 10_000,
    maxRedirects: 3,
    allowHosts: ['feeds.example.com'],
    ...over,
  };
}

/** A host `SOURCE` that answers /page with "hello", /gone with 410, /empty with 304, /large with 20,000 bytes. */
export function describeFetcher(name: string, make: () => Promise<Fetcher>): void {
  describe(`fetcher: ${name}`, () => {
    test('a page comes with its address, type, headers and bytes', async () => {
      const page = await (await make()).fetch(aRequest('/page'));
      expect(page).toMatchObject({
        outcome: 'fetched',
        status: 200,
        finalUrl: `${SOURCE}/page`,
        contentType: 'text/html; charset=iso-8859-1',
      });
      expect(page.outcome === 'fetched' && page.headers['etag']).toBe('"e1"');
      expect(page.outcome === 'fetched' && new TextDecoder().decode(page.body)).toBe('hello');
    });

    test.each([
      ['/gone', 410],
      ['/empty', 304],
    ])('%s is an answer with status %i', async (path, status) => {
      expect(await (await make()).fetch(aRequest(path))).toMatchObject({ outcome: 'fetched', status });
    });

    test('more bytes than allowed are not taken; as many as allowed are', async () => {
      const fetcher = await make();
      expect(await fetcher.fetch(aRequest('/large'))).toEqual({ outcome: 'too-large', limit: 10_000 });
      expect(await fetcher.fetch(aRequest('/large', { maxBytes: 20_000 }))).toMatchObject({ status: 200 });
    });

    test('a host that does not exist is unreachable', async () => {
      const request = aRequest('/', { url: 'http://absent.invalid/' });
      expect(await (await make()).fetch(request)).toMatchObject({ outcome: 'unreachable' });
    });
  });
}

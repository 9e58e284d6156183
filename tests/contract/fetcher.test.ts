import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpFetcher } from '../../shared/adapters/http/http-fetcher.ts';
import { memoryFetcher } from '../../shared/adapters/memory/memory-fetcher.ts';
import type { Fetcher } from '../../shared/ports/fetcher.ts';
import {
  cutOff,
  dripFeed,
  type ScriptedHost,
  says,
  scriptedHost,
  silence,
} from '../harness/scripted-host/scripted-host.ts';
import { aRequest, describeFetcher, SOURCE } from './fetcher.contract.ts';

const html = { 'content-type': 'text/html; charset=iso-8859-1', etag: '"e1"' };
const bomb = gzipSync(Buffer.alloc(50_000_000));
const encoded = (name: string, body: Uint8Array) => says(200, { 'content-encoding': name }, body);
const to = (location: string, status = 302) => says(status, { location });

let host: ScriptedHost;
let fetcher: Fetcher;
beforeAll(async () => {
  host = await scriptedHost({
    '/page': says(200, html, 'hello'),
    '/page?a=1&b=%C3%A4': says(200, {}, 'query'),
    '/gone': says(410),
    '/empty': says(304),
    '/large': says(200, {}, 'x'.repeat(20_000)),
    '/five-megabytes': says(200, {}, Buffer.alloc(5_000_000, 'x')),
    '/gzip': encoded('gzip', gzipSync('zipped')),
    '/br': encoded('br', brotliCompressSync('zipped')),
    '/deflate': encoded('deflate', deflateSync('zipped')),
    '/twice': encoded('gzip, br', brotliCompressSync(gzipSync('zipped'))),
    '/thrice': encoded('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync('zipped')))),
    '/zstd': encoded('zstd', Buffer.from('?')),
    '/not-gzip': encoded('gzip', Buffer.from('<html>')),
    '/half-gzip': encoded('gzip', gzipSync('x'.repeat(5_000)).subarray(0, 20)),
    '/bomb': encoded('gzip', bomb),
    '/drip': dripFeed,
    '/silence': silence,
    '/cut': cutOff,
    '/moved': to('/page', 301),
    '/moved-far': to(`${SOURCE}/moved`),
    '/elsewhere': to('https://wall.example.net/login?from=us'),
    '/round': to('/round'),
    '/script': to('javascript:alert(1)'),
    '/nonsense': to('http://[bad'),
    '/inward': to('http://169.254.169.254/latest/meta-data/'),
    '/nowhere': says(302),
  });
  fetcher = httpFetcher({ userAgent: 'Rulewire-test (ops@example.org)', origins: { [SOURCE]: host.origin } });
});
afterAll(() => host.stop());

const text = async (path: string) => {
  const page = await fetcher.fetch(aRequest(path));
  return page.outcome === 'fetched' ? new TextDecoder().decode(page.body) : page;
};

describeFetcher('in memory', async () => {
  const scripted = memoryFetcher();
  scripted.answer(`${SOURCE}/page`, { headers: html, body: 'hello' });
  scripted.answer(`${SOURCE}/gone`, { status: 410 });
  scripted.answer(`${SOURCE}/empty`, { status: 304 });
  scripted.answer(`${SOURCE}/large`, { body: 'x'.repeat(20_000) });
  return scripted;
});
describeFetcher('over HTTP', async () => fetcher);

describe('requests', () => {
  test('name who asks, what is wanted and what is known already', async () => {
    await fetcher.fetch(aRequest('/empty', { etag: '"e1"', lastModified: 'Thu, 16 May 2019 12:00:00 GMT' }));
    expect(host.requests.at(-1)?.headers).toMatchObject({
      'user-agent': 'Rulewire-test (ops@example.org)',
      accept: 'text/html',
      'if-none-match': '"e1"',
      'if-modified-since': 'Thu, 16 May 2019 12:00:00 GMT',
      'accept-encoding': 'gzip, br',
    });
  });

  test('keep query and escapes, leave out fragment and password', async () => {
    const page = await fetcher.fetch(
      aRequest('/', { url: 'http://user:secret@feeds.example.com/page?a=1&b=ä#part' }),
    );
    expect(page).toMatchObject({ status: 200, finalUrl: `${SOURCE}/page?a=1&b=%C3%A4` });
    expect(host.requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  test('use a connection again', async () => {
    await text('/page');
    const before = host.connections();
    await text('/page');
    await text('/page');
    expect(host.connections()).toBe(before);
  });
});

describe('bodies', () => {
  test.each(['/gzip', '/br', '/deflate', '/twice'])('%s is decoded', async (path) => {
    expect(await text(path)).toBe('zipped');
  });

  test.each(['/thrice', '/zstd', '/not-gzip', '/half-gzip', '/cut'])('%s is a failure', async (path) => {
    expect(await text(path)).toMatchObject({ outcome: 'unreachable' });
  });

  test('a gzip bomb stops at the limit: 50 MB in 50 KB', async () => {
    expect(bomb.length).toBeLessThan(60_000);
    const started = performance.now();
    const page = await fetcher.fetch(aRequest('/bomb', { maxBytes: 1_000_000 }));
    expect(page.outcome).toBe('too-large');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('answers that are not read to their end do not use up the connections', async () => {
    const started = performance.now();
    for (let n = 0; n < 10; n += 1) {
      expect((await fetcher.fetch(aRequest('/large'))).outcome).toBe('too-large');
      expect(await text('/zstd')).toMatchObject({ outcome: 'unreachable' });
    }
    expect(await text('/page')).toBe('hello');
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('a page of 5 MB is taken where it is allowed', async () => {
    const request = aRequest('/five-megabytes', { maxBytes: 5_000_000 });
    const page = await fetcher.fetch(request);
    expect(page.outcome === 'fetched' && page.body.length).toBe(5_000_000);
    expect((await fetcher.fetch({ ...request, maxBytes: 4_999_999 })).outcome).toBe('too-large');
  });
});

describe('time', () => {
  test.each(['/drip', '/silence'])('%s ends at the deadline', async (path) => {
    const started = performance.now();
    expect(await fetcher.fetch(aRequest(path, { timeoutMs: 300 }))).toEqual({ outcome: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('redirects', () => {
  test('are followed to allowed hosts, and the answer names where it is from', async () => {
    for (const path of ['/moved', '/moved-far'])
      expect(await fetcher.fetch(aRequest(path))).toMatchObject({ status: 200, finalUrl: `${SOURCE}/page` });
  });

  test('a redirect that names the place standing in for a source means the source', async () => {
    const other = await scriptedHost({ '/a': to(`${host.origin}/page`) });
    const both = httpFetcher({
      userAgent: 'test',
      origins: { [SOURCE]: host.origin, 'http://other.example.com': other.origin },
    });
    const request = aRequest('', { url: 'http://other.example.com/a' });
    expect(await both.fetch(request)).toMatchObject({ finalUrl: `${SOURCE}/page` });
    await other.stop();
  });

  test.each([
    ['/elsewhere', 'https://wall.example.net/login?from=us'],
    ['/script', 'javascript:alert(1)'],
    ['/nonsense', 'http://[bad'],
    ['/inward', 'http://169.254.169.254/latest/meta-data/'],
  ])('%s is told, not followed', async (path, location) => {
    expect(await fetcher.fetch(aRequest(path))).toEqual({ outcome: 'redirected', location });
  });

  test('end after as many as allowed', async () => {
    const before = host.requests.length;
    expect(await fetcher.fetch(aRequest('/round', { maxRedirects: 2 }))).toMatchObject({
      outcome: 'redirected',
    });
    expect(host.requests.length - before).toBe(3);
    expect(await fetcher.fetch(aRequest('/moved', { maxRedirects: 0 }))).toMatchObject({
      outcome: 'redirected',
    });
  });

  test('without a target are an answer', async () => {
    expect(await fetcher.fetch(aRequest('/nowhere'))).toMatchObject({ outcome: 'fetched', status: 302 });
  });

  test('from https to http are not followed', async () => {
    const secure = httpFetcher({ userAgent: 'test', origins: { 'https://feeds.example.com': host.origin } });
    const request = aRequest('', { url: 'https://feeds.example.com/moved-far' });
    expect(await secure.fetch(request)).toEqual({ outcome: 'redirected', location: `${SOURCE}/moved` });
  });
});

describe('addresses', () => {
  const open = httpFetcher({ userAgent: 'test' });
  const fetchUrl = (url: string, allowHosts: readonly string[] = []) =>
    open.fetch(aRequest('', { url, allowHosts }));

  test.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://0.0.0.0/',
  ])('%s is refused', async (url) => {
    expect((await fetchUrl(url)).outcome).toBe('refused-address');
  });

  test('a name that leads inside is refused where it is looked up', async () => {
    expect(await fetchUrl('http://localhost/')).toEqual({ outcome: 'refused-address', host: 'localhost' });
  });

  test('the place an operator put in for one source is not open to others', async () => {
    expect((await fetcher.fetch(aRequest('', { url: `${host.origin}/page` }))).outcome).not.toBe('fetched');
  });

  test.each(['ftp://example.com/', 'file:///etc/passwd', 'http://example.com:8080/', 'no url', ''])(
    '%j is not fetched',
    async (url) => {
      expect((await fetchUrl(url)).outcome).toBe('unreachable');
    },
  );

  test('each hop is judged anew', async () => {
    const request = aRequest('/inward', { allowHosts: ['169.254.169.254', 'feeds.example.com'] });
    expect(await fetcher.fetch(request)).toEqual({ outcome: 'refused-address', host: '169.254.169.254' });
  });
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpFetcher } from '../../../shared/adapters/http/http-fetcher.ts';
import { pollSource } from '../../../shared/application/poll-source.ts';
import { type SourceId, sourceId } from '../../../shared/domain/ids.ts';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import {
  type Answer,
  cutOff,
  dripFeed,
  type ScriptedHost,
  says,
  scriptedHost,
  silence,
} from '../../harness/scripted-host/scripted-host.ts';
import { pollWorld } from './poll-harness.ts';

/** What a hostile host may answer with, and the code under which it must fail. */
const HOSTILE: Readonly<Record<string, readonly [Answer, RegExp]>> = {
  'a gzip bomb': [
    says(
      200,
      { 'content-encoding': 'gzip', 'content-type': 'application/rss+xml' },
      gzipSync(Buffer.alloc(50_000_000)),
    ),
    /^source-too-large/,
  ],
  'an endless drip': [dripFeed, /^source-unreachable: timeout/],
  silence: [silence, /^source-unreachable: timeout/],
  'half an answer': [cutOff, /^source-unreachable/],
  'a redirect to a link-local address': [
    says(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
    /^source-blocked: redirected to 169\.254\.169\.254/,
  ],
  'a challenge page with status 200': [
    says(200, { 'content-type': 'text/html' }, '<html><head><title>Just a moment...</title></head></html>'),
    /^source-blocked: challenge/,
  ],
  'a page nested 100,000 deep': [
    says(200, { 'content-type': 'application/rss+xml' }, `<rss><channel>${'<item>'.repeat(100_000)}`),
    /^source-shape: elements nested/,
  ],
  'an entity bomb': [
    says(
      200,
      { 'content-type': 'application/rss+xml' },
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 20 }, (_, n) => `<!ENTITY ${'b'.repeat(n + 1)} "${(n === 0 ? '&a;' : `&${'b'.repeat(n)};`).repeat(10)}">`).join('')}]><rss><channel><item><title>&${'b'.repeat(20)};</title></item></channel></rss>`,
    ),
    /^source-empty|^stored$/,
  ],
};

const GOOD = `<rss><channel><item><title>A story</title><link>https://good.example.com/1</link></item></channel></rss>`;
const base = SOURCE_FILES['scmp-tech.json'] as { readonly http: object };

const definition = (id: string, url: string) => ({
  ...base,
  id,
  url,
  http: { ...base.http, timeoutMs: 500, maxBytes: 2_000_000, allowHosts: [new URL(url).hostname] },
});

let host: ScriptedHost;
beforeAll(async () => {
  const answers = Object.values(HOSTILE).map(([respond], index) => [`/hostile-${index}`, respond] as const);
  host = await scriptedHost({
    ...Object.fromEntries(answers),
    '/good': says(200, { 'content-type': 'application/rss+xml' }, GOOD),
  });
});
afterAll(() => host.stop());

/** Polls two sources at once with the fetcher of the deployed system: the one at `url`, and one that is well. */
async function pollBoth(url: string) {
  const [bad, good] = [sourceId('bad'), sourceId('good')];
  const catalogue = loadCatalogue({
    'bad.json': definition('bad', url),
    'good.json': definition('good', 'https://good.example.com/good'),
  });
  const world = pollWorld(catalogue);
  const origins = { 'https://bad.example.com': host.origin, 'https://good.example.com': host.origin };
  const fetcher = httpFetcher({ userAgent: 'Rulewire-test', origins });
  const poll = (id: SourceId) => pollSource({ ...world.deps(), fetcher, spacingMs: () => 0 }, id);
  const [badly, well] = await Promise.all([poll(bad), poll(good)]);
  return { badly, well, state: await world.state(bad) };
}

describe('a hostile host', () => {
  it.each(Object.entries(HOSTILE).map(([name, [, code]], index) => ({ name, code, index })))(
    'that answers with $name fails clearly, and the other source is read',
    async ({ code, index }) => {
      const { badly, well, state } = await pollBoth(`https://bad.example.com/hostile-${index}`);
      expect(badly.reason ?? badly.outcome).toMatch(code);
      expect(well.outcome).toBe('stored');
      if (badly.outcome !== 'stored') expect(state.failures).toBe(1);
    },
  );

  it.each([
    ['a link-local address', 'http://169.254.169.254/latest'],
    ['a loopback address in octal', 'http://0177.0.0.1/'],
    ['a loopback address in decimal', 'http://2130706433/'],
    ['a mapped loopback address', 'http://[::ffff:7f00:1]/'],
    ['a name that leads to a private network', 'http://localhost/'],
  ])('that is %s is not asked', async (_name, url) => {
    const { badly, well } = await pollBoth(url);
    expect(badly).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^source-refused-address/),
    });
    expect(well.outcome).toBe('stored');
  });
});

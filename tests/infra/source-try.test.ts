import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSelectors } from '../../infra/scripts/source/find-selectors.ts';
import { trySource } from '../../infra/scripts/source/try.ts';
import { parseSource } from '../../shared/domain/sources/catalogue.ts';
import { FEED, LIST, PAGE } from './source-pages.ts';

describe('npm run source -- try', () => {
  let server: Server;
  beforeAll(async () => {
    const answers: Readonly<Record<string, readonly [string, string]>> = {
      '/robots.txt': ['text/plain', 'User-agent: *\nDisallow: /closed\n'],
      '/feed': ['application/rss+xml', FEED],
      '/list': ['text/html', LIST],
      '/page': ['text/html', PAGE],
      '/wall': ['text/html', '<html><head><title>Just a moment...</title></head><body></body></html>'],
    };
    server = createServer((request, response) => {
      const [type, body] = answers[request.url ?? ''] ?? ['text/plain', ''];
      response.writeHead(body === '' ? 404 : 200, { 'content-type': type, etag: '"1"' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env['SOURCE_ORIGINS'] = JSON.stringify({ 'https://agency.example.gov': origin });
  });
  afterAll(() => {
    delete process.env['SOURCE_ORIGINS'];
    server.close();
  });
  const attempt = (path: string) =>
    trySource(`https://agency.example.gov${path}`, 'America/New_York', 'ops@example.org');

  it.each(['feed', 'list'] as const)(
    'knows a %s, and gives a source file that loads and reads it',
    async (what) => {
      const trial = await attempt(`/${what}`);
      if (trial.what !== what) throw new Error(JSON.stringify(trial));
      expect(trial.list.items.length).toBe(what === 'feed' ? 2 : 3);
      const source = parseSource(JSON.parse(JSON.stringify(trial.source)), `${trial.source.id}.json`);
      expect(source).toMatchObject({ id: 'agency-example-gov', enabled: false, trust: 'official' });
      expect(trial.conditional).toBe(true);
    },
  );

  it('knows a page that is an article', async () => expect((await attempt('/page')).what).toBe('article'));

  it.each([
    ['/closed/feed', /robots/],
    ['/nothing', /404/],
    ['/wall', /challenge|wall/],
  ])('says why %s yields nothing', async (path, reason) => {
    const trial = await attempt(path);
    expect(trial.what === 'nothing' && trial.reason).toMatch(reason);
  });

  it('does not ask a private network', async () => {
    const trial = await trySource('http://127.0.0.1/feed', 'UTC', 'ops@example.org');
    expect(trial.what === 'nothing' && trial.reason).toMatch(/source-refused-address/);
  });
});

it('selectors are found for rows with a picture link, a heading, a date and a text', () => {
  expect(findSelectors(LIST, { zone: 'America/New_York', order: 'mdy' })).toMatchObject({
    item: 'ul > li.entry',
    link: 'h3 a',
    title: 'h3 a',
    date: 'time, [class*="date"]',
    summary: 'p',
  });
  expect(
    findSelectors('<html><body><p>Nothing here.</p></body></html>', { zone: 'UTC', order: 'dmy' }),
  ).toBeUndefined();
});

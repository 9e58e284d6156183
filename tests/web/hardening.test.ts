import { beforeEach, describe, expect, test } from 'vitest';
import { companyId } from '../../shared/domain/ids.ts';
import { changeFor, listing, matchFor } from '../unit/rendering/huawei-mails.ts';
import { type Site, siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
});

const PAGES = [
  '/',
  '/link',
  '/status',
  '/privacy',
  '/c/none',
  '/company/none',
  '/confirm/x',
  '/manage/x',
  '/u/x',
  '/export/x',
  '/erase/x',
  '/nowhere',
  '/assets/rulewire.css',
];

test('every answer carries the security headers and sets no cookie', async () => {
  for (const path of PAGES) {
    const { headers } = await person.get(path);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('Referrer-Policy')).toBe('strict-origin');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=');
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(headers.get('Cache-Control')).not.toBeNull();
  }
});

test('pages with a token in their address are not kept and not indexed', async () => {
  for (const path of ['/confirm/x', '/manage/x', '/u/x', '/erase/x']) {
    const { headers, status } = await person.get(path);
    expect(status).toBe(410);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Robots-Tag')).toBe('noindex');
  }
});

describe('a choice that cannot be kept whole', () => {
  test.each([
    [
      'more than 200 companies',
      Array.from({ length: 201 }, (_, at) => ['name', `Company ${at + 10}`] as const),
      'one person can follow 200',
    ],
    ['markup for a name', [['name', '<script>alert(1)</script>'] as const], 'cannot be followed'],
    ['a link for a name', [['name', 'Prize at www.example.net'] as const], 'cannot be followed'],
  ])('%s is named as a problem, and nobody is written to', async (_, chosen, words) => {
    const answer = await person.signUp('reader@example.com', chosen);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).not.toContain('<script>alert');
    await site.deliver();
    expect(site.transport.accepted).toHaveLength(0);
  });

  test('reloading the address of the form leads back to the form', async () => {
    const answer = await person.get('/signup');
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/']);
  });
});

describe('forms', () => {
  test('on every route from another site are refused, but for one click in a mailbox', async () => {
    const taking = site.app.routes.filter(({ method, path }) => method === 'POST' && path !== '*');
    const paths = new Set(taking.map(({ path }) => path.replace(/:\w+/g, 'x')));
    expect(paths.delete('/u/x')).toBe(true);
    expect(paths.size).toBeGreaterThan(8);
    const fields = [['email', 'a@example.com']] as const;
    const fetched = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/x-www-form-urlencoded' };
    for (const path of paths) {
      for (const origin of ['https://evil.example.net', 'null'])
        expect((await person.post(path, fields, origin)).status, path).toBe(403);
      expect((await person.send('POST', path, 'email=a%40example.com', fetched)).status, path).toBe(403);
    }
  });

  test('that are too large, announced or not, are refused', async () => {
    const answer = await person.post('/signup', [['email', 'x'.repeat(70_000)]]);
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('larger than any of ours');
    expect((await person.send('POST', '/u/x', 'x'.repeat(70_000))).status).toBe(413);
  });

  test('in another format are refused in plain words', async () => {
    const answer = await person.send('POST', '/signup', '{"email":1}', {
      'Content-Type': 'application/json',
      Origin: 'https://alerts.example.org',
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('form field is missing or wrong');
  });
});

test('a token with a line break, a path or megabytes in it is just a dead link', async () => {
  for (const token of ['%0d%0aSet-Cookie:x', '..%2f..%2fetc', 'a'.repeat(5_000), '%00', '%ff']) {
    const answer = await person.get(`/manage/${token}`);
    expect([404, 410]).toContain(answer.status);
    expect(answer.headers.get('Set-Cookie')).toBeNull();
  }
});

test('a failure inside shows a page without insides, and is logged', async () => {
  const broken = await siteInMemory();
  broken.sources.list = async () => Promise.reject(new Error('table secret-name is gone'));
  const answer = await visitor(broken).get('/status');
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('secret-name');
  expect(broken.log.lines.map((line) => line.event)).toContain('web.failed');
});

describe('the type-ahead', () => {
  test('finds companies by a part of their name and offers what was typed', async () => {
    const answer = JSON.parse((await person.get('/companies?q=huaw')).text);
    expect(answer.companies).toEqual([
      { id: 'huawei', name: 'Huawei Technologies Co., Ltd.', country: 'CN' },
    ]);
    expect(answer.typed).toMatchObject({ name: 'huaw' });
  });
  test('warns about a name that is an everyday word', async () => {
    expect(JSON.parse((await person.get('/companies?q=Target')).text).typed.warning).toContain(
      'everyday word',
    );
  });
  test('offers no link or address as a name', async () => {
    for (const q of ['https://example.net', 'a@example.net', 'www.example.net', '<b>x</b>'])
      expect(
        JSON.parse((await person.get(`/companies?q=${encodeURIComponent(q)}`)).text).typed,
      ).toBeUndefined();
  });
});

describe('the page of a change', () => {
  test('says what the mail says, without anything about its reader', async () => {
    const { change, analysis } = listing;
    await site.content.putChange(change, site.clock.now());
    await site.content.putAnalysis(analysis);
    await site.content.putMatches(change, listing.matches);
    const { status, text, headers } = await person.get(`/c/${change.changeId}`);
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toContain('public');
    for (const needed of [
      'Filed, not yet published',
      'added to the Entity List',
      'presumption of denial',
      'Not stated',
      'exact name',
      'Addition of Entities',
    ])
      expect(text).toContain(needed);
    expect(text).not.toMatch(/\/(manage|u)\/|Your watch/);
    const history = await person.get('/company/huawei');
    expect(history.text).toContain(`/c/${change.changeId}`);
  });

  test('escapes what a source wrote', async () => {
    const change = changeFor('hostile', '2026-11-24T07:00:00Z', {
      title: '<img src=x onerror=alert(1)>',
      url: 'javascript:alert(1)',
    });
    await site.content.putChange(change, site.clock.now());
    await site.content.putMatches(change, [matchFor(change, { companyId: companyId('huawei') })]);
    const { status, text } = await person.get('/c/hostile');
    expect(status).toBe(200);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toMatch(/<img|href="javascript/);
  });
});

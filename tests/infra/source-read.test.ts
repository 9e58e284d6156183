import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFiles, readingFrom } from '../../infra/scripts/source/read.ts';
import { sourceId } from '../../shared/domain/ids.ts';
import { FEED, feed, item, LIST, PAGE } from './source-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulewire-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ROOT = join(import.meta.dirname, '..', '..');

function saved(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command as a person does. */
function run(...args: readonly string[]) {
  const launcher = join(ROOT, 'infra', 'scripts', 'node24.mjs');
  const script = join(ROOT, 'infra', 'scripts', 'source.ts');
  return spawnSync(process.execPath, [launcher, script, ...args], { cwd: ROOT, encoding: 'utf8' });
}

const read = (file: string, kind: string, later?: string, source?: string) =>
  readFiles(
    file,
    later,
    readingFrom({ kind, url: 'https://paper.example.com/list', tz: 'America/New_York', source }),
  ) as { readonly items?: readonly object[]; readonly events?: readonly object[] };

describe('npm run source -- read', () => {
  it('prints one object for a page, with every field', () => {
    const done = run(
      'read',
      saved('page.html', PAGE),
      '--kind',
      'html',
      '--url',
      'https://paper.example.com/1',
      '--tz',
      'America/New_York',
      '--json',
    );
    expect(done.stderr).toBe('');
    expect(JSON.parse(done.stdout)).toEqual({
      title: 'A rule is weighed',
      published: '2026-03-10T13:30:00.000Z',
      precision: 'second',
      byline: 'Ann Sample',
      lang: 'en',
      citing: [],
      text: expect.stringContaining('weighs a rule on 12 chips'),
      paywalled: false,
      blocked: false,
    });
  });

  it('prints the items of a feed, null where they have nothing', () => {
    expect(read(saved('feed.xml', FEED), 'rss').items).toEqual([
      {
        id: 'https://paper.example.com/1',
        url: 'https://paper.example.com/1',
        title: 'One',
        published: '2026-03-10T12:00:00.000Z',
        precision: 'second',
        summary: 'First.',
      },
      {
        id: 'https://paper.example.com/2',
        url: 'https://paper.example.com/2',
        title: 'Two',
        published: null,
        precision: 'none',
        summary: null,
      },
    ]);
  });

  it('reads bytes by the charset that they are in', () => {
    const latin = Buffer.from(
      FEED.replace('One', 'Café').replace('<rss', '<?xml version="1.0" encoding="ISO-8859-1"?><rss'),
      'latin1',
    );
    expect(read(saved('latin.xml', latin), 'rss').items?.[0]).toMatchObject({ title: 'Café' });
  });

  it('reads a list page by itself, and by the selectors of a source', () => {
    const [first] = read(saved('list.html', LIST), 'list').items ?? [];
    expect(first).toMatchObject({
      title: 'Notice number 0 of the agency',
      published: '2026-03-10T04:00:00.000Z',
      precision: 'day',
    });
    const bis = saved(
      'bis.html',
      '<main><ul><li><a href="/press-release/a">A</a></li><li><a href="/other/b">B</a></li></ul></main>',
    );
    expect(read(bis, 'list', undefined, 'bis-news').items).toMatchObject([{ title: 'A' }]);
  });

  it('takes address and zone from the source where they are not given', () => {
    const reading = readingFrom({ kind: 'list', url: undefined, tz: undefined, source: 'bis-news' });
    expect(reading).toMatchObject({ url: 'https://www.bis.gov/news-updates', zone: 'America/New_York' });
    expect(reading.source?.id).toBe(sourceId('bis-news'));
  });

  it('shows with --against what happened until the later state', () => {
    const later = feed(
      item('Three', 'https://paper.example.com/3'),
      item('One', 'https://paper.example.com/1', '<description>First, of 10.</description>'),
    );
    expect(read(saved('a.xml', FEED), 'rss', saved('b.xml', later)).events).toMatchObject([
      { event: 'new', id: 'https://paper.example.com/3', title: 'Three' },
      { event: 'changed', id: 'https://paper.example.com/1', field: 'published', material: false },
      { event: 'changed', field: 'summary', before: 'First.', after: 'First, of 10.', material: true },
      { event: 'gone', id: 'https://paper.example.com/2', title: 'Two' },
    ]);
    const edited = saved('edited.html', PAGE.replace('12 chips', '14 chips'));
    expect(read(saved('c.html', PAGE), 'html', edited).events).toMatchObject([
      { event: 'changed', field: 'text', material: true },
    ]);
  });

  it.each([
    [
      'no such file',
      ['read', '/no/such/file', '--kind', 'rss', '--url', 'https://a.example/', '--tz', 'UTC'],
      /cannot be read/,
    ],
    ['no feed', ['read', 'PAGE', '--kind', 'rss', '--url', 'https://a.example/', '--tz', 'UTC'], /no feed/],
    [
      'an unknown kind',
      ['read', 'PAGE', '--kind', 'pdf', '--url', 'https://a.example/', '--tz', 'UTC'],
      /--kind/,
    ],
    [
      'no address',
      ['read', 'PAGE', '--kind', 'html', '--url', 'a page', '--tz', 'UTC'],
      /"a page" is no http/,
    ],
    [
      'an unknown zone',
      ['read', 'PAGE', '--kind', 'html', '--url', 'https://a.example/', '--tz', 'Mars'],
      /"Mars" is no time zone/,
    ],
    [
      'an unknown source',
      ['read', 'PAGE', '--kind', 'list', '--source', 'none'],
      /no shared\/sources\/none\.json/,
    ],
    ['an unknown option', ['read', 'PAGE', '--color'], /--color/],
    ['no command', [], /Usage/],
  ])('ends with code 2 and a plain line for %s', (_name, args, said) => {
    const page = saved('page.html', PAGE);
    const done = run(...args.map((each) => (each === 'PAGE' ? page : each)));
    expect(done.status).toBe(2);
    expect(done.stderr).toMatch(said);
    expect(done.stderr).not.toMatch(/^\s+at /m);
  });
});

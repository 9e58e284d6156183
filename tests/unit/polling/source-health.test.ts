import { describe, expect, it } from 'vitest';
import { sourceId } from '../../../shared/domain/ids.ts';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { type Answer, type PollWorld, page, pollWorld } from './poll-harness.ts';
import { BIS, BIS_URL, rss, SCMP, SCMP_URL } from './press-answers.ts';

const catalogue = loadCatalogue(SOURCE_FILES);
const NIKKEI = sourceId('nikkei-asia');
const NIKKEI_URL = 'https://asia.nikkei.com/rss/feed/nar';
const list = (...slugs: string[]) =>
  page(
    'text/html',
    `<html><body><main><ul>${slugs.map((slug) => `<li><a href="/press-release/${slug}">Release ${slug}</a></li>`).join('')}</ul></main></body></html>`,
  );
const good = rss([{ link: 'https://www.scmp.com/tech/article/1', title: 'A story' }]);

async function pollTimes(world: PollWorld, source: typeof SCMP, url: string, answer: Answer, times: number) {
  world.serve(url, answer);
  for (let n = 0; n < times; n += 1) {
    await world.poll(source);
    world.wait(65);
  }
}

const notices = (world: PollWorld) => world.logged.filter((event) => event.startsWith('source.'));

describe('a source that breaks', () => {
  it.each([
    ['blocked', page('text/html', '<title>Just a moment…</title>', { status: 403 })],
    ['unreadable', page('text/html', '', { status: 500 })],
    ['empty', list()],
  ])('and is %s is told once, and once when it is well again', async (kind, answer) => {
    const world = pollWorld(catalogue);
    await pollTimes(world, BIS, BIS_URL, list('one'), 2);
    await pollTimes(world, BIS, BIS_URL, answer, 2);
    expect(notices(world)).toEqual([]);
    await pollTimes(world, BIS, BIS_URL, answer, 5);
    expect(notices(world)).toEqual(['source.broken']);
    expect((await world.state(BIS)).trouble).toMatchObject({ kind, told: true });
    await pollTimes(world, BIS, BIS_URL, list('one'), 3);
    expect(notices(world)).toEqual(['source.broken', 'source.recovered']);
    expect((await world.state(BIS)).trouble).toBeUndefined();
  });

  it('by listing nothing new for longer than it may is told, although it is read', async () => {
    const world = pollWorld(catalogue);
    await pollTimes(world, SCMP, SCMP_URL, good, 30);
    expect(notices(world)).toEqual(['source.broken']);
    expect(await world.state(SCMP)).toMatchObject({ health: 'healthy', trouble: { kind: 'silent' } });
    const more = rss([{ link: 'https://www.scmp.com/tech/article/2', title: 'Another story' }]);
    await pollTimes(world, SCMP, SCMP_URL, more, 1);
    expect(notices(world)).toEqual(['source.broken', 'source.recovered']);
  });

  it('is gauged at every run, also where nothing is asked', async () => {
    const world = pollWorld(catalogue);
    await pollTimes(
      world,
      SCMP,
      SCMP_URL,
      page('text/html', '', { status: 429, headers: { 'retry-after': '36000' } }),
      4,
    );
    expect(world.counted.filter((name) => name === 'SourceBroken')).toHaveLength(4);
  });

  it('carries its name for the pages', async () => {
    const world = pollWorld(catalogue);
    await pollTimes(world, SCMP, SCMP_URL, good, 1);
    expect((await world.state(SCMP)).name).toBe('South China Morning Post, technology');
  });
});

describe('a source that rarely lists anything', () => {
  const old = rss([
    { link: 'https://asia.nikkei.com/a', title: 'Old', date: 'Tue, 01 Sep 2026 12:00:00 GMT' },
  ]);

  it('is left alone between two looks, without a request or a write', async () => {
    const world = pollWorld(catalogue);
    await pollTimes(world, NIKKEI, NIKKEI_URL, old, 1);
    await world.poll(NIKKEI);
    world.wait(10);
    world.requests.length = 0;
    world.writes.length = 0;
    expect((await world.poll(NIKKEI)).outcome).toBe('resting');
    expect([...world.requests, ...world.writes]).toEqual([]);
    world.wait(50);
    expect((await world.poll(NIKKEI)).outcome).toBe('unchanged');
  });

  it('is looked at again at once after a failure', async () => {
    const world = pollWorld(catalogue);
    await pollTimes(world, NIKKEI, NIKKEI_URL, page('text/html', '', { status: 500 }), 1);
    expect((await world.poll(NIKKEI)).outcome).toBe('failed');
  });
});

import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../shared/domain/ids.ts';
import { sourceId } from '../../../shared/domain/ids.ts';
import { catalogue } from './fr-answers.ts';
import { notFound, type PollWorld, page, pollWorld } from './poll-harness.ts';
import { article, rss, SCMP, SCMP_URL, type Story, YAHOO, YAHOO_URL } from './press-answers.ts';

const OLD: Story = { link: 'https://www.scmp.com/tech/article/1', title: 'An old story' };
const SCMP_ROBOTS = 'https://www.scmp.com/robots.txt';
const YAHOO_ROBOTS = 'https://news.yahoo.com/robots.txt';
const robots = (text: string) => page('text/plain', `User-agent: *\n${text}\n`);

const asked = (world: PollWorld) => world.requests.map(({ url }) => url);

async function polled(prepare: (world: PollWorld) => void, source: SourceId = SCMP) {
  const world = pollWorld(catalogue);
  world.serve(SCMP_URL, rss([OLD]));
  prepare(world);
  const report = await world.poll(source);
  return { world, report };
}

describe('robots.txt', () => {
  it('is asked before the first list, and once a day', async () => {
    const { world } = await polled((it) => it.serve(SCMP_ROBOTS, robots('Disallow: /search')));
    expect(asked(world)).toEqual([SCMP_ROBOTS, SCMP_URL]);
    world.wait(12 * 60);
    await world.poll(SCMP);
    expect(asked(world).slice(2)).toEqual([SCMP_URL]);
    world.wait(13 * 60);
    await world.poll(SCMP);
    expect(asked(world).slice(3)).toEqual([SCMP_ROBOTS, SCMP_URL]);
  });

  it('that bars the list keeps us from asking for it, and the source counts as blocked', async () => {
    const { world, report } = await polled((it) => it.serve(SCMP_ROBOTS, robots('Disallow: /rss')));
    expect(report).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('source-robots') });
    expect(asked(world)).toEqual([SCMP_ROBOTS]);
  });

  it('for us counts, whatever it says to others', async () => {
    const text = 'Disallow: /\n\nUser-agent: Rulewire\nDisallow: /private';
    const { report } = await polled((it) => it.serve(SCMP_ROBOTS, robots(text)));
    expect(report.outcome).toBe('stored');
  });

  it.each([
    ['not found', notFound, 'stored'],
    ['forbidden', page('text/html', 'no', { status: 403 }), 'stored'],
    ['leading elsewhere', { outcome: 'redirected', location: 'https://login.example.com/' }, 'stored'],
    ['failing', page('text/plain', '', { status: 503 }), 'blocked'],
    ['too long to be read', { outcome: 'too-large', limit: 1 }, 'blocked'],
    ['out of reach', { outcome: 'timeout' }, 'failed'],
  ] as const)('%s lets us in or not (RFC 9309)', async (_name, answer, outcome) => {
    const { report } = await polled((it) => it.serve(SCMP_ROBOTS, answer));
    expect(report.outcome).toBe(outcome);
  });

  it('that could not be had is asked for again after an hour', async () => {
    const { world } = await polled((it) => it.serve(SCMP_ROBOTS, page('text/plain', '', { status: 500 })));
    world.serve(SCMP_ROBOTS, robots('Allow: /'));
    world.wait(61);
    expect((await world.poll(SCMP)).outcome).toBe('stored');
  });

  it('that bars an article leaves it told by its headline, at once', async () => {
    const world = pollWorld(catalogue);
    world.serve(YAHOO_ROBOTS, robots('Disallow: /closed'));
    world.serve(YAHOO_URL, rss([{ link: 'https://news.yahoo.com/old.html', title: 'Old' }]));
    await world.poll(YAHOO);
    world.wait(10);
    const link = 'https://news.yahoo.com/closed/story.html';
    world.serve(YAHOO_URL, rss([{ link, title: 'A wider rule' }]));
    world.serve(link, article(['What must not be read.']));
    await world.poll(YAHOO);
    expect(asked(world)).not.toContain(link);
    expect((await world.announced()).at(-1)).toMatchObject({ title: 'A wider rule', type: 'new' });
  });

  it.each([
    ['that lets us', 'Disallow: /search', 'stored', true],
    ['that does not', 'Disallow: /feeds', 'blocked', false],
  ])('of the place that a list leads to, %s, counts as well', async (_name, rules, outcome, isAsked) => {
    const moved = 'https://www.scmp.com/feeds/moved.xml';
    const { world, report } = await polled((it) => {
      it.serve(SCMP_ROBOTS, robots(rules));
      it.serve(SCMP_URL, { outcome: 'redirected', location: moved });
      it.serve(moved, rss([OLD]));
    });
    expect(report.outcome).toBe(outcome);
    expect(asked(world).includes(moved)).toBe(isAsked);
  });

  it('is not asked where a list leads out of the hosts of the source, for nothing is asked there', async () => {
    const { world, report } = await polled((it) =>
      it.serve(SCMP_URL, { outcome: 'redirected', location: 'https://login.example.com/feed' }),
    );
    expect(report).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('login.example.com'),
    });
    expect(asked(world)).toEqual([SCMP_ROBOTS, SCMP_URL]);
  });

  it('is not asked of an API, which is made for programs', async () => {
    const world = pollWorld(catalogue);
    await world.poll(sourceId('fr-documents'));
    expect(asked(world).filter((url) => url.endsWith('/robots.txt'))).toEqual([]);
  });
});

describe('a host', () => {
  it('is left a pause between two requests, also by two functions', async () => {
    const { world } = await polled(() => {});
    const before = world.now().getTime();
    await Promise.all([world.poll(SCMP), world.poll(SCMP)]);
    expect(world.now().getTime() - before).toBeGreaterThanOrEqual(1000);
  });

  it('that asks to be left alone is asked by nobody until then', async () => {
    const busy = page('text/html', '', { status: 429, headers: { 'retry-after': '1800' } });
    const { world, report } = await polled((it) => it.serve(SCMP_URL, busy));
    expect(report.outcome).toBe('failed');
    const held = await world.hosts.takeTurn('www.scmp.com', world.now(), 1000, world.now());
    expect(held).toEqual({ heldUntil: new Date(world.now().getTime() + 1_800_000) });
    world.serve(SCMP_URL, rss([OLD]));
    world.wait(29);
    expect((await world.poll(SCMP)).outcome).toBe('circuit-open');
    world.wait(2);
    expect((await world.poll(SCMP)).outcome).toBe('stored');
  });

  it.each([
    ['-1', 60_000],
    ['soon', 60_000],
    ['0', 0],
    ['Fri, 02 Oct 2026 13:10:00 GMT', 600_000],
  ])('is held for a Retry-After of %j', async (value, wait) => {
    const busy = page('text/html', '', { status: 503, headers: { 'retry-after': value } });
    const { world } = await polled((it) => {
      it.serve(SCMP_ROBOTS, robots('Allow: /'));
      it.serve(SCMP_URL, busy);
    });
    const turn = await world.hosts.takeTurn('www.scmp.com', world.now(), 0, new Date('2100-01-01'));
    const passed = ('at' in turn ? turn.at : turn.heldUntil).getTime() - world.now().getTime();
    expect(Math.abs(passed - wait)).toBeLessThanOrEqual(2000);
  });
});

it('a poll with nothing new costs two writes more than its requests, robots.txt once a day included', async () => {
  const { world } = await polled(() => {});
  world.wait(25 * 60);
  world.writes.length = 0;
  world.requests.length = 0;
  await world.poll(SCMP);
  expect(world.requests).toHaveLength(2);
  expect(world.writes).toEqual(['lease', 'takeTurn', 'keepRobots', 'takeTurn', 'release']);
});

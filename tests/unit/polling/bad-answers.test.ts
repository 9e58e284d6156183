import { describe, expect, it } from 'vitest';
import {
  catalogue,
  filing,
  INSPECTION,
  INSPECTION_URL,
  inspectionList,
  plainText,
  rawTextUrl,
} from './fr-answers.ts';
import { type Answer, json, type PollWorld, page, pollWorld } from './poll-harness.ts';
import { rss, SCMP, SCMP_URL } from './press-answers.ts';

/** A seeded world in which public inspection then answers as given. */
async function answering(answer: Answer): Promise<PollWorld> {
  const world = pollWorld(catalogue);
  world.serve(INSPECTION_URL, inspectionList([filing('2026-20001')]));
  world.serve(rawTextUrl('2026-20001'), plainText('An old rule.'));
  await world.poll(INSPECTION);
  world.wait(15);
  world.serve(INSPECTION_URL, answer);
  return world;
}

const challenge = page(
  'text/html',
  '<html><head><title>Federal Register :: Request Access</title></head></html>',
);
const hits = [filing('2026-20001'), filing('2026-20002')];

describe('an answer that is no list', () => {
  it.each<[string, Answer, string, string]>([
    [
      'malformed JSON',
      page('application/json', '{"count":107,"results":[{"tit'),
      'failed',
      'source-not-json',
    ],
    ['JSON without count', json({ results: hits }), 'failed', 'source-shape'],
    ['JSON without results', json({ count: 2 }), 'failed', 'source-shape'],
    ['an array', json(hits), 'failed', 'source-shape'],
    ['JSON under another type', page('text/plain', '{"count":0,"results":[]}'), 'failed', 'source-not-json'],
    ['a challenge page', challenge, 'blocked', 'source-blocked'],
    [
      'HTML where JSON is due',
      page('text/html', '<html><body>Hello</body></html>'),
      'blocked',
      'source-blocked',
    ],
    ['a wall with status 403', page('text/html', 'no', { status: 403 }), 'blocked', 'source-blocked'],
    [
      'a redirect to another host',
      { outcome: 'redirected', location: 'https://unblock.federalregister.gov/' },
      'blocked',
      'source-blocked',
    ],
    [
      'a page of more than the limit',
      { outcome: 'too-large', limit: 10_000_000 },
      'failed',
      'source-too-large',
    ],
    [
      'an address in a private network',
      { outcome: 'refused-address', host: '10.0.0.1' },
      'failed',
      'source-refused-address',
    ],
    ['silence', { outcome: 'timeout' }, 'failed', 'source-unreachable'],
    ['a broken connection', { outcome: 'unreachable', reason: 'ECONNRESET' }, 'failed', 'source-unreachable'],
    ['trouble of the server', page('text/html', 'oops', { status: 500 }), 'failed', 'source-status'],
    ['not found', page('text/html', 'oops', { status: 404 }), 'failed', 'source-status'],
  ])('%s is a failure and never an empty list', async (_name, answer, outcome, code) => {
    const world = await answering(answer);
    const before = await world.state(INSPECTION);
    const report = await world.poll(INSPECTION);
    expect(report).toMatchObject({ outcome, changes: 0 });
    expect(report.reason).toContain(code);
    const state = await world.state(INSPECTION);
    expect(state).toMatchObject({ health: outcome === 'blocked' ? 'blocked' : 'failing', failures: 1 });
    expect(state.lastBodySha, 'nothing is remembered').toBe(before.lastBodySha);
    expect(state.seededAt).toBe(before.seededAt);
    world.wait(120);
    world.serve(INSPECTION_URL, inspectionList(hits));
    world.serve(rawTextUrl('2026-20002'), plainText('A rule.'));
    expect(await world.poll(INSPECTION)).toMatchObject({ outcome: 'stored', changes: 1 });
    expect((await world.state(INSPECTION)).health).toBe('healthy');
  });

  it('that cannot be understood is kept, tried again and parked', async () => {
    const world = await answering(page('application/json', '{"count":'));
    for (let run = 0; run < 9; run += 1) {
      await world.poll(INSPECTION);
      world.wait(61);
    }
    expect(world.logged).toContain('inbox.parked');
    expect(world.counted).toContain('InboxParked');
  });
});

describe('an answer that says nothing about today', () => {
  it('is the list of yesterday, before 08:45 in New York', async () => {
    const world = await answering(
      inspectionList([filing('2026-20007', { last_public_inspection_issue: '2026-10-01' })]),
    );
    expect(await world.poll(INSPECTION)).toMatchObject({ outcome: 'unchanged', changes: 0 });
    expect((await world.state(INSPECTION)).health).toBe('healthy');
  });

  it('is an empty list, as on a holiday', async () => {
    const world = await answering(json({ count: 0, results: [] }));
    expect(await world.poll(INSPECTION)).toMatchObject({ changes: 0 });
    expect((await world.state(INSPECTION)).health).toBe('healthy');
  });
});

describe('the circuit', () => {
  it('opens for 15 to 60 minutes at a wall, and nothing is asked meanwhile', async () => {
    const world = await answering(challenge);
    await world.poll(INSPECTION);
    const asked = world.requests.length;
    world.wait(14);
    expect((await world.poll(INSPECTION)).outcome).toBe('circuit-open');
    expect(world.requests).toHaveLength(asked);
    world.wait(2);
    await world.poll(INSPECTION);
    world.wait(29);
    expect((await world.poll(INSPECTION)).outcome).toBe('circuit-open');
    expect(world.counted.filter((name) => name === 'SourceBlocked')).toHaveLength(2);
  });

  it('opens for as long as the source asks', async () => {
    const world = await answering(
      page('text/plain', '', { status: 429, headers: { 'retry-after': '1800' } }),
    );
    await world.poll(INSPECTION);
    world.wait(29);
    expect((await world.poll(INSPECTION)).outcome).toBe('circuit-open');
    world.wait(2);
    expect((await world.poll(INSPECTION)).outcome).toBe('failed');
  });

  it('opens after three failures in a row', async () => {
    const world = await answering({ outcome: 'timeout' });
    for (let run = 0; run < 3; run += 1) await world.poll(INSPECTION);
    expect((await world.poll(INSPECTION)).outcome).toBe('circuit-open');
  });

  it('opens when the texts are walled off, and the filings are told afterwards', async () => {
    const world = await answering(inspectionList([...hits, filing('2026-20003')]));
    world.serve(rawTextUrl('2026-20002'), challenge);
    world.serve(rawTextUrl('2026-20003'), challenge);
    const asked = world.requests.length;
    expect((await world.poll(INSPECTION)).outcome).toBe('blocked');
    expect(world.requests.length - asked, 'the wall is touched once').toBe(2);
    world.wait(20);
    for (const number of ['2026-20002', '2026-20003']) world.serve(rawTextUrl(number), plainText(number));
    expect(await world.poll(INSPECTION)).toMatchObject({ outcome: 'stored', changes: 2 });
  });
});

describe('a feed', () => {
  const link = 'https://www.scmp.com/tech/article/1';

  async function feed(answer: Answer) {
    const world = pollWorld(catalogue);
    world.serve(SCMP_URL, rss([{ link, title: 'Old' }]));
    await world.poll(SCMP);
    world.wait(10);
    world.serve(SCMP_URL, answer);
    return { world, report: await world.poll(SCMP) };
  }

  it('that is cut gives what it holds, and is asked for in full again', async () => {
    const whole = rss(
      [
        { link: `${link}0`, title: 'First' },
        { link: `${link}1`, title: 'Second' },
      ],
      { etag: '"cut"' },
    );
    const cut = { ...whole, body: whole.body.slice(0, whole.body.length - 90) };
    const { world, report } = await feed(cut);
    expect(report).toMatchObject({ outcome: 'stored', changes: 2 });
    expect((await world.state(SCMP)).etag).toBeUndefined();
  });

  it('that is empty is a failure, since there always are stories', async () => {
    const { report } = await feed(rss([]));
    expect(report).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('source-empty') });
  });

  it('of five megabytes is read in seconds', async () => {
    const stories = Array.from({ length: 900 }, (_, at) => ({
      link: `${link}/${at}`,
      title: `Story ${at}`,
      summary: 'words '.repeat(950),
      date: 'Fri, 02 Oct 2026 13:05:00 GMT',
    }));
    const big = rss(stories);
    expect(big.body.length).toBeGreaterThan(5_000_000);
    const started = performance.now();
    const { report } = await feed(big);
    expect(report.changes).toBe(900);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('does not hold up another source', async () => {
    const { world } = await feed(
      page('text/html', '<html><title>Just a moment...</title></html>', { status: 503 }),
    );
    expect((await world.state(SCMP)).health).toBe('blocked');
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20001')]));
    world.serve(rawTextUrl('2026-20001'), plainText('A rule.'));
    expect(await world.poll(INSPECTION)).toMatchObject({ outcome: 'stored', changes: 1 });
  });
});

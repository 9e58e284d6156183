import { describe, expect, it } from 'vitest';
import { pollSource } from '../../../shared/application/poll-source.ts';
import type { Source } from '../../../shared/domain/sources/catalogue.ts';
import { catalogue } from './fr-answers.ts';
import { type PollWorld, page, pollWorld } from './poll-harness.ts';
import { article, rss, SCMP, SCMP_URL, type Story } from './press-answers.ts';

const DATE = 'Fri, 02 Oct 2026 13:05:00 GMT';
const story = (n: number, given: Partial<Story> = {}): Story => ({
  link: `https://www.scmp.com/tech/article/${n}/headline-${n}`,
  guid: `guid-${n}`,
  title: `Agency weighs rule number ${n} on foreign goods`,
  summary: `Two people said that rule ${n} may change within weeks, and that nothing was decided so far.`,
  date: DATE,
  ...given,
});

async function seeded(stories: readonly Story[]): Promise<PollWorld> {
  const world = pollWorld(catalogue);
  world.serve(SCMP_URL, rss(stories));
  await world.poll(SCMP);
  world.wait(10);
  return world;
}

/** The changes that are told of after another state of the feed was read. */
async function toldAfter(world: PollWorld, ...states: readonly (readonly Story[])[]) {
  for (const state of states) {
    world.serve(SCMP_URL, rss(state));
    await world.poll(SCMP);
    world.wait(10);
  }
  return (await world.announced()).filter((change) => !change.silent);
}

describe('a story is known again', () => {
  const old = [story(1), story(2), story(3)];

  it('under another address with the same guid, and then under that address with another guid', async () => {
    const moved = story(2, { link: 'https://www.scmp.com/tech/2/another-headline' });
    const renamed = { ...moved, guid: 'guid-of-the-new-system' };
    expect(
      await toldAfter(await seeded(old), [story(1), moved, story(3)], [story(1), renamed, story(3)]),
    ).toEqual([]);
  });

  it('under another address and guid by the same words on the same day', async () => {
    const moved = story(2, { link: 'https://www.scmp.com/x/2', guid: 'x' });
    expect(await toldAfter(await seeded(old), [story(1), moved, story(3)])).toEqual([]);
  });

  it('when the whole site gets other addresses and guids', async () => {
    const many = Array.from({ length: 30 }, (_, n) => story(n));
    const moved = many.map((each, n) => ({
      ...each,
      link: `https://www.scmp.com/new/${n}`,
      guid: `new-${n}`,
    }));
    expect(await toldAfter(await seeded(many), moved)).toEqual([]);
  });

  it('and a new one is new although its guid is that of another story, as in feeds that number their places', async () => {
    const placed = (...numbers: number[]) =>
      numbers.map((n, at) => story(n, { guid: `https://www.scmp.com/?place=${at + 1}` }));
    const told = await toldAfter(await seeded(placed(3, 2, 1)), placed(4, 3, 2));
    expect(told.map(({ title }) => title)).toEqual([story(4).title]);
  });

  it('and stories whose guids are all the same are as many as their addresses', async () => {
    const same = (n: number) => story(n, { guid: 'feed' });
    const told = await toldAfter(await seeded([same(1)]), [same(3), same(2), same(1)]);
    expect(told).toHaveLength(2);
  });

  it('and two stories with one headline at different addresses are two', async () => {
    const briefing = (n: number) => story(n, { title: 'Morning briefing', summary: 'News.' });
    const told = await toldAfter(await seeded([briefing(1)]), [briefing(2), briefing(1)]);
    expect(told).toHaveLength(1);
  });

  it('after it dropped off the list and came back', async () => {
    expect(await toldAfter(await seeded(old), [story(1)], old)).toEqual([]);
  });
});

describe('an edited story', () => {
  it('that goes back to what it said before is told once, not twice', async () => {
    const at = (share: number) =>
      story(1, { summary: `The share would fall to ${share} percent, one of the people said on Friday.` });
    const told = await toldAfter(await seeded([at(25)]), [at(10)], [at(25)], [at(10)], [at(25)]);
    expect(told.map(({ type }) => type)).toEqual(['amended']);
  });

  it('whose headline says that it is withdrawn is withdrawn', async () => {
    const world = await seeded([story(1)]);
    const told = await toldAfter(world, [
      story(1, { title: 'RETRACTED: Agency weighs rule number 1 on foreign goods' }),
    ]);
    expect(told.at(-1)).toMatchObject({ type: 'withdrawn', stage: 'withdrawn' });
  });

  it('that is missing from the list is not withdrawn', async () => {
    const told = await toldAfter(await seeded([story(1), story(2)]), [story(2)], [story(2)]);
    expect(told).toEqual([]);
  });
});

describe('a flood', () => {
  const archive = (from: number) =>
    Array.from({ length: 30 }, (_, n) => story(from + n, { date: 'Mon, 02 Mar 2026 12:00:00 GMT' }));

  it('of old stories never seen is held for an hour, and then kept without being told', async () => {
    const world = await seeded(archive(0));
    world.serve(SCMP_URL, rss(archive(500)));
    expect((await world.poll(SCMP)).changes).toBe(0);
    expect(world.logged).toContain('poll.flood');
    world.wait(70);
    expect((await world.poll(SCMP)).changes).toBe(30);
    expect((await world.announced()).filter((change) => !change.silent)).toEqual([]);
  });

  it('of undated stories is held for an hour and then told', async () => {
    const undated = (from: number) => archive(from).map((each) => ({ ...each, date: '' }));
    const world = await seeded(undated(0));
    world.serve(SCMP_URL, rss(undated(500)));
    await world.poll(SCMP);
    expect((await world.announced()).filter((change) => !change.silent)).toEqual([]);
    world.wait(70);
    await world.poll(SCMP);
    expect((await world.announced()).filter((change) => !change.silent)).toHaveLength(30);
  });

  it('does not hold a known story that was edited, nor news after an outage', async () => {
    const world = await seeded(archive(0));
    const edited = { ...story(0), title: 'Agency drops rule number 0' };
    world.serve(SCMP_URL, rss([...archive(500), edited]));
    await world.poll(SCMP);
    expect((await world.announced()).filter((change) => !change.silent).map(({ title }) => title)).toEqual([
      'Agency drops rule number 0',
    ]);
    const fresh = Array.from({ length: 20 }, (_, n) =>
      story(900 + n, { date: 'Sat, 03 Oct 2026 11:00:00 GMT' }),
    );
    const later = await seeded(archive(0));
    later.wait(22 * 60);
    later.serve(SCMP_URL, rss(fresh));
    expect((await later.poll(SCMP)).changes).toBe(20);
  });
});

describe('a source whose list is asked for elsewhere', () => {
  it('is read in silence once, and then told from again', async () => {
    const world = await seeded([story(1), story(2)]);
    const moved = new Map(catalogue);
    const scmp = moved.get(SCMP) as Source;
    moved.set(SCMP, { ...scmp, url: 'https://www.scmp.com/rss/5/feed' } as Source);
    const poll = () => pollSource({ ...world.deps(), sources: moved }, SCMP);
    const other = [11, 12, 13].map((n) => story(n));
    world.serve('https://www.scmp.com/rss/5/feed', rss(other));
    await poll();
    expect((await world.announced()).filter((change) => !change.silent)).toEqual([]);
    world.wait(10);
    world.serve('https://www.scmp.com/rss/5/feed', rss([story(14), ...other]));
    await poll();
    expect((await world.announced()).filter((change) => !change.silent)).toMatchObject([
      { title: story(14).title },
    ]);
  });
});

describe('a wall in the place of an article', () => {
  it('is no text of it', async () => {
    const { YAHOO, YAHOO_URL } = await import('./press-answers.ts');
    const world = pollWorld(catalogue);
    const link = 'https://news.yahoo.com/story.html';
    world.serve(YAHOO_URL, rss([story(1, { link: 'https://news.yahoo.com/old.html' })]));
    await world.poll(YAHOO);
    world.wait(10);
    world.serve(YAHOO_URL, rss([story(2, { link })]));
    world.serve(
      link,
      page(
        'text/html',
        '<html><body><h1>Please verify you are a human</h1><p>Press and hold the button.</p><div id="px-captcha"></div></body></html>',
      ),
    );
    await world.poll(YAHOO);
    expect((await world.announced()).filter((change) => !change.silent)).toEqual([]);
    world.serve(
      link,
      article(['Two people said on Friday that the rule may change, and that nothing was decided yet.']),
    );
    world.wait(10);
    await world.poll(YAHOO);
    const [change] = (await world.announced()).filter((each) => !each.silent);
    expect(change && (await world.content.text(change.docId, 1))).toContain('nothing was decided yet');
  });
});

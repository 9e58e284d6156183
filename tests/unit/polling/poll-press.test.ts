import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../shared/domain/ids.ts';
import { catalogue } from './fr-answers.ts';
import { notFound, type PollWorld, page, pollWorld } from './poll-harness.ts';
import { article, BIS, BIS_URL, rss, SCMP, SCMP_URL, type Story, YAHOO, YAHOO_URL } from './press-answers.ts';

const OLD: Story = { link: 'https://www.scmp.com/tech/article/1', title: 'An old story' };

async function seeded(source: SourceId, url: string, stories: readonly Story[] = [OLD]): Promise<PollWorld> {
  const world = pollWorld(catalogue);
  world.serve(url, rss(stories));
  await world.poll(source);
  world.wait(10);
  return world;
}

const story: Story = {
  link: 'https://www.scmp.com/tech/article/2?utm_source=rss',
  title: 'Washington weighs a wider rule, Reuters reported',
  guid: 'story-2',
  creator: 'Reuters',
};

describe('a story in a feed', () => {
  it('is new once, whatever its guid and its tracking parameters say later', async () => {
    const world = await seeded(SCMP, SCMP_URL);
    world.serve(SCMP_URL, rss([story, OLD]));
    await world.poll(SCMP);
    world.wait(10);
    world.serve(
      SCMP_URL,
      rss([{ ...story, guid: 'another', link: 'https://www.scmp.com/tech/article/2#top' }, OLD, OLD]),
    );
    await world.poll(SCMP);
    const told = (await world.announced()).filter((change) => !change.silent);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ type: 'new', stage: 'reported', trust: 'reported', title: story.title });
    const revision = told[0] && (await world.content.revision(told[0].docId, 1));
    expect(revision?.metadata).toMatchObject({
      publisher: 'Reuters',
      type: 'Article',
      issuedAt: '2026-10-02T12:00:00.000Z',
    });
  });

  it('raises nothing when only its date or its commas move, and is amended when a number changes', async () => {
    const world = await seeded(SCMP, SCMP_URL, [
      { ...OLD, summary: 'The rate, says one official, falls to 10 percent.' },
    ]);
    world.serve(
      SCMP_URL,
      rss([
        {
          ...OLD,
          summary: 'The rate says one official falls to 10 percent.',
          date: 'Fri, 02 Oct 2026 13:00:00 GMT',
        },
      ]),
    );
    await world.poll(SCMP);
    expect(world.messages).toHaveLength(1);
    world.wait(10);
    world.serve(SCMP_URL, rss([{ ...OLD, summary: 'The rate, says one official, falls to 25 percent.' }]));
    await world.poll(SCMP);
    expect((await world.announced()).at(-1)).toMatchObject({ type: 'amended', toRev: 2 });
  });

  it('that two outlets carry is a document of each', async () => {
    const world = await seeded(SCMP, SCMP_URL);
    world.serve(YAHOO_URL, rss([{ ...OLD, link: 'https://news.yahoo.com/old.html' }]));
    await world.poll(YAHOO);
    world.wait(10);
    world.serve(SCMP_URL, rss([story]));
    world.serve(YAHOO_URL, rss([{ ...story, link: 'https://news.yahoo.com/story.html' }]));
    world.serve(
      'https://news.yahoo.com/story.html',
      article([
        'Washington weighs a wider rule on chips, two people said, and may decide within weeks, they added.',
      ]),
    );
    await world.poll(SCMP);
    await world.poll(YAHOO);
    const told = (await world.announced()).filter((change) => !change.silent);
    expect(new Set(told.map((change) => change.docId)).size).toBe(2);
  });
});

describe('the article behind a story', () => {
  const link = 'https://news.yahoo.com/story.html';
  const first = { link: 'https://news.yahoo.com/old.html', title: 'Old' };

  it('is read, without what stands around it', async () => {
    const world = await seeded(YAHOO, YAHOO_URL, [first]);
    world.serve(YAHOO_URL, rss([{ link, title: 'A wider rule' }]));
    world.serve(
      link,
      article([
        'Washington weighs a wider rule on chips, two people said on Friday.',
        'A second paragraph follows the first one here.',
      ]),
    );
    await world.poll(YAHOO);
    const change = (await world.announced()).at(-1);
    const text = change && (await world.content.text(change.docId, 1));
    expect(text).toContain('A wider rule\n\nA short summary.\n\nWashington weighs a wider rule');
    expect(text).not.toContain('Home');
  });

  it('on a host that is not the source’s is not fetched, and told by its headline', async () => {
    const world = await seeded(YAHOO, YAHOO_URL, [first]);
    const elsewhere = 'https://internal.example.org/admin';
    world.serve(YAHOO_URL, rss([{ link: elsewhere, title: 'A wider rule' }]));
    await world.poll(YAHOO);
    expect(world.requests.map(({ url }) => url)).not.toContain(elsewhere);
    expect((await world.announced()).at(-1)).toMatchObject({ title: 'A wider rule', url: elsewhere });
  });

  it('that is gone is told by headline and summary', async () => {
    const world = await seeded(YAHOO, YAHOO_URL, [first]);
    world.serve(YAHOO_URL, rss([{ link, title: 'A wider rule' }]));
    world.serve(link, notFound);
    await world.poll(YAHOO);
    const change = (await world.announced()).at(-1);
    expect(change && (await world.content.text(change.docId, 1))).toBe('A wider rule\n\nA short summary.');
  });

  it('behind a wall is waited for an hour, even if the feed drops the story, and then told by its headline', async () => {
    const world = await seeded(YAHOO, YAHOO_URL, [first]);
    world.serve(YAHOO_URL, rss([{ link, title: 'A wider rule' }]));
    world.serve(link, page('text/html', '<title>Access Denied</title>', { status: 403 }));
    await world.poll(YAHOO);
    expect(world.messages).toHaveLength(1);
    world.serve(YAHOO_URL, rss([first]));
    world.wait(30);
    await world.poll(YAHOO);
    expect(world.messages).toHaveLength(1);
    world.wait(40);
    await world.poll(YAHOO);
    expect((await world.announced()).at(-1)).toMatchObject({ title: 'A wider rule', type: 'new' });
    expect(await world.inbox.due(YAHOO, 10)).toEqual([]);
  });
});

describe('validators', () => {
  it('are sent back on the same day, and left out once a day', async () => {
    const world = pollWorld(catalogue);
    world.serve(SCMP_URL, rss([OLD], { etag: '"one"', 'last-modified': 'Fri, 02 Oct 2026 12:00:00 GMT' }));
    await world.poll(SCMP);
    world.serve(SCMP_URL, (request) =>
      request.etag === '"one"' ? page('', '', { status: 304 }) : rss([OLD]),
    );
    world.wait(10);
    expect((await world.poll(SCMP)).outcome).toBe('unchanged');
    expect(world.requests.at(-1)).toMatchObject({
      etag: '"one"',
      lastModified: 'Fri, 02 Oct 2026 12:00:00 GMT',
    });
    world.wait(24 * 60);
    await world.poll(SCMP);
    expect(world.requests.at(-1)?.etag).toBeUndefined();
  });

  it('are not kept while something of the list is left to do', async () => {
    const world = await seeded(YAHOO, YAHOO_URL, [{ link: 'https://news.yahoo.com/old.html', title: 'Old' }]);
    world.serve(
      YAHOO_URL,
      rss([{ link: 'https://news.yahoo.com/story.html', title: 'New' }], { etag: '"two"' }),
    );
    world.serve('https://news.yahoo.com/story.html', page('text/html', '', { status: 500 }));
    await world.poll(YAHOO);
    expect((await world.state(YAHOO)).etag).toBeUndefined();
  });
});

describe('a list page', () => {
  it('gives a document for each row with a link', async () => {
    const world = pollWorld(catalogue);
    const row = (slug: string) =>
      `<li><time datetime="2026-10-01T10:00:00-04:00">October 1, 2026</time> <a href="/press-release/${slug}">Release ${slug}</a></li>`;
    const list = (...slugs: string[]) =>
      page(
        'text/html',
        `<html><body><nav><li><a href="/">Home</a></li></nav><main><ul>${slugs.map(row).join('')}</ul></main></body></html>`,
      );
    world.serve(BIS_URL, list('first'));
    await world.poll(BIS);
    world.wait(30);
    world.serve(BIS_URL, list('second', 'first'));
    world.serve(
      'https://www.bis.gov/press-release/second',
      page(
        'text/html',
        '<html><body><main><article><h1>Release</h1><p>The Bureau said that it adds three entities to its list, effective today.</p></article></main></body></html>',
      ),
    );
    await world.poll(BIS);
    const change = (await world.announced()).at(-1);
    expect(change).toMatchObject({
      title: 'Release second',
      trust: 'official',
      stage: 'published',
      url: 'https://www.bis.gov/press-release/second',
    });
    expect(change && (await world.content.text(change.docId, 1))).toContain('three entities');
  });
});

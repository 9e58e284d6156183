import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Revision } from '../../../shared/domain/document.ts';
import { sourceId } from '../../../shared/domain/ids.ts';
import { type ArticleReading, readArticle } from '../../../shared/domain/sources/article.ts';
import { articleEvents } from '../../../shared/domain/sources/article-events.ts';
import { type FeedSource, loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { readFeed } from '../../../shared/domain/sources/feed.ts';
import { judgeEntry } from '../../../shared/domain/sources/judge-entry.ts';
import { listEvents } from '../../../shared/domain/sources/list-events.ts';
import { textHash } from '../../../shared/domain/sources/normalise.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';

const source = loadCatalogue(SOURCE_FILES).get(sourceId('scmp-tech')) as FeedSource;

interface Item {
  readonly title: string;
  readonly link?: string;
  readonly guid?: string;
  readonly date?: string;
  readonly summary?: string;
}
const LINK = 'https://www.scmp.com/tech/article/1';
const first: Item = {
  title: 'Rates are weighed',
  link: LINK,
  guid: 'one',
  date: 'Tue, 10 Mar 2026 12:00:00 GMT',
  summary: 'The rate, one official says, falls to 10 percent within the year.',
};
const other: Item = { title: 'A second story', link: 'https://www.scmp.com/tech/article/2', guid: 'two' };

const xml = (items: readonly Item[], end = '</channel></rss>') =>
  `<rss version="2.0"><channel>${items
    .map(
      ({ title, link, guid, date, summary }) =>
        `<item><title>${title}</title>${link ? `<link>${link}</link>` : ''}${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${date ? `<pubDate>${date}</pubDate>` : ''}${summary ? `<description>${summary}</description>` : ''}</item>`,
    )
    .join('')}${end}`;
const listing = (...items: readonly Item[]) => readFeed(xml(items), source, source.url);
const brief = (events: ReturnType<typeof listEvents>) =>
  events.map((event) =>
    event.event === 'changed'
      ? `${event.field} ${event.material ? 'says more' : 'says the same'}`
      : `${event.event} ${event.entry.metadata.title}`,
  );
const between = (before: readonly Item[], after: readonly Item[]) =>
  brief(listEvents(listing(...before), listing(...after)));

describe('the events between two states of a list', () => {
  it.each<[string, Item, readonly string[]]>([
    ['nothing', first, []],
    ['another guid is the same item', { ...first, guid: 'changed' }, []],
    [
      'a tracking parameter is the same address',
      { ...first, link: `${LINK}?utm_source=rss` },
      ['url says the same'],
    ],
    [
      'an address that moved with the headline',
      { ...first, link: `${LINK}-rates-weighed-again`, title: 'Rates are weighed again' },
      ['url says the same', 'title says more'],
    ],
    ['another date', { ...first, date: 'Wed, 11 Mar 2026 12:00:00 GMT' }, ['published says the same']],
    [
      'commas',
      { ...first, summary: 'The rate one official says falls to 10 percent within the year.' },
      ['summary says the same'],
    ],
    [
      'a number',
      { ...first, summary: 'The rate, one official says, falls to 25 percent within the year.' },
      ['summary says more'],
    ],
    ['white space in a headline', { ...first, title: 'Rates  are weighed' }, []],
  ])('%s', (_name, later, events) => expect(between([first, other], [later, other])).toEqual(events));

  it('of a headline in other quotation marks is none that says more', () => {
    const [straight, curly] = [`The bank's rule`, 'The bank’s rule'].map((title) => ({ ...first, title }));
    if (straight === undefined || curly === undefined) throw new Error('two headlines');
    expect(between([straight], [curly])).toEqual(['title says the same']);
  });

  it('what is there for the first time is new, what is there no longer is gone, order means nothing', () => {
    expect(between([first, other], [other, first])).toEqual([]);
    expect(between([first], [other])).toEqual(['new A second story', 'gone Rates are weighed']);
  });

  it('of a list that is cut, nothing is gone', () => {
    const cut = readFeed(xml([other], '<item><tit'), source, source.url);
    expect(brief(listEvents(listing(first, other), cut))).toEqual([]);
  });

  it('a change is material exactly where the poller takes it for one', () => {
    const text = fc.constantFrom(
      'Falls to 10 percent.',
      'Falls to 25 percent.',
      'falls to 10 percent',
      'It falls, they say.',
    );
    const item = fc.record({ title: fc.constantFrom('Rates', 'rates', 'Rates fall'), summary: text });
    fc.assert(
      fc.property(item, item, (old, now) => {
        const [before, after] = [listing({ ...first, ...old }), listing({ ...first, ...now })];
        const [was, is] = [before.entries[0], after.entries[0]];
        if (was === undefined || is === undefined) throw new Error('both lists have one item');
        const verdict = judgeEntry({
          entry: is,
          text: is.listed,
          textHash: textHash(is.listed),
          previous: { metadata: was.metadata, textHash: textHash(was.listed) } as Revision,
          previousText: was.listed,
        });
        const material = listEvents(before, after).some(
          (event) => event.event === 'changed' && event.material,
        );
        expect(material).toBe(verdict.outcome === 'changed');
      }),
    );
  });
});

describe('the events between two states of an article', () => {
  const read = (paragraphs: readonly string[], title = 'A rule is weighed') =>
    readArticle(
      `<html lang="en"><body><article><h1>${title}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</article></body></html>`,
      { url: 'https://paper.example.com/1', zone: 'UTC' },
    );
  const story = [
    'The department weighs a rule on 12 chips, two officials said on Monday.',
    'Nothing is decided, they added, and makers wait.',
  ];
  const fields = (before: ArticleReading, after: ArticleReading) =>
    articleEvents(before, after).map(({ field, material }) => `${field} ${material}`);

  it('are none between equal ones, and one for each field that changed', () => {
    expect(fields(read(story), read(story))).toEqual([]);
    expect(fields(read(story), read(story.map((each) => each.replace('12', '14'))))).toEqual(['text true']);
    expect(fields(read(story), read(story.map((each) => each.replace('added, and', 'added and'))))).toEqual([
      'text false',
    ]);
    expect(fields(read(story), read(story, 'A rule is adopted'))).toContain('title true');
  });

  it('before a wall say that it is there, not that the story is gone', () => {
    const wall = readArticle('<html><head><title>Just a moment...</title></head><body></body></html>', {
      url: 'https://paper.example.com/1',
      zone: 'UTC',
    });
    const events = articleEvents(read(story), wall);
    expect(events.map(({ field }) => field)).toContain('blocked');
    expect(events.every(({ material }) => !material)).toBe(true);
  });
});

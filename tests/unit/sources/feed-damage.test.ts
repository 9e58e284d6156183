import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../shared/domain/sources/charset.ts';
import { readFeedItems } from '../../../shared/domain/sources/feed.ts';
import { type ListedItem, listedItem } from '../../../shared/domain/sources/press-item.ts';
import { jsonFeed, SAMPLE_FEEDS, sampleStory } from '../../harness/sample-feeds.ts';

const BASE = 'https://outlet.example/feed';
const RULES = { zone: 'America/New_York', order: 'dmy' } as const;
const COUNT = 40;

/** What is understood of a feed, items in which it was cut left out. */
function read(text: string): ListedItem[] {
  return readFeedItems(text, BASE, RULES).items.flatMap((item) =>
    item.partial ? [] : (listedItem(item, BASE, RULES) ?? []),
  );
}

/** The stories of which title and address came through. */
const kept = (items: readonly ListedItem[], count: number) =>
  Array.from({ length: count }, (_, n) => sampleStory(n)).filter(({ title, link }) =>
    items.some((item) => item.title === title && item.url === link),
  ).length;

const third = (text: string, make: (item: string) => string) => {
  let n = 0;
  return text.replace(/<(?:a:)?(?:item|entry)\b[\s\S]*?<\/(?:a:)?(?:item|entry)>/g, (item) =>
    n++ % 3 === 0 ? make(item) : item,
  );
};

/** Damage as feeds show it; none of it may cost an item. */
const DAMAGE: Readonly<Record<string, (text: string) => string>> = {
  nothing: (text) => text,
  'bare ampersands': (text) => text.replace(/&amp;b=/g, '&b='),
  'control characters': (text) => third(text, (item) => item.replace(/percent\./, 'percent\u0008.\u0000')),
  'a warning before it': (text) =>
    `<br />\n<b>Warning</b>: include(): failed in <b>/srv/x.php</b> on line 3<br />\n${text}`,
  'blank lines before it': (text) => `\n\n  \ufeff${text}`,
  'undeclared entities': (text) =>
    text.replace(/weighs/g, 'weighs').replace(/percent/g, 'percent&nbsp;&hellip;'),
  'an unclosed element': (text) =>
    third(text, (item) => item.replace(/(<(?:a:)?(?:item|entry)\b[^>]*>)/, '$1<category>trade')),
  'items never closed': (text) => third(text, (item) => item.replace(/<\/(?:a:)?(?:item|entry)>$/, '')),
  'a script after it': (text) =>
    `${text}<script>if (a < b && c > d) track("</item>");</script><!-- cached -->`,
  'a bare less-than': (text) => third(text, (item) => item.replace(/may change/, 'may change < 5')),
  'capital names': (text) =>
    text.replace(
      /<(\/?)(item|title|link|pubDate|description)\b/g,
      (_, slash, name) => `<${slash}${name.toUpperCase()}`,
    ),
  'comments and instructions inside': (text) =>
    third(text, (item) => item.replace(/<(?:a:)?title/, '<!-- <item> --><?php echo 1; ?>$&')),
  'a DTD with an entity bomb': (text) =>
    text
      .replace(
        /^(?:<\?xml[^>]*>\s*)?/,
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
      )
      .replace(/percent/g, 'percent &c;'),
};

describe.each(Object.keys(SAMPLE_FEEDS))('a feed in %s', (make) => {
  const feed = (SAMPLE_FEEDS[make] as (count: number) => string)(COUNT);

  it.each(Object.keys(DAMAGE))('keeps all items with %s', (damage) => {
    expect(kept(read((DAMAGE[damage] as (text: string) => string)(feed)), COUNT)).toBe(COUNT);
  });

  it('keeps all items that are whole wherever it is cut, and no half one', () => {
    const ends = [...feed.matchAll(/<\/(?:a:)?(?:item|entry)>/g)].map(
      (match) => match.index + match[0].length,
    );
    fc.assert(
      fc.property(fc.integer({ min: Math.floor(feed.length * 0.2), max: feed.length - 10 }), (at) => {
        const whole = ends.filter((end) => end <= at).length;
        const items = read(feed.slice(0, at));
        expect(kept(items, COUNT)).toBeGreaterThanOrEqual(whole);
        expect(items.length).toBe(kept(items, COUNT));
        expect(readFeedItems(feed.slice(0, at), BASE, RULES).cut).toBe(true);
      }),
    );
  });
});

describe('a JSON feed', () => {
  it('is read, and of a cut one all that is whole', () => {
    const feed = jsonFeed(COUNT);
    expect(kept(read(feed), COUNT)).toBe(COUNT);
    const cut = feed.slice(0, Math.floor(feed.length * 0.8));
    expect(kept(read(cut), COUNT)).toBe((cut.match(/"date_published":"[^"]*"\}/g) ?? []).length);
    expect(readFeedItems(cut, BASE, RULES).cut).toBe(true);
  });
});

describe('a feed in another charset than it says', () => {
  const russian =
    '<rss version="2.0"><channel><item><title>США рассматривают правило № 5</title><link>https://outlet.example/1</link></item></channel></rss>';
  const title = (body: Uint8Array, type: string) => read(decodeBody(body, type))[0]?.title;
  const expected = 'США рассматривают правило № 5';
  const cyrillic = (text: string) =>
    Uint8Array.from(text, (letter) => CP1251.get(letter) ?? letter.charCodeAt(0));
  const CP1251 = new Map(
    Array.from({ length: 128 }, (_, at) => {
      const byte = at + 128;
      return [new TextDecoder('windows-1251').decode(Uint8Array.of(byte)), byte] as const;
    }),
  );
  const declared = (name: string) => `<?xml version="1.0" encoding="${name}"?>${russian}`;

  it.each([
    ['UTF-8 under a header of latin-1', new TextEncoder().encode(russian), 'text/xml; charset=ISO-8859-1'],
    ['UTF-8 that declares windows-1251', new TextEncoder().encode(declared('windows-1251')), 'text/xml'],
    [
      'windows-1251 under a header of UTF-8',
      cyrillic(declared('windows-1251')),
      'application/xml; charset=utf-8',
    ],
    [
      'windows-1251 that declares UTF-8 under the right header',
      cyrillic(declared('utf-8')),
      'text/xml; charset=windows-1251',
    ],
    [
      'UTF-16 with a mark',
      Uint8Array.from([
        0xff,
        0xfe,
        ...new Uint8Array(Uint16Array.from(russian, (c) => c.charCodeAt(0)).buffer),
      ]),
      'text/xml',
    ],
    [
      'UTF-16 without one',
      new Uint8Array(Uint16Array.from(russian, (c) => c.charCodeAt(0)).buffer),
      'text/xml; charset=utf-8',
    ],
    [
      'UTF-8 with its mark',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(russian)]),
      'text/xml',
    ],
  ])('is read: %s', (_name, body, type) => {
    expect(title(body, type)).toBe(expected);
  });

  it('is read with one broken byte, and when it is cut inside a letter', () => {
    const bytes = new TextEncoder().encode(russian);
    const broken = Uint8Array.from([...bytes, 0x92, 0x20]);
    expect(title(broken, 'text/xml')).toBe(expected);
    const cut = new TextEncoder().encode(`${russian.slice(0, -16)}<item><title>Вто`).slice(0, -1);
    expect(title(cut, 'text/xml')).toBe(expected);
  });
});

describe('what an item says', () => {
  const one = (inner: string, around: readonly [string, string] = ['<rss><channel>', '</channel></rss>']) =>
    read(`${around[0]}<item>${inner}</item>${around[1]}`)[0];

  it.each([
    ['Fri, 29 Nov 19 10:05:00 EST', '2019-11-29T15:05:00.000Z', 'second'],
    ['29 Nov 2019 10:05 CET', '2019-11-29T09:05:00.000Z', 'minute'],
    ['2019-11-29T10:05:09', '2019-11-29T15:05:09.000Z', 'second'],
    ['2019-11-29 10:05', '2019-11-29T15:05:00.000Z', 'minute'],
    ['29 ноября 2019, 18:05 MSK', '2019-11-29T15:05:00.000Z', 'minute'],
    ['Fr, 29 Nov 2019 10:05:00 +0100', '2019-11-29T09:05:00.000Z', 'second'],
    ['2019年11月29日', '2019-11-29T05:00:00.000Z', 'day'],
    ['31 Nov 2019 10:00:00 GMT', undefined, 'none'],
    ['yesterday', undefined, 'none'],
  ])('of the date %s', (date, published, precision) => {
    const item = one(`<title>A</title><link>https://outlet.example/1</link><pubDate>${date}</pubDate>`);
    expect([item?.published, item?.precision]).toEqual([published, precision]);
  });

  it('takes the next date where the first cannot be read', () => {
    const item = one('<title>A</title><pubDate>soon</pubDate><dc:date>2019-11-29T10:00:00Z</dc:date>');
    expect(item?.published).toBe('2019-11-29T10:00:00.000Z');
  });

  it('resolves links by xml:base, and by the address of the feed', () => {
    expect(one('<title>A</title><link>/a/1</link>')?.url).toBe('https://outlet.example/a/1');
    const based = read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/"><entry xml:base="y/"><title>A</title><link href="1.html"/></entry></feed>',
    );
    expect(based[0]?.url).toBe('https://other.example/x/y/1.html');
  });

  it('cleans titles that were escaped twice, in CDATA or with markup', () => {
    expect(
      one('<title>AT&amp;amp;T &amp;#8212; a &amp;lt;b&amp;gt;rule&amp;lt;/b&amp;gt;</title>')?.title,
    ).toBe('AT&T — a rule');
    expect(one('<title><![CDATA[<em>Rule</em> &eacute;t&eacute; & more]]></title>')?.title).toBe(
      'Rule été & more',
    );
  });

  it('does not take the title, link or date of the feed that an item comes from', () => {
    const [entry] = read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>Elsewhere</title><link href="https://elsewhere.example"/><updated>2001-01-01T00:00:00Z</updated></source><title>Here</title><link href="https://outlet.example/1"/><updated>2019-11-29T10:00:00Z</updated></entry></feed>',
    );
    expect(entry).toMatchObject({
      title: 'Here',
      url: 'https://outlet.example/1',
      published: '2019-11-29T10:00:00.000Z',
    });
  });

  it('calls an item without title by its text', () => {
    expect(one('<description>Short note from the agency.</description><guid>7</guid>')?.title).toBe(
      'Short note from the agency.',
    );
  });
});

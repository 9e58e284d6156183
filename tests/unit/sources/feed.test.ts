import { describe, expect, it } from 'vitest';
import { sourceId } from '../../../shared/domain/ids.ts';
import { type FeedSource, loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { readFeed } from '../../../shared/domain/sources/feed.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';

const source = loadCatalogue(SOURCE_FILES).get(sourceId('scmp-tech')) as FeedSource;
const read = (text: string) => readFeed(text, source, source.url);
const item = (inner: string) => read(`<rss version="2.0"><channel>${inner}</channel></rss>`).entries;

describe('readFeed', () => {
  it('reads Atom, with the alternate link and not the others', () => {
    const { entries } =
      read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A &amp;lt;b&amp;gt;rule&amp;lt;/b&amp;gt; &amp;amp; more</title>
      <link rel="self" href="https://example.com/self"/><link href="/story"/><id>tag:1</id><published>2026-03-10T12:00:00Z</published><summary>S</summary></entry></feed>`);
    expect(entries[0]?.metadata).toMatchObject({
      title: 'A rule & more',
      url: 'https://www.scmp.com/story',
      issuedAt: '2026-03-10T12:00:00.000Z',
    });
  });

  it('reads prefixed Atom and RDF by the names of their namespaces', () => {
    const atom = read(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title><a:link href="https://example.com/1"/></a:entry></a:feed>',
    );
    expect(atom.entries[0]?.metadata.title).toBe('One');
    const rdf =
      read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel/>
      <item rdf:about="https://example.com/2"><title>Two</title><d:date>2026-03-10T12:00:00Z</d:date></item></rdf:RDF>`);
    expect(rdf.entries[0]?.metadata).toMatchObject({
      title: 'Two',
      url: 'https://example.com/2',
      issuedAt: '2026-03-10T12:00:00.000Z',
    });
  });

  it('takes the first title that says something, and none of a picture', () => {
    const [entry] = item(
      '<item><media:title>Picture</media:title><title/><title>Story &#8212; two</title><link>https://example.com/3</link></item>',
    );
    expect(entry?.metadata.title).toBe('Story — two');
  });

  it('takes a permalink guid for the link, and a guid that is none for a name only', () => {
    expect(item('<item><title>A</title><guid>https://example.com/4</guid></item>')[0]?.metadata.url).toBe(
      'https://example.com/4',
    );
    expect(
      item('<item><title>A</title><guid isPermaLink="false">https://example.com/4</guid></item>')[0]?.metadata
        .url,
    ).toBe(source.url);
  });

  it('knows an item without link by its guid, and one with neither by its title', () => {
    const { entries, skipped } = read(
      '<rss><channel><item><title>A</title><guid isPermaLink="false">7</guid></item><item><title>B</title></item></channel></rss>',
    );
    expect(entries.map(({ metadata }) => metadata.title)).toEqual(['A', 'B']);
    expect(skipped).toEqual([]);
  });

  it.each([
    [
      'a bare ampersand',
      '<rss><channel><item><title>A & B</title><link>https://example.com/1?a=1&b=2</link></item></channel></rss>',
    ],
    [
      'a control character',
      '<rss><channel><item><title>A\u0008</title><link>https://example.com/1</link></item></channel></rss>',
    ],
    [
      'a warning before it',
      'Warning: something on line 3\n<?xml version="1.0"?><rss><channel><item><title>A</title><link>https://example.com/1</link></item></channel></rss>',
    ],
    [
      'an unknown entity',
      '<rss><channel><item><title>A&nbsp;B</title><link>https://example.com/1</link></item></channel></rss>',
    ],
    [
      'an unclosed element',
      '<rss><channel><item><title>A</title><category>x<link>https://example.com/1</link><guid>https://example.com/1</guid></item></channel></rss>',
    ],
    [
      'a script after it',
      '<rss><channel><item><title>A</title><link>https://example.com/1</link></item></channel></rss><script>track()</script>',
    ],
  ])('reads on past %s', (_name, text) => {
    const { entries, skipped } = read(text);
    expect(entries.length + skipped.length).toBe(1);
    expect(entries[0]?.metadata.title ?? skipped[0]).toContain('A');
  });

  it('finds items inside an item that was never closed, and says that a feed is cut', () => {
    const cut = read(
      '<rss><channel><item><title>A</title><link>https://example.com/1</link><item><title>B</title><link>https://example.com/2</link>',
    );
    expect(cut.entries.map(({ metadata }) => metadata.title)).toEqual(['A', 'B']);
    expect(cut.cut).toBe(true);
  });

  it('refuses what is no feed', () => {
    for (const text of ['', 'plain text', '<html><body/></html>', '{"error":1}'])
      expect(() => read(text)).toThrow(/source-shape/);
  });
});

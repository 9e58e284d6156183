import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../shared/domain/sources/article.ts';
import { decodeBody } from '../../../shared/domain/sources/charset.ts';

interface Expected {
  readonly url: string;
  readonly tz: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly precision: string;
  readonly byline: string | null;
  readonly lang: string | null;
  readonly citing: readonly string[];
  readonly mustContain: readonly string[];
  readonly mustNotContain: readonly string[];
  readonly paywalled: boolean;
  readonly blocked: boolean;
}

const folder = new URL('../../recorded/sources/pages/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<
  string,
  Expected
>;

describe.each(Object.entries(expected))('the page %s', (name, facts) => {
  const html = decodeBody(readFileSync(new URL(name, folder)), 'text/html');
  const reading = readArticle(html, { url: facts.url, zone: facts.tz });

  it('is read with its title, date, author, language and what it cites', () => {
    const { title, published = null, precision, byline = null, lang = null, citing } = reading;
    const known = facts.blocked ? { title: null, lang: null } : { title, lang };
    expect({ ...known, published, precision, byline, citing }).toEqual({
      title: facts.title,
      lang: facts.lang,
      published: facts.published,
      precision: facts.precision,
      byline: facts.byline,
      citing: facts.citing,
    });
  });

  it('keeps its story and lets nothing else through', () => {
    expect(facts.mustContain.filter((phrase) => !reading.text.includes(phrase))).toEqual([]);
    expect(facts.mustNotContain.filter((phrase) => reading.text.includes(phrase))).toEqual([]);
  });

  it('is known for a wall if it is one', () => {
    expect({ paywalled: reading.paywalled, blocked: reading.blocked }).toEqual({
      paywalled: facts.paywalled,
      blocked: facts.blocked,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../shared/domain/sources/canonical-url.ts';
import { decodeBody } from '../../../shared/domain/sources/charset.ts';
import { saysSomethingElse, textHash } from '../../../shared/domain/sources/normalise.ts';
import { plainText } from '../../../shared/domain/sources/plain-text.ts';
import { creditedAgency } from '../../../shared/domain/sources/wires.ts';

describe('textHash', () => {
  it('is blind to layout, letter case, quotes, dashes and what cannot be seen', () => {
    expect(textHash('The “Entity List” —\n  new\u00ad rows')).toBe(textHash('the "entity list" - new rows'));
  });

  it('is blind to the banner that names the day of printing', () => {
    const banner = (day: string) =>
      `This document is scheduled to be published in the Federal Register on ${day} and available online at https://federalregister.gov/d/2026-1, and on https://govinfo.gov\nTEXT`;
    expect(textHash(banner('03/12/2026'))).toBe(textHash(banner('03/13/2026')));
  });

  it('sees every word and number', () => {
    expect(textHash('falls to 10 percent')).not.toBe(textHash('falls to 25 percent'));
    expect(textHash('shall')).not.toBe(textHash('shall not'));
  });
});

describe('saysSomethingElse', () => {
  const story = Array.from({ length: 200 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}`).join(
    ' ',
  );
  it.each([
    ['a comma', story, `${story},`, false],
    ['another order', 'one two three four', 'four three two one', false],
    ['one word of two hundred', story, story.replace('worda', 'wordz'), false],
    ['a paragraph', story, `${story} ${'new words here '.repeat(8)}`, true],
    ['a number', 'a share of 10 percent', 'a share of 25 percent', true],
  ])('%s', (_name, before, after, expected) => {
    expect(saysSomethingElse(before, after)).toBe(expected);
  });
});

describe('canonicalUrl', () => {
  it.each([
    ['HTTP://WWW.Example.com:80/A/b/?utm_source=x&id=2#top', 'https://example.com/A/b?id=2'],
    ['https://example.com/index.html', 'https://example.com/'],
    ['https://example.com/a?b=2&a=1', 'https://example.com/a?a=1&b=2'],
  ])('%s', (given, expected) => {
    expect(canonicalUrl(given)).toBe(expected);
  });

  it('refuses what cannot be fetched, and never throws', () => {
    expect(canonicalUrl('javascript:alert(1)')).toBeUndefined();
    expect(canonicalUrl('/only/a/path')).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void canonicalUrl(text, 'https://example.com/')));
  });

  it('of a canonical address is the same', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const once = canonicalUrl(url);
        expect(once && canonicalUrl(once)).toBe(once);
      }),
    );
  });
});

describe('decodeBody', () => {
  const latin = Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]);
  it('prefers UTF-8, then the header, then the document, then windows-1252', () => {
    expect(decodeBody(new TextEncoder().encode('Müller 华为'), 'text/html; charset=iso-8859-1')).toBe(
      'Müller 华为',
    );
    expect(decodeBody(latin, 'text/html; charset=iso-8859-1')).toBe('Müller');
    expect(decodeBody(latin, 'text/html; charset=no-such-charset')).toBe('Müller');
    expect(decodeBody(Uint8Array.from([0xff, 0xfe, 0x41, 0]), '')).toBe('A');
    const declared = [...new TextEncoder().encode('<?xml version="1.0" encoding="windows-1251"?>'), 0xcc];
    expect(decodeBody(Uint8Array.from(declared), 'text/xml')).toMatch(/М$/);
  });
});

describe('plainText', () => {
  it('takes out tags, references and codes of the print shop', () => {
    expect(plainText(' T[uuml]rkiye &amp; <em>others</em>&#8217;s <bullet>list ')).toBe(
      'Türkiye & others ’s • list',
    );
    expect(plainText('[Docket No. 1] 5 < 6')).toBe('[Docket No. 1] 5 < 6');
    expect(plainText(' <br> ')).toBeUndefined();
  });
});

describe('creditedAgency', () => {
  it('knows the wire behind a byline', () => {
    expect(creditedAgency('Reuters')).toBe('Reuters');
    expect(creditedAgency('Agence France-Presse')).toBe('AFP');
    expect(creditedAgency('Staff writer')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { isTooDeep } from '../../../shared/domain/sources/depth.ts';

const MANY = 100_000;

describe('markup that nests too deep', () => {
  it.each([
    ['open elements', '<i>'.repeat(MANY)],
    ['open elements of many names', Array.from({ length: MANY }, (_, n) => `<a${n % 500}>`).join('')],
    ['end tags of what was never open', '<i></b>'.repeat(MANY)],
    ['elements that end all in the end', `${'<i>'.repeat(MANY)}${'</i>'.repeat(MANY)}`],
  ])('%s', (_name, markup) => {
    expect(isTooDeep(markup, 'xml')).toBe(true);
    expect(isTooDeep(markup, 'html')).toBe(true);
  });

  it('in HTML an empty element stays open, but for drawings', () => {
    expect(isTooDeep('<div/>'.repeat(MANY), 'html')).toBe(true);
    expect(isTooDeep('<div/>'.repeat(MANY), 'xml')).toBe(false);
    expect(isTooDeep(`<svg>${'<path d="M0 0"/>'.repeat(MANY)}</svg>`, 'html')).toBe(false);
  });
});

it.each([
  [
    'a long feed',
    `<rss>${'<item><title>A</title><media:content url="x"/></item>'.repeat(MANY)}</rss>`,
    'xml',
  ],
  ['paragraphs without an end', '<p>A<br>B<li>C'.repeat(MANY), 'html'],
  ['no tag that ends', '<a'.repeat(MANY), 'html'],
  ['no markup', 'a < b & c > d '.repeat(MANY), 'html'],
] as const)('%s does not', (_name, markup, kind) => expect(isTooDeep(markup, kind)).toBe(false));

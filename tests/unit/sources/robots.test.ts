import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRobots, robotsAllow } from '../../../shared/domain/sources/robots.ts';

const HOST = 'https://agency.example.gov';
const may = (robots: string, path: string) => robotsAllow(readRobots(robots, 'Rulewire'), `${HOST}${path}`);

describe('robots.txt', () => {
  it.each<[string, string, string, boolean]>([
    ['nothing said', '', '/news', true],
    ['all barred', 'User-agent: *\nDisallow: /', '/news', false],
    ['itself is always open', 'User-agent: *\nDisallow: /', '/robots.txt', true],
    ['an empty rule bars nothing', 'User-agent: *\nDisallow:', '/news', true],
    ['rules before any robot mean nobody', 'Disallow: /\nUser-agent: *\nDisallow: /a', '/news', true],
    ['rules for others are not ours', 'User-agent: Otherbot\nDisallow: /', '/news', true],
    [
      'our own group alone counts',
      'User-agent: *\nDisallow: /\n\nUser-agent: rulewire\nDisallow: /private',
      '/news',
      true,
    ],
    ['a version behind our name is not part of it', 'User-agent: RuleWire/2.0\nDisallow: /', '/news', false],
    ['a longer name is not ours', 'User-agent: Rulewire-other\nDisallow: /', '/news', true],
    [
      'an empty group of ours opens all',
      'User-agent: *\nDisallow: /\nUser-agent: Rulewire\nDisallow:',
      '/x',
      true,
    ],
    [
      'one group for several robots',
      'User-agent: Otherbot\nUser-agent: Rulewire\nDisallow: /a\n\nUser-agent: *\nAllow: /',
      '/a',
      false,
    ],
    [
      'two groups of ours are one',
      'User-agent: Rulewire\nDisallow: /a\nUser-agent: Otherbot\nDisallow: /c\nUser-agent: Rulewire\nDisallow: /b',
      '/b',
      false,
    ],
    [
      'other records in a group do not end it',
      'User-agent: *\nCrawl-delay: 5\nSitemap: x\nDisallow: /a',
      '/a',
      false,
    ],
    ['the longest fit decides', 'User-agent: *\nDisallow: /news\nAllow: /news/feed', '/news/feed.xml', true],
    ['in whatever order', 'User-agent: *\nAllow: /news/feed\nDisallow: /news', '/news/x', false],
    ['of equal ones the open one', 'User-agent: *\nDisallow: /page\nAllow: /page', '/page', true],
    ['a star stands for anything', 'User-agent: *\nDisallow: /*/print', '/news/1/print?x=1', false],
    ['a dollar for the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['and only for the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?page=2', true],
    ['the query counts', 'User-agent: *\nDisallow: /*?s=', '/news?s=huawei', false],
    ['escapes are evened out', 'User-agent: *\nDisallow: /a%3cd/%7Ejoe/ä', '/a%3Cd/~joe/%C3%A4', false],
    ['case of the path counts', 'User-agent: *\nDisallow: /News', '/news', true],
    [
      'comments and odd white space',
      '\ufeff# hi\r\nUSER-AGENT :  *  # all\r\n disallow:/a # this\r',
      '/a/b',
      false,
    ],
  ])('%s', (_name, robots, path, allowed) => expect(may(robots, path)).toBe(allowed));

  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '$'), maxLength: 8 });

  it('is read as the rule says it: against regular expressions, for all patterns and paths', () => {
    const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const asRegExp = (pattern: string) => {
      const anchored = pattern.endsWith('$');
      const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*').map(literal);
      return new RegExp(`^${parts.join('[^]*')}${anchored ? '$' : ''}`);
    };
    const rule = fc.record({ allow: fc.boolean(), path: letters.map((rest) => `/${rest}`) });
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '$'), maxLength: 10 });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), path, (rules, rest) => {
        const text = rules.map(({ allow, path }) => `${allow ? 'Allow' : 'Disallow'}: ${path}`).join('\n');
        const url = new URL(`${HOST}/${rest}`);
        const fitting = rules.filter((one) => asRegExp(one.path).test(url.pathname));
        const longest = Math.max(...fitting.map((one) => one.path.length));
        const expected =
          fitting.length === 0 || fitting.some((one) => one.path.length === longest && one.allow);
        expect(robotsAllow(readRobots(`User-agent: *\n${text}`, 'Rulewire'), url.href)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives any text, and patterns made to be slow', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof may(text, '/a') === 'boolean'));
    const slow = `User-agent: *\nDisallow: /${'*a'.repeat(2000)}b`;
    expect(may(slow, `/${'a'.repeat(3000)}`)).toBe(true);
    const many = `User-agent: *\n${'Disallow: /x\n'.repeat(5000)}`;
    expect(may(many, '/news')).toBe(false);
  });
});

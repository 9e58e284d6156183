import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containment, sameStory, storySketch } from '../../../shared/domain/story.ts';

const STORY = `The government is weighing two rules that would let it stop more sales of foreign-made goods to the
telephone maker, people who know the plans said on Friday. One rule decides how much American content a product may hold
before a licence is needed, today 25 percent for most goods sent there. The other covers products that are made abroad
with American know-how. Nothing has been decided and no text was filed, the people said. The company did not answer a
request for comment, and the department declined to speak about talks inside the government.`;

const words = STORY.split(/\s+/);

describe('sameStory', () => {
  test('a copy cut to its first half, under a new lead, is the same story', () => {
    const cut = `From our correspondents in the capital: ${words.slice(0, 50).join(' ')}`;
    expect(sameStory(storySketch(STORY), storySketch(cut))).toBe(true);
  });

  test('case, quotes and line breaks make no difference', () => {
    const other = STORY.toUpperCase().replace(/\s+/g, '\n');
    expect(containment(storySketch(STORY), storySketch(other))).toBe(1);
  });

  test('a follow-up that repeats the story with another key number is a story of its own', () => {
    const followUp = STORY.replace('25 percent', '10 percent');
    expect(containment(storySketch(STORY), storySketch(followUp))).toBeGreaterThan(0.5);
    expect(sameStory(storySketch(STORY), storySketch(followUp))).toBe(false);
  });

  test('another report of the same event is not a copy', () => {
    const other = `Officials discuss tightening limits on chips and devices made overseas for the Chinese phone group,
      according to two persons briefed on the matter. Among the ideas is lowering the share of American parts that makes
      a shipment subject to control, and widening the reach of controls over goods built on American designs abroad.`;
    expect(sameStory(storySketch(STORY), storySketch(other))).toBe(false);
  });

  test('texts under 40 words are never called copies', () => {
    const short = words.slice(0, 35).join(' ');
    expect(sameStory(storySketch(short), storySketch(short))).toBe(false);
  });

  test('the order of the two texts does not matter', () => {
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, two] = [storySketch(a.join(' ')), storySketch(b.join(' '))];
        expect(sameStory(one, two)).toBe(sameStory(two, one));
      }),
    );
  });
});

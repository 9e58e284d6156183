import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addsFigures, containment, isCopy, storySketch } from '../../../shared/domain/story.ts';

const STORY = `The government is weighing two rules that would let it stop more sales of foreign-made goods to the
telephone maker, people who know the plans said on Friday. One rule decides how much American content a product may hold
before a licence is needed, today 25 percent for most goods sent there. The other covers products that are made abroad
with American know-how. Nothing has been decided and no text was filed, the people said. The company did not answer a
request for comment, and the department declined to speak about talks inside the government.`;

const words = STORY.split(/\s+/);

describe('isCopy', () => {
  test('a copy cut to its first half, under a new lead, is the same story', () => {
    const cut = `From our correspondents in the capital: ${words.slice(0, 50).join(' ')}`;
    expect(isCopy(storySketch(cut), storySketch(STORY))).toBe(true);
  });

  test('case, quotes and line breaks make no difference', () => {
    const other = STORY.toUpperCase().replace(/\s+/g, '\n');
    expect(containment(storySketch(STORY), storySketch(other))).toBe(1);
  });

  test('a follow-up that repeats the story with another key number is a story of its own', () => {
    const followUp = STORY.replace('25 percent', '10 percent');
    expect(containment(storySketch(STORY), storySketch(followUp))).toBeGreaterThan(0.5);
    expect(isCopy(storySketch(followUp), storySketch(STORY))).toBe(false);
  });

  test('another report of the same event is not a copy', () => {
    const other = `Officials discuss tightening limits on chips and devices made overseas for the Chinese phone group,
      according to two persons briefed on the matter. Among the ideas is lowering the share of American parts that makes
      a shipment subject to control, and widening the reach of controls over goods built on American designs abroad.`;
    expect(isCopy(storySketch(other), storySketch(STORY))).toBe(false);
  });

  test('texts under 40 words are never called copies', () => {
    const short = words.slice(0, 35).join(' ');
    expect(isCopy(storySketch(short), storySketch(short))).toBe(false);
  });

  test('a follow-up that repeats the whole story and adds a figure of its own is no copy; the story is none of it', () => {
    const followUp = `${STORY} The draft now names 10 percent for the telephone maker, one of the people added on Monday.`;
    expect(isCopy(storySketch(followUp), storySketch(STORY))).toBe(false);
    expect(isCopy(storySketch(STORY), storySketch(followUp))).toBe(true);
  });

  test('prices and phone numbers of the site that carries a copy are no figures of the story', () => {
    const copy = `${STORY}\n\nSubscribe for $1.99 a week. Copyright 2019.`;
    expect(isCopy(storySketch(copy), storySketch(STORY))).toBe(true);
  });

  test('another number in the same words is another story, another way of writing it is not', () => {
    const at = (number: string) =>
      storySketch(`the licence for the telephone maker lapses on ${number} february unless it is extended`);
    expect(addsFigures(at('16'), at('13'))).toBe(true);
    const amount = (text: string) => storySketch(`It was fined ${text} on Friday`);
    expect(addsFigures(amount('US$1.20 billion'), amount('$1.2bn'))).toBe(false);
    expect(addsFigures(amount('25 per cent'), amount('25%'))).toBe(false);
  });

  test('Chinese stories are compared as well', () => {
    const chinese =
      '路透社周五援引两名知情人士的话报道，美国政府正在考虑扩大其对含有美国技术的外国产品的管辖权，以阻止更多产品运往泰尔玛公司。报道称，正在审议的两项规则是最低含量规则和外国直接产品规则。';
    const copy = `本报讯，${chinese.slice(0, 70)}。`;
    expect(isCopy(storySketch(copy), storySketch(chinese))).toBe(true);
    expect(
      isCopy(
        storySketch(
          '今天上午，海港城举行了一年一度的花卉展览，来自全国各地的园艺师带来了数百种新品种，市民们冒着小雨前来参观，展览将持续到下个月底结束。',
        ),
        storySketch(chinese),
      ),
    ).toBe(false);
  });

  test('a text is a copy of itself if it is long enough', () => {
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(text, (a) => {
        const sketch = storySketch(a.join(' '));
        expect(isCopy(sketch, sketch)).toBe(sketch.words >= 40 && sketch.shingles.size > 0);
      }),
    );
  });
});

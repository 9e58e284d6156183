import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashRange, planSegments, segmentCount } from '../../../shared/domain/followers.ts';
import { changeIdOf, planIdOf, sha256 } from '../../../shared/domain/ids.ts';

const plan = { planId: planIdOf('p'), changeId: changeIdOf('c') };
const covers = (segments: readonly { from: string; to: string }[], key: string) =>
  segments.filter(({ from, to }) => key >= from && key <= to).length;

describe('hashRange', () => {
  test('each sort key lies in exactly one of the ranges, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.string(), (count, text) => {
        const ranges = Array.from({ length: count }, (_, part) => hashRange(part, count));
        expect(covers(ranges, `${sha256(text).slice(0, 8)}#${'z'.repeat(26)}`)).toBe(1);
      }),
    );
  });

  test('the ends of the space belong to the first and the last range', () => {
    expect(hashRange(0, 64).from).toBe('00000000');
    expect(hashRange(63, 64).to).toBe('ffffffff~');
  });
});

describe('planSegments', () => {
  test('one segment for each 20,000 followers, at least 1 and at most 64', () => {
    expect([0, 1, 20_000, 20_001, 50_000_000].map(segmentCount)).toEqual([1, 1, 1, 2, 64]);
  });

  test('whatever the estimate, each follower lies in exactly one segment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.string(),
        fc.boolean(),
        (followers, text, canary) => {
          const segments = planSegments(plan, followers, canary);
          expect(segments.map(({ number }) => number)).toEqual(segments.map((_, index) => index));
          expect(covers(segments, `${sha256(text).slice(0, 8)}#someone`)).toBe(1);
        },
      ),
    );
  });

  test('a canary is segment 0: about 200 of all followers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 201, max: 50_000_000 }), (followers) => {
        const [canary] = planSegments(plan, followers, true);
        expect(canary).toMatchObject({ number: 0, from: '00000000' });
        const share = (Number.parseInt(canary?.to ?? '', 16) + 1) / 2 ** 32;
        expect(share * followers).toBeGreaterThan(199);
        expect(share * followers).toBeLessThan(201);
      }),
    );
  });

  test('where there are no more than 200 followers, the canary is all of them', () => {
    expect(planSegments(plan, 200, true)).toEqual(planSegments(plan, 200));
  });
});

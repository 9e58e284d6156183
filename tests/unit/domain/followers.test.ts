import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashRange, planSegments, segmentCount } from '../../../shared/domain/followers.ts';
import { changeIdOf, companyId, planIdOf, sha256 } from '../../../shared/domain/ids.ts';

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

  test('whatever the estimates, each follower of each company lies in exactly one segment', () => {
    const estimates = fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(estimates, fc.string(), fc.boolean(), (counts, text, canary) => {
        const companies = counts.map((followers, index) => ({
          companyId: companyId(`co${index}`),
          followers,
        }));
        const segments = planSegments(plan, companies, canary);
        expect(segments.map(({ number }) => number)).toEqual(segments.map((_, index) => index));
        const key = `${sha256(text).slice(0, 8)}#someone`;
        for (const { companyId: id } of companies)
          expect(
            covers(
              segments.filter((segment) => segment.companyId === id),
              key,
            ),
          ).toBe(1);
      }),
    );
  });

  test('a canary is segment 0: about 200 of those who follow the largest company, wherever that stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 201, max: 50_000_000 }), fc.boolean(), (followers, first) => {
        const [large, small] = [
          { companyId: companyId('large'), followers },
          { companyId: companyId('small'), followers: 200 },
        ];
        const [canary] = planSegments(plan, first ? [large, small] : [small, large], true);
        expect(canary).toMatchObject({ number: 0, companyId: 'large', from: '00000000' });
        const share = (Number.parseInt(canary?.to ?? '', 16) + 1) / 2 ** 32;
        expect(share * followers).toBeGreaterThan(199);
        expect(share * followers).toBeLessThan(201);
      }),
    );
  });

  test('where nobody follows a company by more than 200, the canary is all that follow it', () => {
    const companies = ['a', 'b'].map((id) => ({ companyId: companyId(id), followers: 200 }));
    expect(planSegments(plan, companies, true)).toEqual(planSegments(plan, companies));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeHealth,
  type SourceTrouble,
  type Trouble,
} from '../../../shared/domain/source-health/health.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 9, 2, 12, minute));

/** The notices that a row of looks gives, by the number of the look. */
function noticesOf(looks: readonly (Trouble | undefined)[]) {
  let trouble: SourceTrouble | undefined;
  return looks.flatMap((found, index) => {
    const verdict = judgeHealth(trouble, found, at(index));
    trouble = verdict.trouble;
    return verdict.notice === undefined ? [] : [{ look: index, notice: verdict.notice }];
  });
}

const looks = fc.array(
  fc.constantFrom(
    undefined,
    undefined,
    'blocked',
    'unreadable',
    'empty',
    'silent' as Trouble,
  ) as fc.Arbitrary<Trouble | undefined>,
  { maxLength: 60 },
);

describe('the health of a source', () => {
  it('is told broken at the third look in a row, once, and recovered at the first good one, once', () => {
    const found = ['blocked', 'empty', 'blocked', 'blocked', 'silent', undefined, undefined] as const;
    expect(noticesOf(found)).toEqual([
      { look: 2, notice: 'broken' },
      { look: 5, notice: 'recovered' },
    ]);
  });

  it('is not spoken of for a failure or two', () =>
    expect(noticesOf(['unreadable', 'unreadable', undefined, 'unreadable', undefined])).toEqual([]));

  it('keeps when the trouble began, and says what it is at the last look', () => {
    const first = judgeHealth(undefined, 'unreadable', at(0)).trouble;
    expect(judgeHealth(first, 'blocked', at(9)).trouble).toEqual({
      kind: 'blocked',
      since: at(0).toISOString(),
      looks: 2,
      told: false,
    });
  });

  it('gives notices in turn, one of each, whatever happens', () => {
    fc.assert(
      fc.property(looks, (found) => {
        const notices = noticesOf(found).map(({ notice }) => notice);
        expect(notices).toEqual(notices.map((_, index) => (index % 2 === 0 ? 'broken' : 'recovered')));
      }),
    );
  });

  it('is broken exactly where three looks in a row found trouble', () => {
    fc.assert(
      fc.property(looks, (found) => {
        const told = noticesOf(found).filter(({ notice }) => notice === 'broken');
        const runs = found.filter(
          (one, index) =>
            one !== undefined &&
            found.slice(Math.max(0, index - 2), index + 1).filter((each) => each !== undefined).length ===
              3 &&
            found[index - 3] === undefined,
        );
        expect(told).toHaveLength(runs.length);
      }),
    );
  });
});

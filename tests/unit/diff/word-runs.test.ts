import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differingRuns } from '../../../shared/domain/diff/word-runs.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });

/** The length of the longest common subsequence, by the textbook table. */
function common(a: readonly string[], b: readonly string[]): number {
  let row = Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    b.forEach((other, at) => {
      next.push(word === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

it('finds the fewest words that turn one text into the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = differingRuns(before, after, 100) ?? [];
      let from = 0;
      const made = runs.flatMap((run) => {
        const kept = before.slice(from, run.at[0]);
        from = run.at[0] + run.before.length;
        return [...kept, ...run.after];
      });
      expect([...made, ...before.slice(from)]).toEqual(after);
      const words = runs.reduce((sum, run) => sum + run.before.length + run.after.length, 0);
      expect(words).toBe(before.length + after.length - 2 * common(before, after));
    }),
  );
});

it('gives up where more words differ than asked for', () => {
  expect(differingRuns(['a'], ['b'], 1)).toBeUndefined();
});

import { beforeEach, describe, expect, test } from 'vitest';
import { subscriberId } from '../../shared/domain/ids.ts';
import type { HookBook } from '../../shared/ports/hook-book.ts';

const ANN = subscriberId('ann');
const BEN = subscriberId('ben');

/** What every HookBook keeps to; `make` gives an empty one. */
export function describeHookBook(name: string, make: () => Promise<HookBook>): void {
  describe(`hooks: ${name}`, () => {
    let book: HookBook;
    beforeEach(async () => {
      book = await make();
    });

    test('a hook begins untested and stands as it was turned last', async () => {
      expect(await book.standings(ANN)).toEqual([]);
      await book.begin(ANN, 'h1');
      expect(await book.standings(ANN)).toEqual([{ hookId: 'h1', state: 'untested' }]);
      const failing = { hookId: 'h1', state: 'active', failingSince: '2026-11-24T08:00:00.000Z' } as const;
      expect(await book.turn(ANN, failing)).toBe(true);
      expect(await book.standings(ANN)).toEqual([failing]);
      expect(await book.turn(ANN, { hookId: 'h1', state: 'active' })).toBe(true);
      expect(await book.standings(ANN)).toEqual([{ hookId: 'h1', state: 'active' }]);
    });

    test('hooks are in the order of their ids, and of one reader only', async () => {
      for (const hook of ['h2', 'h1', 'h3']) await book.begin(ANN, hook);
      await book.begin(BEN, 'h4');
      expect((await book.standings(ANN)).map(({ hookId }) => hookId)).toEqual(['h1', 'h2', 'h3']);
    });

    test('a late call does not bring back what was removed or erased', async () => {
      await book.begin(ANN, 'h1');
      await book.begin(ANN, 'h2');
      await book.begin(BEN, 'h1');
      await book.remove(ANN, 'h1');
      expect(await book.turn(ANN, { hookId: 'h1', state: 'active' })).toBe(false);
      await book.removeReader(ANN);
      expect(await book.turn(ANN, { hookId: 'h2', state: 'off' })).toBe(false);
      expect(await book.standings(ANN)).toEqual([]);
      expect(await book.standings(BEN)).toHaveLength(1);
      await book.removeReader(ANN);
      await book.remove(ANN, 'h1');
    });
  });
}

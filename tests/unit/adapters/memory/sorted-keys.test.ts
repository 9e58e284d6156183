import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedKeys } from '../../../../shared/adapters/memory/sorted-keys.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 });

test('pages of any size hold each key of the range once and in order, also when the key of the cursor goes', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(key),
      fc.tuple(key, key),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (all, [a, b], limit, forget) => {
        const range = a < b ? { from: a, to: b } : { from: b, to: a };
        const keys = sortedKeys();
        for (const each of all) keys.add(each);
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = keys.page(range, limit, cursor);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          found.push(...page.items);
          cursor = page.cursor;
          if (forget && cursor !== undefined) keys.delete(cursor);
        } while (cursor !== undefined);
        const expected = all.filter((each) => each >= range.from && each <= range.to);
        expect(found).toEqual(expected.sort((x, y) => (x < y ? -1 : 1)));
      },
    ),
  );
});

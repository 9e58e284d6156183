import { beforeEach, describe, expect, test } from 'vitest';
import { docId, sourceId } from '../../shared/domain/ids.ts';
import type { PressStore, Recheck } from '../../shared/ports/press-store.ts';

/** What every PressStore keeps to; `make` gives an empty one. */
export function describePressStore(name: string, make: () => Promise<PressStore>): void {
  describe(`press store: ${name}`, () => {
    let store: PressStore;
    beforeEach(async () => {
      store = await make();
    });
    const [first, second] = [docId('outlet:1'), docId('outlet:2')];
    const outlet = sourceId('outlet');
    const recheck = (given: Partial<Recheck> = {}): Recheck => ({
      docId: first,
      sourceId: outlet,
      due: '2026-10-02T13:00:00.000Z',
      step: 0,
      ...given,
    });
    const late = new Date('2026-10-03T00:00:00Z');

    test('a key belongs to the document that had it first, however long it is', async () => {
      const long = `u:outlet:https://outlet.example/${'x'.repeat(3000)}` as const;
      await store.putKeys(first, ['g:outlet:7', long]);
      await store.putKeys(second, ['g:outlet:7', 't:outlet:words']);
      const found = await store.documentsOf(['g:outlet:7', long, 't:outlet:words', 'u:outlet:none']);
      expect(found).toEqual(
        new Map([
          ['g:outlet:7', first],
          [long, first],
          ['t:outlet:words', second],
        ]),
      );
      expect(await store.documentsOf([])).toEqual(new Map());
    });

    test('looks that are due come oldest first, of their source only, and a later one replaces the earlier', async () => {
      await store.putRecheck(recheck({ due: '2026-10-02T14:00:00.000Z' }));
      await store.putRecheck(recheck({ docId: second, goneSince: '2026-10-02T12:00:00.000Z' }));
      await store.putRecheck(recheck({ docId: docId('other:1'), sourceId: sourceId('other') }));
      expect((await store.dueRechecks(outlet, late, 10)).map((each) => each.docId)).toEqual([second, first]);
      expect(await store.dueRechecks(outlet, late, 1)).toEqual([
        recheck({ docId: second, goneSince: '2026-10-02T12:00:00.000Z' }),
      ]);
      expect(await store.dueRechecks(outlet, new Date('2026-10-02T13:00:00Z'), 10)).toEqual([]);
      await store.putRecheck(recheck({ docId: second, due: '2026-10-09T13:00:00.000Z', step: 1 }));
      expect((await store.dueRechecks(outlet, late, 10)).map((each) => each.docId)).toEqual([first]);
    });

    test('a cleared look is no longer due', async () => {
      await store.putRecheck(recheck());
      await store.clearRecheck(first);
      await store.clearRecheck(second);
      expect(await store.dueRechecks(outlet, late, 10)).toEqual([]);
    });
  });
}

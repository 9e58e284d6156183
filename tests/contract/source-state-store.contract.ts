import { beforeEach, describe, expect, test } from 'vitest';
import { sourceId } from '../../shared/domain/ids.ts';
import type { SourceState, SourceStateStore } from '../../shared/ports/source-state-store.ts';
import { minute } from '../harness/fixtures-for-contract.ts';

/** What every SourceStateStore keeps to; `make` gives an empty one. */
export function describeSourceStateStore(name: string, make: () => Promise<SourceStateStore>): void {
  describe(`source state: ${name}`, () => {
    let store: SourceStateStore;
    beforeEach(async () => {
      store = await make();
    });
    const source = sourceId('federal-register');
    const healthy: SourceState = {
      sourceId: source,
      health: 'healthy',
      failures: 0,
      etag: '"e1"',
      lastSuccessAt: minute(1).toISOString(),
    };

    test('a source never polled has no state; its first lease starts by seeding', async () => {
      expect(await store.get(source)).toBeUndefined();
      const fresh = { sourceId: source, health: 'seeding', failures: 0 };
      expect(await store.lease(source, 'a', minute(0), minute(1))).toEqual(fresh);
      expect(await store.get(source)).toEqual(fresh);
    });

    test('one holds it until the lease runs out', async () => {
      expect(await store.lease(source, 'a', minute(0), minute(2))).toBeDefined();
      expect(await store.lease(source, 'b', minute(1), minute(3))).toBeUndefined();
      expect(await store.lease(source, 'a', minute(1), minute(2))).toBeDefined();
      expect(await store.lease(source, 'b', minute(2), minute(4))).toBeDefined();
    });

    test('of several who ask at once, one gets it', async () => {
      const owners = ['a', 'b', 'c', 'd'];
      const leases = await Promise.all(
        owners.map((owner) => store.lease(source, owner, minute(0), minute(1))),
      );
      expect(leases.filter((state) => state !== undefined)).toHaveLength(1);
    });

    test('releasing writes the state and frees the source', async () => {
      await store.lease(source, 'a', minute(0), minute(9));
      await store.release(healthy, 'a');
      expect(await store.lease(source, 'b', minute(1), minute(2))).toEqual(healthy);
    });

    test('fields that the new state lacks are gone', async () => {
      await store.lease(source, 'a', minute(0), minute(9));
      await store.release(healthy, 'a');
      await store.lease(source, 'a', minute(1), minute(9));
      const { etag: _etag, ...without } = healthy;
      await store.release(without, 'a');
      expect(await store.get(source)).toEqual(without);
    });

    test('who lost the lease writes nothing', async () => {
      await store.lease(source, 'a', minute(0), minute(1));
      await store.lease(source, 'b', minute(2), minute(9));
      await store.release(healthy, 'a');
      expect((await store.get(source))?.health).toBe('seeding');
      expect(await store.lease(source, 'c', minute(3), minute(9))).toBeUndefined();
      await store.release(healthy, 'b');
      await store.release({ ...healthy, failures: 5 }, 'b');
      expect(await store.get(source)).toEqual(healthy);
    });

    test('all sources that were polled are listed', async () => {
      await store.lease(sourceId('b'), 'x', minute(0), minute(1));
      await store.lease(source, 'x', minute(0), minute(1));
      await store.release(healthy, 'x');
      expect(await store.list()).toEqual([{ sourceId: 'b', health: 'seeding', failures: 0 }, healthy]);
    });
  });
}

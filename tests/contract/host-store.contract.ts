import { beforeEach, describe, expect, test } from 'vitest';
import type { HostStore } from '../../shared/ports/host-store.ts';
import { minute } from '../harness/fixtures-for-contract.ts';

const SPACING = 2_000;
const later = (milliseconds: number) => new Date(minute(0).getTime() + milliseconds);

/** What every HostStore keeps to; `make` gives an empty one. */
export function describeHostStore(name: string, make: () => Promise<HostStore>): void {
  describe(`hosts: ${name}`, () => {
    let store: HostStore;
    beforeEach(async () => {
      store = await make();
    });
    const turn = (host: string, at: Date) => store.takeTurn(host, at, SPACING, minute(1));

    test('a host never asked is free at once; the next turn comes after the pause', async () => {
      expect(await turn('a.example', minute(0))).toEqual({ at: minute(0) });
      expect(await turn('a.example', minute(0))).toEqual({ at: later(SPACING) });
      expect(await turn('a.example', later(500))).toEqual({ at: later(2 * SPACING) });
    });

    test('after the pause it is free again', async () => {
      await turn('a.example', minute(0));
      expect(await turn('a.example', later(SPACING))).toEqual({ at: later(SPACING) });
      expect(await turn('a.example', later(30_000))).toEqual({ at: later(30_000) });
    });

    test('one host does not wait for another', async () => {
      await turn('a.example', minute(0));
      expect(await turn('b.example', minute(0))).toEqual({ at: minute(0) });
    });

    test('those who ask at once get turns of their own', async () => {
      const turns = await Promise.all(['1', '2', '3', '4'].map(() => turn('a.example', minute(0))));
      const starts = turns.map((taken) => ('at' in taken ? taken.at.getTime() : 0)).sort((a, b) => a - b);
      expect(starts).toEqual([0, 1, 2, 3].map((n) => later(n * SPACING).getTime()));
    });

    test('a host that is held gives no turn before, and none is used up by asking', async () => {
      await store.hold('a.example', minute(5));
      await store.hold('a.example', minute(2));
      expect(await turn('a.example', minute(0))).toEqual({ heldUntil: minute(5) });
      expect(await turn('a.example', minute(0))).toEqual({ heldUntil: minute(5) });
      expect(await store.takeTurn('a.example', minute(5), SPACING, minute(6))).toEqual({ at: minute(5) });
    });

    test('its robots.txt is known with each turn', async () => {
      const robots = { rules: [{ allow: false, path: '/private' }], until: minute(60).toISOString() };
      await store.keepRobots('a.example', robots);
      expect(await turn('a.example', minute(0))).toEqual({ at: minute(0), robots });
      await store.keepRobots('a.example', { ...robots, rules: [] });
      expect(await turn('a.example', minute(0))).toEqual({
        at: later(SPACING),
        robots: { ...robots, rules: [] },
      });
    });
  });
}

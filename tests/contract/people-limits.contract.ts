import { beforeEach, describe, expect, test } from 'vitest';
import { subscriberId } from '../../shared/domain/ids.ts';
import type { PeopleStore } from '../../shared/ports/people-store.ts';
import { minute } from '../harness/fixtures-for-contract.ts';

/** What every PeopleStore keeps to about who must not be mailed and who asks too often; `make` gives an empty one. */
export function describePeopleLimits(name: string, make: () => Promise<PeopleStore>): void {
  describe(`limits on people: ${name}`, () => {
    let people: PeopleStore;
    beforeEach(async () => {
      people = await make();
    });

    test('a suppressed address stays so until it is lifted', async () => {
      const id = subscriberId('hash');
      expect(await people.suppressed(id)).toBeUndefined();
      await people.suppress(id, 'bounce', minute(0));
      expect(await people.suppressed(id)).toBe('bounce');
      await people.unsuppress(id);
      await people.unsuppress(id);
      expect(await people.suppressed(id)).toBeUndefined();
    });

    describe('rate limits', () => {
      const hour = { seconds: 3_600, limit: 2 };
      const at = (iso: string) => new Date(iso);

      test('allow as many events as the window has, then none until the next', async () => {
        const ask = (now: Date) => people.allow('sign-up', '203.0.113.9', hour, now);
        expect(await ask(at('2019-05-16T12:00:00Z'))).toBe(true);
        expect(await ask(at('2019-05-16T12:59:59Z'))).toBe(true);
        expect(await ask(at('2019-05-16T12:59:59.999Z'))).toBe(false);
        expect(await ask(at('2019-05-16T13:00:00Z'))).toBe(true);
      });

      test('count each key, scope and length of window for itself', async () => {
        const now = at('2019-05-16T12:00:00Z');
        const once = { seconds: 3_600, limit: 1 };
        expect(await people.allow('sign-up', 'a', once, now)).toBe(true);
        expect(await people.allow('sign-up', 'b', once, now)).toBe(true);
        expect(await people.allow('link', 'a', once, now)).toBe(true);
        expect(await people.allow('sign-up', 'a', { seconds: 86_400, limit: 1 }, now)).toBe(true);
        expect(await people.allow('sign-up', 'a', once, now)).toBe(false);
      });

      test('hold for events at the same moment', async () => {
        const asks = Array.from({ length: 10 }, () =>
          people.allow('sign-up', 'a', { seconds: 60, limit: 4 }, minute(0)),
        );
        expect((await Promise.all(asks)).filter(Boolean)).toHaveLength(4);
      });
    });
  });
}

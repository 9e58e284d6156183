import { beforeEach, describe, expect, test } from 'vitest';
import { companyId } from '../../shared/domain/ids.ts';
import type { FollowMode, PeopleStore } from '../../shared/ports/people-store.ts';
import { aSubscriber } from '../harness/fixtures-for-contract.ts';

/** How every PeopleStore finds those who have hooks; `make` gives an empty one. */
export function describePeopleWithHooks(name: string, make: () => Promise<PeopleStore>): void {
  describe(`people with hooks: ${name}`, () => {
    const ada = aSubscriber('ada', ['huawei']);
    let people: PeopleStore;
    beforeEach(async () => {
      people = await make();
    });
    const followers = async (company: string, mode: FollowMode = 'instant') =>
      (await people.followers(companyId(company), mode, { from: '0', to: 'g' }, 10)).items;

    test('who has hooks and is told at once is found by them too, until she has none or is erased', async () => {
      const hook = {
        hookId: 'h',
        kind: 'generic',
        url: 'https://a.example.com/',
        kid: 'k',
        turn: 0,
      } as const;
      const hooked = { ...ada, hooks: [{ ...hook, addedAt: '2026-10-01T08:00:00.000Z' }] };
      await people.save(hooked, undefined);
      const rows = async () => [await followers('huawei'), await followers('huawei', 'hook')];
      expect(await rows()).toEqual([['ada'], ['ada']]);
      const daily = { ...hooked, version: 2, frequency: 'daily' } as const;
      await people.save(daily, hooked);
      expect(await rows()).toEqual([[], []]);
      await people.save({ ...hooked, version: 3 }, daily);
      expect(await rows()).toEqual([['ada'], ['ada']]);
      await people.erase({ ...hooked, version: 3 });
      expect(await rows()).toEqual([[], []]);
    });
  });
}

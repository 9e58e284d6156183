import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryPeopleStore } from '../../../shared/adapters/memory/memory-people-store.ts';
import { followersTogether } from '../../../shared/application/followers-together.ts';
import { companyId, type SubscriberId } from '../../../shared/domain/ids.ts';
import { aSubscriber } from '../../harness/fixtures-for-contract.ts';

const COMPANIES = Array.from({ length: 12 }, (_, number) => `co${number}`);
const IDS = COMPANIES.map(companyId);
const WHOLE = { from: '0', to: 'g' };

/** Readers, each with the numbers of the companies she follows. */
const follows = fc.array(fc.uniqueArray(fc.nat(COMPANIES.length - 1), { minLength: 1 }), { maxLength: 60 });

async function peopleWho(chosen: readonly (readonly number[])[]) {
  const people = memoryPeopleStore();
  for (const [number, companies] of chosen.entries())
    await people.save(
      aSubscriber(
        `r${number}`,
        companies.map((at) => COMPANIES[at] ?? ''),
      ),
      undefined,
    );
  return people;
}

test('whoever follows any of the companies is read once, whatever she follows and however long the pages', async () => {
  const limits = fc.integer({ min: 1, max: 7 });
  const asked = fc.integer({ min: 1, max: COMPANIES.length });
  await fc.assert(
    fc.asyncProperty(follows, limits, asked, async (chosen, limit, count) => {
      const people = await peopleWho(chosen);
      const read: SubscriberId[] = [];
      let calls = 0;
      let cursor: string | undefined;
      do {
        const page = await followersTogether(people, IDS.slice(0, count), 'instant', WHOLE, limit, cursor);
        read.push(...page.items);
        if (page.cursor !== undefined) expect(page.cursor > (cursor ?? '')).toBe(true);
        cursor = page.cursor;
        calls += 1;
      } while (cursor !== undefined);
      const expected = chosen.flatMap((companies, number) =>
        companies.some((at) => at < count) ? [aSubscriber(`r${number}`, []).subscriberId] : [],
      );
      expect(new Set(read)).toEqual(new Set(expected));
      expect(read).toHaveLength(expected.length);
      expect(calls).toBeLessThanOrEqual(chosen.length + 1);
    }),
    { numRuns: 60 },
  );
});

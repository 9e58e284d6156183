import { describe, expect, test } from 'vitest';
import { memoryClock } from '../../../shared/adapters/memory/memory-clock.ts';
import { memoryPeopleStore } from '../../../shared/adapters/memory/memory-people-store.ts';
import { readerStanding } from '../../../shared/application/reader-standing.ts';
import { aSubscriber } from '../../harness/fixtures-for-contract.ts';

describe('a mail that came back', () => {
  const moved = aSubscriber('ada', ['huawei'], { addressSince: '2026-11-20T10:00:00.000Z' });
  const setUp = async () => {
    const people = memoryPeopleStore();
    await people.save(moved, undefined);
    return { people, standing: readerStanding(people, memoryClock(new Date('2026-11-21T00:00:00Z'))) };
  };

  test('from the address that a reader has left does not stop her at the new one', async () => {
    const { people, standing } = await setUp();
    await standing.stop(moved.subscriberId, 'bounced', 'bounce General', '2026-11-20T09:59:00.000Z');
    await standing.softBounce(moved.subscriberId, '2026-11-20T09:59:00.000Z');
    expect(await people.subscriber(moved.subscriberId)).toEqual(moved);
    expect(await people.suppressed(moved.subscriberId)).toBeUndefined();
  });

  test('from the new address stops her', async () => {
    const { people, standing } = await setUp();
    await standing.stop(moved.subscriberId, 'bounced', 'bounce General', '2026-11-20T10:01:00.000Z');
    expect((await people.subscriber(moved.subscriberId))?.status).toBe('bounced');
    expect(await people.suppressed(moved.subscriberId)).toBeDefined();
  });
});

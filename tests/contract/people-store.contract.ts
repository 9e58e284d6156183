import { beforeEach, describe, expect, test } from 'vitest';
import { companyId, sha256, subscriberId } from '../../shared/domain/ids.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import type { DigestBucket, FollowMode, Page, PeopleStore } from '../../shared/ports/people-store.ts';
import { DIGEST_SHARDS } from '../../shared/ports/people-store.ts';
import { aRequest, aSubscriber, minute } from '../harness/fixtures-for-contract.ts';

const EVERYBODY = { from: '0', to: 'g' };

async function allPages<T>(page: (cursor?: string) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    items.push(...next.items);
    if (next.cursor !== undefined) expect(next.cursor > (cursor ?? '')).toBe(true);
    cursor = next.cursor;
  } while (cursor !== undefined);
  return items;
}

/** What every PeopleStore keeps to; `make` gives an empty one. */
export function describePeopleStore(name: string, make: () => Promise<PeopleStore>): void {
  describe(`people: ${name}`, () => {
    let people: PeopleStore;
    beforeEach(async () => {
      people = await make();
    });
    const followers = async (company: string, mode: FollowMode = 'instant') =>
      allPages((cursor) => people.followers(companyId(company), mode, EVERYBODY, 3, cursor));
    const inBucket = async (bucket: DigestBucket) => {
      const shards = Array.from({ length: DIGEST_SHARDS }, (_, shard) => shard);
      const pages = shards.map((shard) =>
        allPages((cursor) => people.digestBucket(bucket, shard, 2, cursor)),
      );
      return (await Promise.all(pages)).flat();
    };
    const ada = aSubscriber('ada', ['huawei', 'zte']);

    test('a profile is saved on top of the version before, and only once', async () => {
      expect(await people.subscriber(ada.subscriberId)).toBeUndefined();
      expect(await people.save(ada, undefined)).toBe(true);
      expect(await people.save(ada, undefined)).toBe(false);
      expect(await people.save({ ...ada, version: 3 }, ada)).toBe(false);
      const next = { ...ada, version: 2, sendHour: 9 };
      expect(await people.save(next, ada)).toBe(true);
      expect(await people.subscriber(ada.subscriberId)).toEqual(next);
      expect(await people.save({ ...aSubscriber('bob', []), version: 2 }, undefined)).toBe(false);
    });

    test('of several who save at once, one succeeds and its companies are followed', async () => {
      await people.save(ada, undefined);
      const rivals = ['a', 'b', 'c', 'd'].map((company) => ({
        ...aSubscriber('ada', ['huawei', company]),
        version: 2,
      }));
      const saved = await Promise.all(rivals.map((rival) => people.save(rival, ada)));
      expect(saved.filter(Boolean)).toHaveLength(1);
      const winner = rivals[saved.indexOf(true)] as Subscriber;
      for (const { companyId: company } of winner.companies)
        expect(await followers(company)).toEqual(['ada']);
    });

    test('follower rows are those of the profile, in the mode of its frequency', async () => {
      await people.save(ada, undefined);
      const fewer = { ...aSubscriber('ada', ['zte', 'smic']), version: 2 };
      await people.save(fewer, ada);
      expect(await followers('huawei')).toEqual([]);
      expect(await followers('zte')).toEqual(['ada']);
      expect(await followers('smic')).toEqual(['ada']);
      await people.save({ ...fewer, version: 3, frequency: 'weekly' }, fewer);
      expect(await followers('zte')).toEqual([]);
      expect(await followers('zte', 'digest')).toEqual(['ada']);
    });

    test('paused people keep their rows, those who left, bounced or complained have none', async () => {
      await people.save(ada, undefined);
      let before = ada;
      for (const [status, rows] of [
        ['paused', 1],
        ['left', 0],
        ['active', 1],
        ['bounced', 0],
        ['active', 1],
        ['complained', 0],
      ] as const) {
        const next = { ...before, status, version: before.version + 1 };
        expect(await people.save(next, before)).toBe(true);
        expect(await followers('huawei')).toHaveLength(rows);
        before = next;
      }
    });

    test('two hundred companies are followed and left in one save each', async () => {
      const companies = Array.from({ length: 200 }, (_, n) => `company-${n}`);
      const collector = aSubscriber('collector', companies);
      expect(await people.save(collector, undefined)).toBe(true);
      expect(await people.subscriber(collector.subscriberId)).toEqual(collector);
      expect(await followers('company-199')).toEqual(['collector']);
      await people.save({ ...collector, companies: [], version: 2 }, collector);
      expect(await followers('company-0')).toEqual([]);
      expect(await followers('company-199')).toEqual([]);
    });

    test('followers are read by ranges of the hash of their id: every one in one range, none in two', async () => {
      const ids = Array.from({ length: 40 }, (_, n) => `reader-${n}`);
      for (const id of ids) await people.save(aSubscriber(id, ['huawei']), undefined);
      const ranges = [
        ['0', '3~'],
        ['4', '7~'],
        ['8', 'b~'],
        ['c', 'f~'],
      ] as const;
      const found: string[] = [];
      for (const [from, to] of ranges) {
        const part = await allPages((cursor) =>
          people.followers(companyId('huawei'), 'instant', { from, to }, 3, cursor),
        );
        for (const id of part)
          expect(sha256(id).slice(0, 1) >= from && sha256(id).slice(0, 1) <= to).toBe(true);
        found.push(...part);
      }
      expect(found.sort((a, b) => (a < b ? -1 : 1))).toEqual(ids.sort((a, b) => (a < b ? -1 : 1)));
    });

    test('a cursor goes on where the page ended, also if that follower has left', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e'].sort((x, y) => (sha256(x) < sha256(y) ? -1 : 1));
      for (const id of ids) await people.save(aSubscriber(id, ['huawei']), undefined);
      const first = await people.followers(companyId('huawei'), 'instant', EVERYBODY, 2);
      expect(first.items).toEqual(ids.slice(0, 2));
      const gone = aSubscriber(ids[1] ?? '', ['huawei']);
      await people.save({ ...gone, companies: [], version: 2 }, gone);
      const second = await people.followers(companyId('huawei'), 'instant', EVERYBODY, 9, first.cursor);
      expect(second).toEqual({ items: ids.slice(2) });
    });

    test('readers are in the bucket of their digest, or of their weekly note, by zone, hour and day', async () => {
      const daily = aSubscriber('daily', [], { frequency: 'daily' });
      const weekly = aSubscriber('weekly', [], { frequency: 'weekly', weekday: 5, sendHour: 18 });
      const resting = aSubscriber('resting', [], {
        frequency: 'daily',
        status: 'paused',
        pausedUntil: minute(9).toISOString(),
      });
      const stopped = aSubscriber('stopped', [], { frequency: 'daily', status: 'paused' });
      const noNote = aSubscriber('no-note', [], { frequency: 'instant', noQuietNote: true });
      for (const each of [ada, daily, weekly, resting, stopped, noNote]) await people.save(each, undefined);
      const seven = { kind: 'daily', zone: 'Europe/Berlin', hour: 7 } as const;
      const friday = { kind: 'weekly', weekday: 5, zone: 'Europe/Berlin', hour: 18 } as const;
      expect(await inBucket(seven)).toEqual(expect.arrayContaining([daily, resting]));
      expect(await inBucket(seven)).toHaveLength(2);
      expect(await inBucket(friday)).toEqual([weekly]);
      const notes = { kind: 'weekly', weekday: 1, zone: 'Europe/Berlin', hour: 7 } as const;
      expect(await inBucket(notes)).toEqual([ada]);
      expect(await people.digestBuckets()).toEqual([seven, notes, friday]);

      await people.save({ ...daily, sendHour: 8, version: 2 }, daily);
      expect(await inBucket(seven)).toEqual([resting]);
      expect(await inBucket({ ...seven, hour: 8 })).toHaveLength(1);
      expect(await people.digestBuckets()).toHaveLength(4);
    });

    test('a full bucket is paged, everybody once', async () => {
      for (let n = 0; n < 30; n += 1)
        await people.save(aSubscriber(`reader-${n}`, [], { frequency: 'daily' }), undefined);
      const members = await inBucket({ kind: 'daily', zone: 'Europe/Berlin', hour: 7 });
      expect(new Set(members.map((member) => member.subscriberId)).size).toBe(30);
      expect(members).toHaveLength(30);
    });

    test('the newest request of a person is kept until it is removed', async () => {
      const id = aRequest('ada').subscriberId;
      await people.putRequest(aRequest('ada'));
      await people.putRequest(aRequest('ada', { requestId: 'request-2' }));
      expect((await people.request(id))?.requestId).toBe('request-2');
      await people.removeRequest(id);
      await people.removeRequest(id);
      expect(await people.request(id)).toBeUndefined();
    });

    test('erasing leaves no row of the person, only the suppression', async () => {
      const now = { ...aSubscriber('ada', ['huawei', 'smic']), version: 2 };
      await people.save(ada, undefined);
      await people.save(now, ada);
      await people.putRequest(aRequest('ada'));
      await people.suppress(ada.subscriberId, 'complaint', minute(0));
      await people.erase(ada);
      expect(await people.subscriber(ada.subscriberId)).toBeUndefined();
      expect(await people.request(ada.subscriberId)).toBeUndefined();
      for (const company of ['huawei', 'zte', 'smic']) {
        expect(await followers(company)).toEqual([]);
        expect(await followers(company, 'digest')).toEqual([]);
      }
      expect(await people.suppressed(ada.subscriberId)).toBe('complaint');
      expect(await people.save({ ...now, version: 3 }, now)).toBe(false);
      expect(await people.save(ada, undefined)).toBe(true);
    });

    test('who has moved to an address is noted, and a wish for another address goes with its reader', async () => {
      const id = ada.subscriberId;
      const move = {
        subscriberId: id,
        moveId: 'move-1',
        from: 'ada@example.com',
        to: 'ada@example.net',
        fromPerson: subscriberId('former'),
        toPerson: subscriberId('other'),
        state: 'asked',
        askedAt: minute(0).toISOString(),
      } as const;
      expect(await people.movedTo(subscriberId('other'))).toBeUndefined();
      await people.noteMovedTo(subscriberId('other'), subscriberId('bob'));
      await people.noteMovedTo(subscriberId('other'), id);
      expect(await people.movedTo(subscriberId('other'))).toBe(id);
      expect(await people.addressMove(id)).toBeUndefined();
      await people.putAddressMove(move);
      await people.putAddressMove({ ...move, state: 'moved' });
      expect(await people.addressMove(id)).toEqual({ ...move, state: 'moved' });
      await people.noteMovedTo(subscriberId('third'), id);
      await people.noteMovedTo(subscriberId('third'), subscriberId('bob'));
      await people.save(ada, undefined);
      await people.erase(ada);
      expect(await people.addressMove(id)).toBeUndefined();
      expect(await people.movedTo(subscriberId('other'))).toBeUndefined();
      expect(await people.movedTo(subscriberId('third'))).toBe('bob');
    });

    test('an erased digest reader is in no bucket', async () => {
      const daily = aSubscriber('daily', ['zte'], { frequency: 'daily' });
      await people.save(daily, undefined);
      await people.erase(daily);
      expect(await inBucket({ kind: 'daily', zone: 'Europe/Berlin', hour: 7 })).toEqual([]);
    });

    test('what is read may be changed by the reader without changing the store', async () => {
      await people.save(ada, undefined);
      Object.assign((await people.subscriber(ada.subscriberId)) ?? {}, { status: 'left' });
      expect((await people.subscriber(ada.subscriberId))?.status).toBe('active');
    });
  });
}

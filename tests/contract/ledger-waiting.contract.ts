import { beforeEach, describe, expect, test } from 'vitest';
import { changeIdOf, deliveryIdOf } from '../../shared/domain/ids.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import { aDelivery, minute } from '../harness/fixtures-for-contract.ts';

/** What every Ledger keeps of deliveries that wait at their reader's wish; `make` gives an empty one. */
export function describeWaiting(name: string, make: () => Promise<Ledger>): void {
  describe(`deliveries that wait: ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await make();
    });
    const id = aDelivery('d-1').deliveryId;
    const claim = (owner: string, now: number, until: number) =>
      ledger.claim(aDelivery('d-1'), owner, minute(now), minute(until));
    const dueIds = async (before: number) =>
      (await ledger.dueDeliveries(minute(before), 10)).map((delivery) => delivery.deliveryId);

    test('what waits keeps why, and what goes out keeps what it tells of', async () => {
      await claim('a', 0, 1);
      const notAfter = minute(90).toISOString();
      const hold = { notAfter, leader: deliveryIdOf('lead') };
      const wait = { reason: 'other alerts', retryAt: minute(5), at: minute(0) };
      await ledger.settle(id, 'a', { state: 'deferred', ...wait, hold });
      expect(await ledger.delivery(id)).toMatchObject({ state: 'deferred', reason: 'other alerts', ...hold });
      expect(await dueIds(5)).toEqual([]);
      const again = await claim('b', 6, 7);
      expect(again).toMatchObject({ outcome: 'claimed', delivery: hold });
      await ledger.settle(id, 'b', { state: 'deferred', ...wait, hold: { notAfter } });
      expect(await ledger.delivery(id)).toMatchObject(hold);
      await claim('c', 8, 9);
      const changeIds = ['c-1', 'c-2'].map(changeIdOf);
      expect(await ledger.markSending(id, 'c', minute(9), undefined, changeIds)).toBe(true);
      expect(await ledger.delivery(id)).toMatchObject({ state: 'sending', changeIds });
      expect((await ledger.deliveriesOf(aDelivery('d-1').subscriberId, 5))[0]).toMatchObject({ changeIds });
    });

    test('what was asked for is out of sight for a while, and may be claimed all the same', async () => {
      await claim('a', 0, 1);
      await ledger.settle(id, 'a', { state: 'deferred', retryAt: minute(5), at: minute(0) });
      await ledger.noteAsked(id, minute(4), minute(60));
      expect(await dueIds(6)).toEqual([id]);
      await ledger.noteAsked(id, minute(6), minute(60));
      expect(await dueIds(59)).toEqual([]);
      expect(await dueIds(61)).toEqual([id]);
      expect(await claim('b', 7, 8)).toMatchObject({ outcome: 'claimed', delivery: { state: 'preparing' } });
      expect(await claim('c', 7, 8)).toMatchObject({ outcome: 'busy' });
    });

    test('what is deferred anew after it was asked for waits as before', async () => {
      await claim('a', 0, 1);
      await ledger.settle(id, 'a', { state: 'deferred', retryAt: minute(5), at: minute(0) });
      await ledger.noteAsked(id, minute(6), minute(60));
      await claim('b', 7, 8);
      await ledger.noteAsked(id, minute(9), minute(60));
      expect(await dueIds(9)).toEqual([id]);
      await ledger.settle(id, 'b', { state: 'deferred', retryAt: minute(20), at: minute(7) });
      expect(await claim('c', 19, 21)).toMatchObject({ outcome: 'busy' });
      expect(await dueIds(21)).toEqual([id]);
    });

    test('nothing but a deferred delivery can be noted as asked for', async () => {
      await ledger.noteAsked(id, minute(0), minute(60));
      expect(await ledger.delivery(id)).toBeUndefined();
      await claim('a', 0, 1);
      await ledger.settle(id, 'a', { state: 'sent', sesMessageId: 'm', at: minute(1) });
      await ledger.noteAsked(id, minute(2), minute(60));
      expect(await dueIds(90)).toEqual([]);
      expect(await ledger.delivery(id)).toMatchObject({ state: 'sent' });
    });
  });
}

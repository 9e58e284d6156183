import { beforeEach, describe, expect, test } from 'vitest';
import { deliveryIdOf, subscriberId } from '../../shared/domain/ids.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import { UNKNOWN_WAIT_MS } from '../../shared/ports/ledger.ts';
import { aDelivery, minute } from '../harness/fixtures-for-contract.ts';

const WAIT_MINUTES = UNKNOWN_WAIT_MS / 60_000;

/** What every Ledger keeps to for deliveries; `make` gives an empty one. */
export function describeDeliveries(name: string, make: () => Promise<Ledger>): void {
  describe(`deliveries: ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await make();
    });
    const id = aDelivery('d-1').deliveryId;
    const claim = (owner: string, now: number, until: number) =>
      ledger.claim(aDelivery('d-1'), owner, minute(now), minute(until));
    const dueIds = async (before: number, limit = 10) =>
      (await ledger.dueDeliveries(minute(before), limit)).map((delivery) => delivery.deliveryId);
    const stateOf = async () => (await ledger.delivery(id))?.state;

    test('a new delivery is created in the hands of its first owner', async () => {
      const taken = await claim('a', 0, 1);
      const delivery = aDelivery('d-1', { owner: 'a', leaseUntil: minute(1).toISOString() });
      expect(taken).toEqual({ outcome: 'claimed', delivery });
      expect(await ledger.delivery(id)).toEqual(delivery);
    });

    test('the claim holds until its lease runs out; its owner may repeat it', async () => {
      await claim('a', 0, 2);
      expect(await claim('b', 1, 3)).toEqual({ outcome: 'busy', until: minute(2).toISOString() });
      expect((await claim('a', 1, 3)).outcome).toBe('claimed');
      expect((await claim('b', 2, 4)).outcome).toBe('busy');
      expect(await claim('b', 3, 5)).toMatchObject({
        outcome: 'claimed',
        delivery: { owner: 'b', attempt: 1 },
      });
      expect(await ledger.markSending(id, 'a', minute(9))).toBe(false);
    });

    test('of many who claim at once, one gets it, new or expired', async () => {
      const owners = Array.from({ length: 8 }, (_, n) => `owner-${n}`);
      const first = await Promise.all(owners.map((owner) => claim(owner, 0, 1)));
      expect(first.filter((answer) => answer.outcome === 'claimed')).toHaveLength(1);
      const later = await Promise.all(owners.map((owner) => claim(`late-${owner}`, 5, 6)));
      expect(later.filter((answer) => answer.outcome === 'claimed')).toHaveLength(1);
      expect(later.filter((answer) => answer.outcome === 'busy')).toHaveLength(7);
    });

    test('only the owner may go on to send, and only once', async () => {
      await claim('a', 0, 1);
      expect(await ledger.markSending(id, 'b', minute(2))).toBe(false);
      expect(await ledger.markSending(id, 'a', minute(2))).toBe(true);
      expect(await ledger.markSending(id, 'a', minute(2))).toBe(false);
      expect(await claim('b', 1, 3)).toEqual({ outcome: 'busy', until: minute(2).toISOString() });
      expect(await claim('a', 1, 3)).toEqual({ outcome: 'busy', until: minute(2).toISOString() });
      expect(await ledger.markSending(deliveryIdOf('none'), 'a', minute(2))).toBe(false);
    });

    test('a sent delivery is finished for ever', async () => {
      await claim('a', 0, 1);
      await ledger.markSending(id, 'a', minute(2));
      await ledger.settle(id, 'a', { state: 'sent', sesMessageId: 'm-1', at: minute(1) });
      expect(await ledger.delivery(id)).toEqual(
        aDelivery('d-1', { state: 'sent', sesMessageId: 'm-1', sentAt: minute(1).toISOString() }),
      );
      expect(await claim('b', 99, 100)).toEqual({ outcome: 'finished', state: 'sent' });
      await ledger.settle(id, 'a', { state: 'failed', reason: 'late', at: minute(3) });
      expect(await stateOf()).toBe('sent');
      expect(await dueIds(9_999)).toEqual([]);
    });

    test.each(['failed', 'skipped'] as const)('a %s delivery says why and is finished', async (state) => {
      await claim('a', 0, 1);
      await ledger.settle(id, 'a', { state, reason: 'because', at: minute(0) });
      expect(await ledger.delivery(id)).toMatchObject({ state, reason: 'because' });
      expect(await claim('b', 99, 100)).toEqual({ outcome: 'finished', state });
    });

    test('who does not hold the claim settles nothing', async () => {
      await claim('a', 0, 1);
      await ledger.settle(id, 'b', { state: 'skipped', at: minute(0) });
      await ledger.settle(deliveryIdOf('none'), 'b', { state: 'skipped', at: minute(0) });
      expect(await stateOf()).toBe('preparing');
      expect(await ledger.delivery(deliveryIdOf('none'))).toBeUndefined();
    });

    test('a deferred delivery waits for its time, then anybody may take it', async () => {
      await claim('a', 0, 1);
      await ledger.settle(id, 'a', {
        state: 'deferred',
        reason: 'quota',
        retryAt: minute(30),
        at: minute(0),
      });
      expect(await claim('b', 29, 31)).toEqual({ outcome: 'busy', until: minute(30).toISOString() });
      expect(await dueIds(30)).toEqual([]);
      expect(await dueIds(31)).toEqual(['d-1']);
      expect(await claim('b', 30, 31)).toMatchObject({
        outcome: 'claimed',
        delivery: { owner: 'b', attempt: 1 },
      });
    });

    test('a delivery given back is free at once', async () => {
      await claim('a', 0, 10);
      await ledger.settle(id, 'a', { state: 'preparing', at: minute(1) });
      expect((await claim('b', 1, 2)).outcome).toBe('claimed');
      expect(await ledger.markSending(id, 'a', minute(9))).toBe(false);
    });

    test('a send that was interrupted becomes unknown, and is tried once more only after the wait', async () => {
      await claim('a', 0, 1);
      await ledger.markSending(id, 'a', minute(2));
      expect(await claim('b', 3, 4)).toMatchObject({
        outcome: 'unknown',
        delivery: { state: 'unknown', attempt: 1 },
      });
      expect(await stateOf()).toBe('unknown');
      expect(await claim('b', 4, 5)).toMatchObject({ outcome: 'unknown' });
      expect(await ledger.retryUnknown(id, 'b', minute(4), minute(5))).toBe(false);
      const later = 3 + WAIT_MINUTES;
      expect(await dueIds(later)).toEqual([]);
      expect(await dueIds(later + 1)).toEqual(['d-1']);
      const tries = ['b', 'c', 'd'].map((owner) =>
        ledger.retryUnknown(id, owner, minute(later), minute(later + 1)),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await ledger.delivery(id)).toMatchObject({ state: 'preparing', attempt: 2 });
    });

    test('an ambiguous answer makes it unknown; the owner may still learn that it was sent', async () => {
      await claim('a', 0, 1);
      await ledger.markSending(id, 'a', minute(2));
      await ledger.settle(id, 'a', { state: 'unknown', reason: 'ECONNRESET', at: minute(1) });
      expect(await dueIds(1 + WAIT_MINUTES)).toEqual([]);
      expect(await dueIds(2 + WAIT_MINUTES)).toEqual(['d-1']);
      await ledger.settle(id, 'a', { state: 'sent', sesMessageId: 'm-1', at: minute(2) });
      expect(await stateOf()).toBe('sent');
      expect(await ledger.retryUnknown(id, 'b', minute(99), minute(100))).toBe(false);
    });

    test('an owner whose send was taken for lost no longer settles it after another try began', async () => {
      await claim('a', 0, 1);
      await ledger.markSending(id, 'a', minute(2));
      await ledger.settle(id, 'a', { state: 'unknown', retryAt: minute(3), at: minute(2) });
      expect(await ledger.retryUnknown(id, 'b', minute(3), minute(5))).toBe(true);
      await ledger.settle(id, 'a', { state: 'failed', at: minute(4) });
      expect(await ledger.delivery(id)).toMatchObject({ state: 'preparing', owner: 'b' });
      expect(await ledger.markSending(id, 'b', minute(6))).toBe(true);
    });

    test('due are claims and sends whose lease ran out, oldest first, as many as asked for', async () => {
      for (const [number, until] of [3, 1, 2].entries())
        await ledger.claim(aDelivery(`x-${number}`), 'a', minute(0), minute(until));
      await ledger.markSending(deliveryIdOf('x-0'), 'a', minute(5));
      expect(await dueIds(2)).toEqual(['x-1']);
      expect(await dueIds(9)).toEqual(['x-1', 'x-2', 'x-0']);
      expect(await dueIds(9, 2)).toEqual(['x-1', 'x-2']);
    });

    test('the newest deliveries of a person come first', async () => {
      for (const n of [1, 3, 2])
        await ledger.claim(
          aDelivery(`x-${n}`, { createdAt: minute(n).toISOString() }),
          'a',
          minute(n),
          minute(9),
        );
      await ledger.claim(
        aDelivery('other', { subscriberId: subscriberId('bob') }),
        'a',
        minute(0),
        minute(9),
      );
      const newest = await ledger.deliveriesOf(subscriberId('reader-1'), 2);
      expect(newest.map((delivery) => delivery.deliveryId)).toEqual(['x-3', 'x-2']);
    });

    describe('feedback', () => {
      const event = (outcome: Parameters<Ledger['recordFeedback']>[0]['outcome'], over = {}) =>
        ledger.recordFeedback({
          feedbackKey: `m-1#${outcome}`,
          deliveryId: id,
          sesMessageId: 'm-1',
          outcome,
          at: minute(7).toISOString(),
          ...over,
        });

      test('is noted once', async () => {
        expect(await event('sent')).toBe('recorded');
        expect(await event('sent')).toBe('repeat');
        expect(await event('sent', { feedbackKey: 'no-tag', deliveryId: undefined })).toBe('recorded');
        expect(await ledger.delivery(id)).toBeUndefined();
      });

      test('about a delivery that was read as finished notes only what became of the mail', async () => {
        await claim('a', 0, 1);
        await ledger.settle(id, 'a', { state: 'sent', sesMessageId: 'm-1', at: minute(1) });
        expect(await event('delivered', { state: 'sent' })).toBe('recorded');
        const left = { state: 'sent', sentAt: minute(1).toISOString(), outcome: 'delivered' };
        expect(await ledger.delivery(id)).toMatchObject(left);
      });

      test.each(['sending', 'unknown', 'preparing', 'deferred'])(
        'proves that a %s delivery went out',
        async (state) => {
          await claim('a', 0, 1);
          if (state !== 'preparing') await ledger.markSending(id, 'a', minute(2));
          if (state === 'unknown' || state === 'deferred')
            await ledger.settle(id, 'a', { state, at: minute(1), retryAt: minute(2) });
          await event('sent');
          expect(await ledger.delivery(id)).toMatchObject({
            state: 'sent',
            sesMessageId: 'm-1',
            sentAt: minute(7).toISOString(),
          });
          expect((await ledger.delivery(id))?.outcome).toBeUndefined();
          expect(await claim('b', 99, 100)).toEqual({ outcome: 'finished', state: 'sent' });
          expect(await dueIds(999)).toEqual([]);
          expect(await ledger.retryUnknown(id, 'b', minute(99), minute(100))).toBe(false);
        },
      );

      test('that a mail was delivered or bounced proves it too', async () => {
        await claim('a', 0, 1);
        await ledger.markSending(id, 'a', minute(2));
        await event('bounced');
        expect(await ledger.delivery(id)).toMatchObject({ state: 'sent', outcome: 'bounced' });
      });

      test('only gets graver, in whatever order it comes', async () => {
        await claim('a', 0, 1);
        for (const outcome of ['delayed', 'delivered', 'complained', 'delivered', 'bounced', 'sent'] as const)
          await event(outcome);
        expect((await ledger.delivery(id))?.outcome).toBe('complained');
      });

      test('does not revive what failed or was skipped', async () => {
        await claim('a', 0, 1);
        await ledger.settle(id, 'a', { state: 'skipped', at: minute(0) });
        await event('delivered');
        expect(await ledger.delivery(id)).toMatchObject({ state: 'skipped', outcome: 'delivered' });
      });
    });
  });
}

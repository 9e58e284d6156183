import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { deliveryIdOf, subscriberId } from '../../shared/domain/ids.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import { aDelivery, minute } from '../harness/fixtures-for-contract.ts';

const SAID = { headers: 'Subject: a', text: 'said\r\n', html: '<p>said – in UTF-8 ✓</p>' };
const READER = subscriberId('reader-1');

/** What every Ledger keeps of what was said and what became of it; `make` gives an empty one. */
export function describeMailRecord(name: string, make: () => Promise<Ledger>): void {
  describe(`mail record: ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await make();
    });

    const sent = async (id: string, more: Partial<Delivery>, copy: string) => {
      const delivery = aDelivery(id, more);
      await ledger.claim(delivery, 'a', minute(0), minute(9));
      await ledger.markSending(delivery.deliveryId, 'a', minute(9), [{ attempt: 1, copy }]);
      await ledger.settle(delivery.deliveryId, 'a', { state: 'sent', sesMessageId: id, at: minute(1) });
      for (const [at, outcome] of ['sent', 'delivered'].entries())
        await ledger.recordFeedback({
          feedbackKey: `${id}-${outcome}`,
          deliveryId: delivery.deliveryId,
          sesMessageId: id,
          outcome: outcome as 'sent',
          at: minute(5 - at).toISOString(),
        });
      return delivery.deliveryId;
    };

    test('a copy comes back as it was, of whatever size, and the same again is harmless', async () => {
      const long = { ...SAID, text: Array.from({ length: 60_000 }, (_, n) => `${n * 7_919}`).join(' ') };
      for (const _ of [1, 2]) await ledger.keepCopy('c-1', SAID, minute(0));
      await ledger.keepCopy('c-2', long, minute(0));
      expect(await ledger.copy('c-1')).toEqual(SAID);
      expect(await ledger.copy('c-2')).toEqual(long);
      expect(await ledger.copy('c-3')).toBeUndefined();
    });

    test('what hooks were told is apart from mails, and forgotten likewise', async () => {
      const told = aDelivery('h-1', { subscriberId: READER, kind: 'hook', hookId: 'h' });
      await ledger.claim(told, 'a', minute(0), minute(9));
      await sent('d-1', { subscriberId: READER }, 'c-1');
      await ledger.settle(told.deliveryId, 'a', { state: 'deferred', reason: 'status 500', at: minute(1) });
      const names = (all: readonly Delivery[]) => all.map(({ deliveryId }) => deliveryId);
      expect(names(await ledger.deliveriesOf(READER, 9))).toEqual(['d-1']);
      const calls = await ledger.hookCallsOf(READER, 9);
      expect(calls).toMatchObject([
        { deliveryId: 'h-1', hookId: 'h', state: 'deferred', reason: 'status 500' },
      ]);
      for (const call of calls) await ledger.forget(call);
      expect(await ledger.hookCallsOf(READER, 9)).toEqual([]);
      expect(names(await ledger.deliveriesOf(READER, 9))).toEqual(['d-1']);
    });

    test('a delivery names what was handed over at each attempt', async () => {
      const delivery = aDelivery('d-1');
      await ledger.claim(delivery, 'a', minute(0), minute(9));
      const copies = [
        { attempt: 1, copy: 'c-1' },
        { attempt: 2, copy: 'c-2' },
      ];
      await ledger.markSending(delivery.deliveryId, 'a', minute(9), copies);
      expect(await ledger.delivery(delivery.deliveryId)).toMatchObject({ state: 'sending', copies });
    });

    test('what was reported of a delivery is told in the order in which it happened', async () => {
      const id = await sent('d-1', {}, 'c-1');
      await sent('d-2', {}, 'c-1');
      expect(await ledger.eventsOf(id)).toEqual([
        { outcome: 'delivered', at: minute(4).toISOString(), sesMessageId: 'd-1' },
        { outcome: 'sent', at: minute(5).toISOString(), sesMessageId: 'd-1' },
      ]);
      expect(await ledger.eventsOf(deliveryIdOf('none'))).toEqual([]);
    });

    test('a delivery is forgotten with all of it; what was said to others as well stays theirs', async () => {
      await Promise.all([
        ledger.keepCopy('shared', SAID, minute(0)),
        ledger.keepCopy('own', SAID, minute(0)),
      ]);
      const hers = [
        await sent('d-1', { kind: 'alert' }, 'shared'),
        await sent('d-2', { kind: 'daily' }, 'own'),
      ];
      const other = await sent('d-3', { subscriberId: subscriberId('bob') }, 'shared');
      for (const delivery of await ledger.deliveriesOf(READER, 9)) await ledger.forget(delivery);
      expect(await ledger.deliveriesOf(READER, 9)).toEqual([]);
      for (const id of hers) {
        expect(await ledger.delivery(id)).toBeUndefined();
        expect(await ledger.eventsOf(id)).toEqual([]);
      }
      expect(await ledger.copy('own')).toBeUndefined();
      expect(await ledger.copy('shared')).toEqual(SAID);
      expect(await ledger.delivery(other)).toBeDefined();
      expect(await ledger.eventsOf(other)).toHaveLength(2);
      await ledger.forget(aDelivery('d-1'));
    });

    test('an answer or an event that comes after it was forgotten brings nothing back', async () => {
      const delivery = aDelivery('d-1');
      const id = delivery.deliveryId;
      await ledger.claim(delivery, 'a', minute(0), minute(9));
      await ledger.markSending(id, 'a', minute(9));
      await ledger.forget(delivery);
      await ledger.settle(id, 'a', { state: 'sent', sesMessageId: 'm', at: minute(1) });
      expect(await ledger.delivery(id)).toBeUndefined();
      expect(await ledger.deliveriesOf(READER, 9)).toEqual([]);
    });
  });
}

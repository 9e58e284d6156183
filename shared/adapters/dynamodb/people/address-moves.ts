import { type AddressMove, TAKE_BACK_DAYS } from '../../../domain/address-move.ts';
import type { SubscriberId } from '../../../domain/ids.ts';
import type { PeopleStore } from '../../../ports/people-store.ts';
import type { Table } from '../table.ts';
import { ttlAfter } from '../ttl.ts';

/** A reader's wish for another address stands beside her profile. */
export const moveKey = (id: SubscriberId) => ({ pk: `SUB#${id}`, sk: 'MOVE' });
/** What was noted of her moves, beside her profile, so that it can be found and forgotten with her. */
const ADDRESSES = 'ADR#';
const addressKey = (addressId: SubscriberId) => ({ pk: `ADR#${addressId}`, sk: 'META' });

type AddressMoves = Pick<PeopleStore, 'noteMovedTo' | 'movedTo' | 'putAddressMove' | 'addressMove'>;

/** The part of the people store that knows who has moved to which address. */
export function addressMoves(table: Table): AddressMoves {
  return {
    async noteMovedTo(addressId, reader) {
      await table.put({ Item: { pk: `SUB#${reader}`, sk: `${ADDRESSES}${addressId}` } });
      await table.put({ Item: { ...addressKey(addressId), reader } });
    },
    movedTo: async (addressId) =>
      (await table.get(addressKey(addressId)))?.['reader'] as SubscriberId | undefined,
    async putAddressMove(move) {
      const ttl = ttlAfter(move.askedAt, TAKE_BACK_DAYS);
      await table.put({ Item: { ...moveKey(move.subscriberId), move, ttl } });
    },
    addressMove: async (id) => (await table.get(moveKey(id)))?.['move'] as AddressMove | undefined,
  };
}

/** Forgets to which addresses the reader has moved, unless somebody else has moved there since. */
export async function forgetAddresses(table: Table, reader: SubscriberId): Promise<void> {
  const noted = await table.all({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :addresses)',
    ExpressionAttributeValues: { ':pk': `SUB#${reader}`, ':addresses': ADDRESSES },
    ConsistentRead: true,
  });
  for (const { pk, sk } of noted) {
    await table.remove({
      Key: addressKey(sk.slice(ADDRESSES.length) as SubscriberId),
      ConditionExpression: 'reader = :reader',
      ExpressionAttributeValues: { ':reader': reader },
    });
    await table.remove({ Key: { pk, sk } });
  }
}

import type { SubscriberId } from '../../../domain/ids.ts';
import { hashId } from '../../../domain/ids.ts';
import type { PeopleStore } from '../../../ports/people-store.ts';
import type { Table, UpdateParams } from '../table.ts';

const suppressionKey = (emailHash: SubscriberId) => ({ pk: `SUP#${emailHash}`, sk: 'META' });

/** Counts in the window that `now` lies in. What is counted (an address, say) is in the key only as a hash. */
export function countParams(
  scope: string,
  key: string,
  window: { readonly seconds: number },
  now: Date,
): UpdateParams {
  const number = Math.floor(now.getTime() / 1000 / window.seconds);
  return {
    Key: { pk: `RL#${scope}#${window.seconds}#${number}#${hashId(scope, key)}`, sk: 'META' },
    UpdateExpression: 'ADD happened :one SET #ttl = :ttl',
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: { ':one': 1, ':ttl': (number + 2) * window.seconds },
  };
}

/** The part of the people store that says who must not be mailed and who asks too often. */
export function limits(table: Table): Pick<PeopleStore, 'suppress' | 'suppressed' | 'unsuppress' | 'allow'> {
  return {
    async suppress(emailHash, reason, at) {
      await table.put({ Item: { ...suppressionKey(emailHash), reason, since: at.toISOString() } });
    },
    suppressed: async (emailHash) =>
      (await table.get(suppressionKey(emailHash)))?.['reason'] as string | undefined,
    async unsuppress(emailHash) {
      await table.remove({ Key: suppressionKey(emailHash) });
    },
    async allow(scope, key, window, now) {
      const counted = await table.update(countParams(scope, key, window, now));
      return Number(counted?.['happened']) <= window.limit;
    },
  };
}

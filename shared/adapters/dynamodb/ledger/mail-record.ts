import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Delivery, MailEvent } from '../../../domain/delivery.ts';
import type { SubscriberId } from '../../../domain/ids.ts';
import type { KeptMail } from '../../../domain/rendering/kept-mail.ts';
import type { Ledger } from '../../../ports/ledger.ts';
import { ownCopies } from '../../own-copies.ts';
import { pack, putChunks, unpack } from '../chunks.ts';
import { type Table, tableOf } from '../table.ts';
import { ttlAfter } from '../ttl.ts';
import { deliveriesOfParams, deliveryKey, eventsParams } from './record-params.ts';

const copyKey = (copy: string) => `COPY#${copy}`;
const PART = 'PART#';

type MailRecord = Pick<
  Ledger,
  'delivery' | 'deliveriesOf' | 'hookCallsOf' | 'eventsOf' | 'keepCopy' | 'copy' | 'forget'
>;

/** What became of mails and what they said, on the Ledger table. Throws `store-throttled`. */
export function dynamoMailRecord(
  client: DynamoDBDocumentClient,
  tableName: string,
  daysKept: number,
): MailRecord {
  return mailRecord(tableOf(client, tableName), daysKept);
}

/** The part of the ledger that keeps what was said and what became of it, and forgets it. */
export function mailRecord(table: Table, daysKept: number): MailRecord {
  const partsOf = (copy: string) =>
    table.all({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': copyKey(copy) },
      ConsistentRead: true,
    });
  async function newest(what: 'mails' | 'hooks', reader: SubscriberId, limit: number) {
    const items = await table.all(deliveriesOfParams(what, reader, limit));
    return items.map((item) => item['delivery'] as Delivery);
  }
  return {
    delivery: async (id) => (await table.get(deliveryKey(id)))?.['delivery'] as Delivery | undefined,
    deliveriesOf: (subscriber, limit) => newest('mails', subscriber, limit),
    hookCallsOf: (subscriber, limit) => newest('hooks', subscriber, limit),
    async eventsOf(id) {
      const items = await table.all(eventsParams(id));
      return items.map((item) => item['event'] as MailEvent).sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    async keepCopy(copy, mail, at) {
      const chunks = await pack(JSON.stringify(mail));
      await putChunks(table, copyKey(copy), PART, chunks, ttlAfter(at.toISOString(), daysKept));
    },
    async copy(copy) {
      const parts = await partsOf(copy);
      if (parts.length === 0) return undefined;
      const bytes = await unpack(parts.map((part) => part['chunk'] as Uint8Array));
      return JSON.parse(new TextDecoder().decode(bytes)) as KeptMail;
    },
    async forget(delivery) {
      const copies = await Promise.all(ownCopies(delivery).map(partsOf));
      const events = await table.all(eventsParams(delivery.deliveryId));
      for (const { pk, sk } of [...copies.flat(), ...events]) await table.remove({ Key: { pk, sk } });
      // Last: it leads to the others, should this be cut short.
      await table.remove({ Key: deliveryKey(delivery.deliveryId) });
    },
  };
}

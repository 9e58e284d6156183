import type { DeliveryKind } from '../domain/delivery.ts';
import type { ChangeId, SubscriberId } from '../domain/ids.ts';
import type { DeliveryBatch } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import { envelope } from './envelope.ts';

/** Small enough that a repeated message repeats little, large enough that a million people are 40,000 messages. */
const PER_MESSAGE = 25;

/** The people to be mailed about the same thing, packed into messages of 25. */
export function deliveryBatches(
  clock: Clock,
  about: {
    readonly kind: Extract<DeliveryKind, 'alert' | 'daily' | 'weekly'>;
    readonly about: string;
    /** ISO instant (UTC). */
    readonly notAfter: string;
    /** Makes the mails deliveries of their own beside those of the same name. */
    readonly again?: string | undefined;
  },
  people: readonly { readonly sub: SubscriberId; readonly changeIds: readonly ChangeId[] }[],
): DeliveryBatch[] {
  return Array.from({ length: Math.ceil(people.length / PER_MESSAGE) }, (_, index) => {
    const items = people.slice(index * PER_MESSAGE, (index + 1) * PER_MESSAGE);
    return {
      ...envelope(clock, about.about, about.kind, items[0]?.sub ?? ''),
      type: 'delivery.batch',
      ...about,
      items: items.map((item) => ({ sub: item.sub, changeIds: [...item.changeIds] })),
    };
  });
}

import type { Delivery } from '../../domain/delivery.ts';
import type { RenderedMail } from '../../domain/rendering/blocks.ts';
import type { MailKind } from '../../domain/rendering/mime.ts';
import { composeMail } from '../../domain/rendering/mime.ts';
import { DELIVERY_TAG } from '../../messages/ses-event.ts';
import type { OutgoingMail } from '../../ports/mail-transport.ts';
import type { MailIdentity } from '../send-confirmation.ts';
import { listIdOf } from '../send-confirmation.ts';

/** The domain of the sender's address: names the list and the threads. */
export const mailDomain = (identity: MailIdentity) => identity.from.slice(identity.from.lastIndexOf('@') + 1);

/** A rendered mail as it goes to SES; its tags carry the delivery id, by which every later event finds the delivery. */
export function outgoingMail(
  identity: MailIdentity,
  delivery: { readonly deliveryId: Delivery['deliveryId']; readonly kind: Delivery['kind'] | 'quiet-note' },
  mail: {
    readonly rendered: RenderedMail;
    readonly to: string;
    readonly kind: MailKind;
    readonly unsubscribeUrl: string;
    readonly references?: string;
  },
): OutgoingMail {
  const { rendered, ...rest } = mail;
  return composeMail({
    ...rendered,
    ...rest,
    from: identity.from,
    fromName: identity.sender.name,
    replyTo: identity.replyTo,
    listId: listIdOf(identity.from),
    tags: { [DELIVERY_TAG]: delivery.deliveryId, kind: delivery.kind },
  });
}

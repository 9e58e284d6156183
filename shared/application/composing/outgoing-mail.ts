import type { Delivery } from '../../domain/delivery.ts';
import type { RenderedMail } from '../../domain/rendering/blocks.ts';
import type { MailKind } from '../../domain/rendering/mime.ts';
import { composeEncoded, composeMail, type EncodedBody } from '../../domain/rendering/mime.ts';
import { DELIVERY_TAG } from '../../messages/ses-event.ts';
import type { OutgoingMail } from '../../ports/mail-transport.ts';
import type { MailIdentity } from '../send-confirmation.ts';
import { listIdOf } from '../send-confirmation.ts';

/** The domain of the sender's address: names the list and the threads. */
export const mailDomain = (identity: MailIdentity) => identity.from.slice(identity.from.lastIndexOf('@') + 1);

type Whose = { readonly deliveryId: Delivery['deliveryId']; readonly kind: Delivery['kind'] | 'quiet-note' };

interface Addressed {
  readonly to: string;
  readonly kind: MailKind;
  readonly unsubscribeUrl: string;
  readonly references?: string;
}

/** A rendered mail as it goes to SES; its tags carry the delivery id, by which every later event finds the delivery. */
export function outgoingMail(
  identity: MailIdentity,
  delivery: Whose,
  { rendered, ...mail }: Addressed & { readonly rendered: RenderedMail },
): OutgoingMail {
  return composeMail({ ...rendered, ...envelopeOf(identity, delivery, mail) });
}

/** The same of a mail whose body is encoded already. */
export function outgoingEncoded(
  identity: MailIdentity,
  delivery: Whose,
  { subject, body, ...mail }: Addressed & { readonly subject: string; readonly body: EncodedBody },
): OutgoingMail {
  return composeEncoded({ subject, ...envelopeOf(identity, delivery, mail) }, body);
}

const envelopeOf = (identity: MailIdentity, { deliveryId, kind }: Whose, mail: Addressed) => ({
  ...mail,
  from: identity.from,
  fromName: identity.sender.name,
  replyTo: identity.replyTo,
  listId: listIdOf(identity.from),
  tags: { [DELIVERY_TAG]: deliveryId, kind },
});

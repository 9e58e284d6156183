import type { Delivery } from '../../domain/delivery.ts';
import type { RenderedMail } from '../../domain/rendering/blocks.ts';
import type { Sender } from '../../domain/rendering/footer.ts';
import type { MailKind } from '../../domain/rendering/mime.ts';
import { composeMail } from '../../domain/rendering/mime.ts';
import { DELIVERY_TAG } from '../../messages/ses-event.ts';
import type { OutgoingMail } from '../../ports/mail-transport.ts';

/** How the deployment signs its mails. */
export interface MailSettings {
  readonly sender: Sender;
  readonly from: string;
  readonly replyTo: string;
}

/** The domain of the sender's address: names the list and the threads. */
export const mailDomain = (settings: MailSettings) => settings.from.slice(settings.from.lastIndexOf('@') + 1);

/** A rendered mail as it goes to SES; its tags carry the delivery id, by which every later event finds the delivery. */
export function outgoingMail(
  settings: MailSettings,
  delivery: Pick<Delivery, 'deliveryId' | 'kind'>,
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
    from: settings.from,
    fromName: settings.sender.name,
    replyTo: settings.replyTo,
    listId: `alerts.${mailDomain(settings)}`,
    tags: { [DELIVERY_TAG]: delivery.deliveryId, kind: delivery.kind },
  });
}

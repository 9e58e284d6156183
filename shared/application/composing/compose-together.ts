import type { Delivery } from '../../domain/delivery.ts';
import { alertModel } from '../../domain/rendering/alert.ts';
import { renderTogether } from '../../domain/rendering/alerts-together.ts';
import { threadReference } from '../../domain/rendering/mime.ts';
import { feedbackLinks, readerLinks } from '../../domain/rendering/reader-links.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { type AboutAlert, storyOf } from './about-alert.ts';
import type { ComposeDeps, ComposedMail } from './compose-alert.ts';
import { mailDomain, outgoingMail } from './outgoing-mail.ts';

/** Writes one mail about several changes; the first is the one that the delivery was made for. */
export async function composeTogether(
  { identity, secrets, clock }: Pick<ComposeDeps, 'identity' | 'secrets' | 'clock'>,
  delivery: Delivery,
  reader: Subscriber,
  all: readonly AboutAlert[],
): Promise<ComposedMail> {
  const { sender } = identity;
  const now = clock.now();
  const keys = await secrets.keys();
  const links = readerLinks(keys, sender.publicUrl, reader, now);
  const feedback = feedbackLinks(keys, sender.publicUrl, reader.subscriberId, now);
  const models = all.map((about) => alertModel({ ...storyOf(about), sender, now, links, feedback }));
  const [matter] = all.flatMap(({ matters }) => matters);
  const [own] = all;
  const thread = matter?.matterId ?? own?.tellable.change.docId ?? delivery.deliveryId;
  const mail = outgoingMail(identity, delivery, {
    rendered: renderTogether(models, { sender, links }),
    to: reader.email,
    kind: 'alert',
    unsubscribeUrl: links.unsubscribe,
    references: threadReference(thread, reader.subscriberId, mailDomain(identity)),
  });
  const told = all.reduce((sum, { matches }) => sum + matches.length, 0);
  return { mail, told, changeIds: all.map(({ tellable }) => tellable.change.changeId) };
}

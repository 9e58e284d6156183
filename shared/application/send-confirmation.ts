import type { AddressMove } from '../domain/address-move.ts';
import type { Delivery } from '../domain/delivery.ts';
import { deliveryId, type SubscriberId, subscriberId } from '../domain/ids.ts';
import { isReaderNamed } from '../domain/reader-names.ts';
import { renderConfirm, renderLink, renderWelcome } from '../domain/rendering/account-mails.ts';
import type { RenderedMail } from '../domain/rendering/blocks.ts';
import type { Sender } from '../domain/rendering/footer.ts';
import { renderHookAdded } from '../domain/rendering/hook-mail.ts';
import { composeMail } from '../domain/rendering/mime.ts';
import { renderMove, renderMoving } from '../domain/rendering/move-mails.ts';
import { readerLinks, unsubscribeLink } from '../domain/rendering/reader-links.ts';
import type { SignUpRequest, Subscriber } from '../domain/subscriber.ts';
import { type LinkKey, linkToken } from '../domain/tokens.ts';
import type { MailConfirm } from '../messages/messages.ts';
import type { OutgoingMail } from '../ports/mail-transport.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Secrets } from '../ports/secrets.ts';
import { newDelivery, type SendOnceDeps, type SendOutcome, sendOnce } from './send-once.ts';

/** Who writes the mails and under which addresses. */
export interface MailIdentity {
  readonly from: string;
  readonly replyTo: string;
  readonly sender: Sender;
}

export interface SendConfirmationDeps extends SendOnceDeps {
  readonly people: Pick<PeopleStore, 'subscriber' | 'request' | 'suppressed' | 'addressMove'>;
  readonly secrets: Secrets;
  readonly identity: MailIdentity;
}

const DAY_MS = 86_400_000;

/**
 * Sends the mail that a form or a button asked for: confirm, link or welcome. What is sent is decided here, away from the
 * page, so that a page answers known and unknown addresses alike. A sign-up of somebody who has alerts gives the link mail.
 * The same message twice sends one mail; a mail of unknown fate is not sent again, since the person can ask again.
 */
export async function sendConfirmation(
  deps: SendConfirmationDeps,
  message: MailConfirm,
): Promise<SendOutcome> {
  const move = await moveOf(deps, message);
  if (move === 'replaced') return 'skipped';
  // What comes back from another address, or is said by its owner, must not touch the reader herself.
  const subscriber = move === undefined ? subscriberId(message.sub) : personOf(move, message);
  const delivery = newDelivery(
    {
      deliveryId: deliveryId(message.purpose, message.about, subscriber),
      kind: message.purpose,
      subscriberId: subscriber,
      about: message.about,
      changeIds: [],
      notAfter: new Date(new Date(message.at).getTime() + DAY_MS).toISOString(),
    },
    deps.clock.now(),
  );
  const written = async () => {
    const composed = await compose(deps, message, delivery, move);
    // The links of these mails let in whoever has them, and nothing else in them is worth keeping: no copy.
    return 'skip' in composed ? composed : { mail: composed };
  };
  return sendOnce(deps, { delivery, compose: written });
}

async function compose(
  deps: SendConfirmationDeps,
  message: MailConfirm,
  { deliveryId: delivery, subscriberId: id }: Pick<Delivery, 'deliveryId' | 'subscriberId'>,
  move: AddressMove | undefined,
): Promise<OutgoingMail | { readonly skip: string }> {
  const [profile, request, suppressed] = await Promise.all([
    deps.people.subscriber(id),
    deps.people.request(id),
    deps.people.suppressed(id),
  ]);
  if (suppressed !== undefined) return { skip: 'suppressed' };
  if (profile?.status === 'bounced' || profile?.status === 'complained') return { skip: profile.status };
  const keys = await deps.secrets.keys();
  const rendered =
    move === undefined
      ? renderedFor(deps, keys, message, profile, request)
      : moveMail(deps, keys, message, move, profile);
  if ('skip' in rendered) return rendered;
  const { from, replyTo, sender } = deps.identity;
  return composeMail({
    from,
    fromName: sender.name,
    to: rendered.to,
    replyTo,
    ...rendered.mail,
    unsubscribeUrl: unsubscribeLink(keys, sender.publicUrl, id, deps.clock.now()),
    listId: listIdOf(from),
    kind: 'account',
    tags: { deliveryId: delivery, kind: message.purpose },
  });
}

/** The name of our one list (RFC 2919), under the domain that we send from. */
export function listIdOf(from: string): string {
  return `alerts.${from.slice(from.lastIndexOf('@') + 1)}`;
}

/** The wish that a message is about; undefined for messages about nothing of the kind. */
async function moveOf(
  deps: SendConfirmationDeps,
  { purpose, sub, about }: MailConfirm,
): Promise<AddressMove | 'replaced' | undefined> {
  if (purpose !== 'move' && purpose !== 'moving') return undefined;
  const move = await deps.people.addressMove(subscriberId(sub));
  return move?.moveId === about && move.state !== 'taken-back' ? move : 'replaced';
}

function personOf(move: AddressMove, { purpose }: MailConfirm): SubscriberId {
  return purpose === 'move' ? move.toPerson : move.fromPerson;
}

/** The mail to the other address, or the one that tells the present one; whoever has alerts at the other one gets her link. */
function moveMail(
  deps: SendConfirmationDeps,
  keys: readonly LinkKey[],
  { purpose }: MailConfirm,
  move: AddressMove,
  there: Subscriber | undefined,
): Rendered {
  const { sender } = deps.identity;
  const whom = { subscriber: move.subscriberId, detail: move.moveId };
  const url = (scope: 'move' | 'stay') =>
    `${sender.publicUrl}/${scope}/${linkToken(keys, scope, whom, new Date(move.askedAt))}`;
  if (purpose === 'moving')
    return { to: move.from, mail: renderMoving({ to: move.to, stayUrl: url('stay'), sender }) };
  if (there?.status === 'active' || there?.status === 'paused') return linkMail(deps, keys, there);
  const blockUrl = unsubscribeLink(keys, sender.publicUrl, move.toPerson, deps.clock.now());
  return { to: move.to, mail: renderMove({ moveUrl: url('move'), blockUrl, sender }) };
}

type Rendered = { readonly to: string; readonly mail: RenderedMail } | { readonly skip: string };

function renderedFor(
  deps: SendConfirmationDeps,
  keys: readonly LinkKey[],
  message: MailConfirm,
  profile: Subscriber | undefined,
  request: SignUpRequest | undefined,
): Rendered {
  const receives = profile?.status === 'active' || profile?.status === 'paused';
  if (message.purpose === 'welcome')
    return receives ? welcomeMail(deps, keys, profile) : { skip: 'not a reader' };
  if (message.purpose === 'link')
    return profile ? linkMail(deps, keys, profile) : { skip: 'unknown address' };
  if (message.purpose === 'hook-added')
    return receives ? hookMail(deps, keys, profile, message.about) : { skip: 'not a reader' };
  if (request?.requestId !== message.about) return { skip: 'request replaced or withdrawn' };
  return receives ? linkMail(deps, keys, profile) : confirmMail(deps, keys, request);
}

function confirmMail(deps: SendConfirmationDeps, keys: readonly LinkKey[], request: SignUpRequest): Rendered {
  const { sender } = deps.identity;
  const whom = { subscriber: request.subscriberId, detail: request.requestId };
  // Counted from the request, not from now: a mail that is composed again carries the very same link.
  const token = linkToken(keys, 'confirm', whom, new Date(request.requestedAt));
  const known = request.companies.filter((follow) => !isReaderNamed(follow.companyId));
  const mail = renderConfirm({
    names: known.map((follow) => follow.name),
    typedCount: request.companies.length - known.length,
    frequency: request.frequency,
    confirmUrl: `${sender.publicUrl}/confirm/${token}`,
    blockUrl: unsubscribeLink(keys, sender.publicUrl, request.subscriberId, deps.clock.now()),
    sender,
  });
  return { to: request.email, mail };
}

function linkMail(deps: SendConfirmationDeps, keys: readonly LinkKey[], subscriber: Subscriber): Rendered {
  const { sender } = deps.identity;
  const now = deps.clock.now();
  const whom = { subscriber: subscriber.subscriberId, detail: String(subscriber.tokenVersion) };
  const mail = renderLink({
    subscriber,
    addressUrl: `${sender.publicUrl}/address/${linkToken(keys, 'address', whom, now)}`,
    exportUrl: `${sender.publicUrl}/export/${linkToken(keys, 'export', whom, now)}`,
    eraseUrl: `${sender.publicUrl}/erase/${linkToken(keys, 'erase', whom, now)}`,
    links: readerLinks(keys, sender.publicUrl, subscriber, now),
    sender,
  });
  return { to: subscriber.email, mail };
}

function welcomeMail(deps: SendConfirmationDeps, keys: readonly LinkKey[], subscriber: Subscriber): Rendered {
  const { sender } = deps.identity;
  const links = readerLinks(keys, sender.publicUrl, subscriber, deps.clock.now());
  return { to: subscriber.email, mail: renderWelcome({ subscriber, links, sender }) };
}

function hookMail(
  { identity, clock }: SendConfirmationDeps,
  keys: readonly LinkKey[],
  { subscriberId: subscriber, tokenVersion, email, hooks = [] }: Subscriber,
  hookId: string,
): Rendered {
  const hook = hooks.find((each) => each.hookId === hookId);
  if (hook === undefined) return { skip: 'taken away again' };
  const { sender } = identity;
  const token = linkToken(keys, 'manage', { subscriber, detail: String(tokenVersion) }, clock.now());
  const hooksUrl = `${sender.publicUrl}/hooks/${token}`;
  return { to: email, mail: renderHookAdded({ kind: hook.kind, url: hook.url, hooksUrl, sender }) };
}

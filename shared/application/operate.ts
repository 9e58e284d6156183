import { checkAddress } from '../domain/address.ts';
import type { AuditAction } from '../domain/audit.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { ChangeId, DeliveryId, SubscriberId } from '../domain/ids.ts';
import { planId } from '../domain/ids.ts';
import type { SignUpRequest, Subscriber } from '../domain/subscriber.ts';
import type { DeliveryBatch, MailConfirm } from '../messages/messages.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, MailControl } from '../ports/ledger.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Secrets } from '../ports/secrets.ts';
import { makePack, type PackDeps } from './audit-pack/make-pack.ts';
import { deliveryBatches } from './delivery-batches.ts';
import { type PublishPlanDeps, releasePlan } from './publish-plan.ts';
import { personAt } from './reader/person-at.ts';
import { queueMail } from './sign-up.ts';

export interface OperateDeps {
  readonly people: Pick<
    PeopleStore,
    'subscriber' | 'request' | 'suppress' | 'suppressed' | 'unsuppress' | 'movedTo'
  >;
  readonly ledger: Pick<Ledger, 'delivery' | 'deliveriesOf' | 'setControl'>;
  readonly secrets: Secrets;
  readonly audit: AuditTrail;
  readonly deliveries: Queue<DeliveryBatch>;
  readonly confirmations: Queue<MailConfirm>;
  readonly clock: Clock;
  /** Who operates, for the trail. */
  readonly actor: string;
  /** A new random id of 20 to 40 characters from [A-Za-z0-9_-]. */
  readonly newId: () => string;
}

/** All that the system knows of an address. */
export interface ReaderFile {
  readonly subscriberId: SubscriberId;
  readonly subscriber: Subscriber | undefined;
  readonly request: SignUpRequest | undefined;
  /** Why the address is not mailed, if it is not. */
  readonly suppressed: string | undefined;
  /** Twenty of the mails, newest first. */
  readonly deliveries: readonly Delivery[];
}

const MAILS_SHOWN = 20;
const DAY_MS = 86_400_000;

/** The key of the person with that address; undefined for what is no address. The address itself is kept nowhere. */
export async function readerKey(deps: OperateDeps, typed: string): Promise<SubscriberId | undefined> {
  const address = checkAddress(typed);
  return address.valid ? personAt(deps, address.email) : undefined;
}

/** Shows what is kept about a reader and her mails, newest first, from number `from` on. */
export async function lookUp(deps: OperateDeps, id: SubscriberId, from = 0): Promise<ReaderFile> {
  await note(deps, 'looked-up', id);
  const [subscriber, request, suppressed, deliveries] = await Promise.all([
    deps.people.subscriber(id),
    deps.people.request(id),
    deps.people.suppressed(id),
    deps.ledger.deliveriesOf(id, from + MAILS_SHOWN),
  ]);
  return { subscriberId: id, subscriber, request, suppressed, deliveries: deliveries.slice(from) };
}

/** Stops all mail to an address until the mark is lifted. */
export async function suppressReader(deps: OperateDeps, id: SubscriberId, reason: string): Promise<void> {
  await note(deps, 'suppressed', id, reason);
  await deps.people.suppress(id, reason, deps.clock.now());
}

/** Takes the mark off; `nothing-to-lift` if there is none. A reader who bounced or complained has to sign up again. */
export async function liftSuppression(
  deps: OperateDeps,
  id: SubscriberId,
  reason: string,
): Promise<'lifted' | 'nothing-to-lift'> {
  if ((await deps.people.suppressed(id)) === undefined) return 'nothing-to-lift';
  await note(deps, 'lifted', id, reason);
  await deps.people.unsuppress(id);
  return 'lifted';
}

/**
 * Asks for one mail again, as a delivery of its own beside the first: an alert or a digest as the reader is now, the link
 * mail for any mail about her account. Every other rule of sending holds.
 */
export async function resend(
  deps: OperateDeps,
  id: DeliveryId,
  reason: string,
): Promise<'asked' | 'unknown-delivery'> {
  const delivery = await deps.ledger.delivery(id);
  if (delivery === undefined) return 'unknown-delivery';
  await note(deps, 'resent', id, reason);
  const { kind, about, subscriberId: sub, changeIds } = delivery;
  if (kind !== 'alert' && kind !== 'daily' && kind !== 'weekly') {
    await queueMail(deps, sub, 'link', deps.newId());
    return 'asked';
  }
  const notAfter = new Date(deps.clock.now().getTime() + DAY_MS).toISOString();
  const mail = { kind, about, notAfter, again: deps.newId() };
  await deps.deliveries.send(deliveryBatches(deps.clock, mail, [{ sub, changeIds }]), about);
  return 'asked';
}

/** Makes the audit pack of a mail, source texts of the press included; undefined where no such mail is kept. */
export async function packMail(
  deps: OperateDeps & { readonly content: PackDeps['content']; readonly ledger: PackDeps['ledger'] },
  id: DeliveryId,
): Promise<Uint8Array | undefined> {
  if ((await deps.ledger.delivery(id)) === undefined) return undefined;
  await note(deps, 'packed', id);
  return makePack(deps, id, 'operator');
}

/** Lets the held plan of a change go to its readers; says what it found where there is nothing to let go. */
export async function releaseHeld(
  deps: OperateDeps & PublishPlanDeps,
  change: ChangeId,
  reason: string,
): Promise<'released' | 'not-held' | 'absent'> {
  const plan = await deps.ledger.plan(planId(change));
  if (plan === undefined) return 'absent';
  if (plan.state === 'held') await note(deps, 'released', plan.planId, reason);
  return releasePlan(deps, plan.planId);
}

/** Stops all mail, or lets it go again. Mailers notice within 15 seconds; nothing is lost meanwhile. */
export async function switchMail(
  deps: OperateDeps,
  state: MailControl['state'],
  reason: string,
): Promise<void> {
  await note(deps, state === 'open' ? 'mail-opened' : 'mail-stopped', 'all', reason);
  await deps.ledger.setControl(state === 'open' ? { state } : { state, reason });
}

/** Written before the act, so that nothing is done without a trace. */
function note(deps: OperateDeps, action: AuditAction, subject: string, reason?: string): Promise<void> {
  const at = deps.clock.now().toISOString();
  return deps.audit.append({ at, actor: deps.actor, action, subject, ...(reason && { reason }) });
}

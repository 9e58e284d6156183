import { type Delivery, FOR_QUIET } from '../../domain/delivery.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { alertModel, renderAlert } from '../../domain/rendering/alert.ts';
import type { Sender } from '../../domain/rendering/footer.ts';
import { threadReference } from '../../domain/rendering/mime.ts';
import { feedbackLinks, readerLinks } from '../../domain/rendering/reader-links.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { OutgoingMail } from '../../ports/mail-transport.ts';
import type { PeopleStore } from '../../ports/people-store.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { MailIdentity } from '../send-confirmation.ts';
import type { Waiting } from '../send-once.ts';
import { type AboutAlert, aboutAlert, storyOf, toldTo } from './about-alert.ts';
import { type AlertForm, alertForm, filled, type PersonalLinks } from './alert-form.ts';
import type { ChangeLibrary } from './change-library.ts';
import { afterLeader, followersOf, otherAlerts, waitWithOthers } from './companions.ts';
import { composeTogether } from './compose-together.ts';
import { mailDomain, outgoingEncoded } from './outgoing-mail.ts';
import { readReader } from './reader.ts';
import { readerQuiet } from './reader-quiet.ts';

export interface ComposeDeps {
  readonly ledger: Pick<Ledger, 'delivery' | 'deliveriesOf' | 'run' | 'plan'>;
  readonly people: Pick<PeopleStore, 'subscriber' | 'suppressed'>;
  readonly secrets: Secrets;
  readonly identity: MailIdentity;
  readonly clock: Clock;
}

/** A written mail with the number of things it tells: a company of a change is one. */
export interface ComposedMail {
  readonly mail: OutgoingMail;
  readonly told: number;
  /** The form that it was filled from, where it was. */
  readonly form?: AlertForm;
  /** The changes that it tells of, where they are not those of the delivery; of an alert the one that it was made for comes first. */
  readonly changeIds?: readonly ChangeId[];
}

/**
 * Writes the alert about one change for one reader as she is at this moment; or says why she gets none: stopped, no
 * follower any more, in a digest by her frequency or her feedback, told of a later state of the same document already, about
 * what was withdrawn before she was told of it, or to remind her of a date that has moved or where she wants no reminders.
 * In her quiet hours and on her quiet days it waits until they end (a reminder of a day in them does not), and soon after another that it belongs to for more of
 * the kind; then it tells also of the changes that other deliveries left to it.
 */
export async function composeAlert(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
): Promise<ComposedMail | { readonly skip: string } | Waiting> {
  const [id] = delivery.changeIds;
  if (id === undefined) return { skip: 'no-change' };
  const now = deps.clock.now();
  const found = await readReader(deps.people, delivery.subscriberId, now);
  if ('skip' in found) return found;
  const { reader } = found;
  const own = await toldTo(deps.ledger, library, reader, id);
  if ('skip' in own) return own;
  const { end: quietEnd, cutShort } = readerQuiet(reader, own.tellable.change, now);
  const led = await afterLeader(deps.ledger, delivery, quietEnd, now);
  if (led !== undefined) return led;
  const others = reader.eachAlone ? [] : await otherAlerts(deps.ledger, delivery);
  const waiting = cutShort
    ? undefined
    : await waitWithOthers(library, { delivery, ...own, others, quietEnd, now });
  if (waiting !== undefined) return waiting;
  if (quietEnd !== undefined) return { wait: quietEnd, reason: FOR_QUIET };
  const about = await aboutAlert(library, reader, own);
  const followers = await followersOf(deps.ledger, delivery, others);
  const more = await Promise.all(followers.map((each) => aboutFollower(deps.ledger, library, reader, each)));
  const all = [about, ...more.flatMap((each) => each ?? [])];
  if (all.length > 1) return composeTogether(deps, delivery, reader, all);
  return { ...(await write(deps, library, delivery, about)), told: about.matches.length };
}

/** What a delivery that left its change to another one tells, if it is to be told at all. */
async function aboutFollower(
  ledger: Pick<Ledger, 'delivery'>,
  library: ChangeLibrary,
  reader: Subscriber,
  { changeIds: [id] }: Delivery,
): Promise<AboutAlert | undefined> {
  const told = id && (await toldTo(ledger, library, reader, id));
  return told && !('skip' in told) ? aboutAlert(library, reader, told) : undefined;
}

async function write(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
  about: AboutAlert,
): Promise<Required<Pick<ComposedMail, 'mail' | 'form'>>> {
  const { reader, tellable, matters } = about;
  const { identity, secrets, clock } = deps;
  const { publicUrl } = identity.sender;
  // No mail tells time more exactly, so what is written for one reader fits those of the same second.
  const now = new Date(Math.floor(clock.now().getTime() / 1000) * 1000);
  const keys = await secrets.keys();
  const links = readerLinks(keys, publicUrl, reader, now);
  const feedback = feedbackLinks(keys, publicUrl, reader.subscriberId, now);
  const form = formFor(library, about, { links, feedback }, { sender: identity.sender, now });
  const thread = matters[0]?.matterId ?? tellable.analysis.matterId ?? tellable.change.docId;
  const mail = outgoingEncoded(identity, delivery, {
    subject: form.subject,
    body: filled(form, { links, feedback }),
    to: reader.email,
    kind: 'alert',
    unsubscribeUrl: links.unsubscribe,
    references: threadReference(thread, reader.subscriberId, mailDomain(identity)),
  });
  return { mail, form };
}

/** The alert as it is said to this reader and to all who follow the same of it under the same names. */
function formFor(
  library: ChangeLibrary,
  about: AboutAlert,
  personal: PersonalLinks,
  said: { readonly sender: Sender; readonly now: Date },
): AlertForm {
  const { matches } = about;
  const { change, alerts } = about.tellable;
  const input = storyOf(about);
  // A match that the reader's feedback has cut down is her own; the others are told by their place.
  const told = matches.map((match) => (alerts.includes(match) ? alerts.indexOf(match) : match));
  const { manage, unsubscribe } = personal.links;
  const same = JSON.stringify([
    change.changeId,
    told,
    input.subscriber,
    said.now,
    manage.length,
    unsubscribe.length,
  ]);
  return library.form(same, () =>
    alertForm(personal, (blanked) => renderAlert(alertModel({ ...input, ...said, ...blanked }))),
  );
}

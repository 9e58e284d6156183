import type { Match } from '../../domain/change.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Matter } from '../../domain/matters/matter.ts';
import { heldUntil } from '../../domain/quiet-hours.ts';
import { alertModel, renderAlert } from '../../domain/rendering/alert.ts';
import type { Sender } from '../../domain/rendering/footer.ts';
import { threadReference } from '../../domain/rendering/mime.ts';
import { feedbackLinks, readerLinks } from '../../domain/rendering/reader-links.ts';
import { GRADE_RANK } from '../../domain/rendering/wording.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { tellingOf } from '../../domain/telling.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HistoryEntry } from '../../ports/content-store.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { OutgoingMail } from '../../ports/mail-transport.ts';
import type { PeopleStore } from '../../ports/people-store.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { MailIdentity } from '../send-confirmation.ts';
import { type AlertForm, alertForm, filled, type PersonalLinks } from './alert-form.ts';
import { historyOf, mattersOf } from './alert-past.ts';
import type { ChangeLibrary, TellableChange } from './change-library.ts';
import { outOfTurn } from './out-of-turn.ts';
import { mailDomain, outgoingEncoded } from './outgoing-mail.ts';
import { readReader } from './reader.ts';

export interface ComposeDeps {
  readonly ledger: Pick<Ledger, 'delivery' | 'deliveriesOf' | 'run'>;
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
}

/**
 * Writes the alert about one change for one reader as she is at this moment; or says why she gets none: stopped, no
 * follower any more, in a digest by her frequency or her feedback, told of a later state of the same document already, about
 * what was withdrawn before she was told of it, or to remind her of a date that has moved or where she wants no reminders.
 * In her quiet hours and on her quiet days it waits until they end.
 */
export async function composeAlert(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
): Promise<ComposedMail | { readonly skip: string } | { readonly wait: Date }> {
  const [id] = delivery.changeIds;
  if (id === undefined) return { skip: 'no-change' };
  const tellable = await library.tellable(id);
  const now = deps.clock.now();
  const found = await readReader(deps.people, delivery.subscriberId, now);
  if ('skip' in found) return found;
  const { reader } = found;
  const { how, matches } = tellingOf(reader, tellable.alerts, tellable.change.detectedAt);
  if (how === 'nothing') return { skip: 'not-followed' };
  if (how !== 'at-once') return { skip: 'in-digest' };
  if (tellable.overtaken) return { skip: 'overtaken' };
  if (tellable.change.type === 'reminder' && reader.noReminders) return { skip: 'no-reminders' };
  const skip = await outOfTurn(deps.ledger, tellable, reader.subscriberId);
  if (skip !== undefined) return { skip };
  const wait = heldUntil(reader, now);
  if (wait !== undefined) return { wait };
  const surest = matches.toSorted((a, b) => GRADE_RANK[a.grade] - GRADE_RANK[b.grade]);
  const matters = await mattersOf(library, surest);
  const history = matters.length > 0 ? [] : await historyOf(library, surest);
  const about = { reader, tellable, matches: surest, matters, history };
  return { ...(await write(deps, library, delivery, about)), told: matches.length };
}

interface AboutAlert {
  readonly reader: Subscriber;
  readonly tellable: TellableChange;
  readonly matches: readonly Match[];
  readonly matters: readonly Matter[];
  readonly history: readonly HistoryEntry[];
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
  { reader, tellable, matches, matters, history }: AboutAlert,
  personal: PersonalLinks,
  said: { readonly sender: Sender; readonly now: Date },
): AlertForm {
  const { change, revision, analysis, alerts, previous } = tellable;
  const named = new Set(matches.map(({ companyId }) => companyId));
  const subscriber = {
    companies: reader.companies.filter(({ companyId }) => named.has(companyId)),
    hideNamesInSubject: reader.hideNamesInSubject,
    ...(reader.noReminders && { noReminders: reader.noReminders }),
  };
  // A match that the reader's feedback has cut down is her own; the others are told by their place.
  const told = matches.map((match) => (alerts.includes(match) ? alerts.indexOf(match) : match));
  const { manage, unsubscribe } = personal.links;
  const same = JSON.stringify([
    change.changeId,
    told,
    subscriber,
    said.now,
    manage.length,
    unsubscribe.length,
  ]);
  return library.form(same, () =>
    alertForm(personal, (blanked) =>
      renderAlert(
        alertModel({
          change,
          metadata: revision.metadata,
          textHash: revision.textHash,
          analysis,
          matches,
          matters,
          history,
          subscriber,
          ...(previous === undefined ? {} : { previous }),
          ...said,
          ...blanked,
        }),
      ),
    ),
  );
}

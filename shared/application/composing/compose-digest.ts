import type { Change } from '../../domain/change.ts';
import type { Delivery, DigestRun } from '../../domain/delivery.ts';
import { RulewireError } from '../../domain/errors.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { runIdOf } from '../../domain/ids.ts';
import type { DigestEntry } from '../../domain/rendering/digest.ts';
import { digestModel, renderDigest } from '../../domain/rendering/digest.ts';
import { feedbackLinks, readerLinks } from '../../domain/rendering/reader-links.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { digestKindOf, hasWeekly, tellingOf } from '../../domain/telling.ts';
import type { ChangeLibrary } from './change-library.ts';
import type { ComposeDeps, ComposedMail } from './compose-alert.ts';
import { composeQuietNote } from './compose-quiet-note.ts';
import { isForDigest, isWeekday } from './digest-scope.ts';
import { TOLD } from './out-of-turn.ts';
import { outgoingMail } from './outgoing-mail.ts';
import { readReader } from './reader.ts';

/** So many of a reader's last mails are looked through for what she was told already. */
const LAST_MAILS = 100;

/**
 * Writes a digest for one reader as she is at this moment, of the given changes without those that an earlier mail told
 * her of; or the weekly note that there was nothing; or says why she gets none.
 */
export async function composeDigest(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
): Promise<ComposedMail | { readonly skip: string }> {
  const { kind } = delivery;
  if (kind !== 'daily' && kind !== 'weekly') return { skip: 'no-digest' };
  const run = await deps.ledger.run(runIdOf(delivery.about));
  if (run === undefined) throw new RulewireError('run-missing', delivery.about);
  const now = deps.clock.now();
  const found = await readReader(deps.people, delivery.subscriberId, now);
  if ('skip' in found) return found;
  const { reader } = found;
  if ((digestKindOf(reader) ?? 'weekly') !== kind) return { skip: 'other-frequency' };
  const entries = await newEntries(deps, library, delivery, { run, reader });
  if (entries.length === 0) return composeQuietNote(deps, library, delivery, { run, reader });
  const { sender } = deps.identity;
  const keys = await deps.secrets.keys();
  const links = readerLinks(keys, sender.publicUrl, reader, now);
  const feedback = feedbackLinks(keys, sender.publicUrl, reader.subscriberId, now);
  const { localDate } = run;
  const notes = await library.sourceNotes();
  const alsoWeek = kind === 'daily' && isWeekday(run, reader) && hasWeekly(reader);
  const about = { kind, alsoWeek, localDate, entries, subscriber: reader, sourceNotes: notes };
  const model = digestModel({ ...about, sender, links, feedback });
  const mail = outgoingMail(deps.identity, delivery, {
    rendered: renderDigest(model),
    to: reader.email,
    kind: 'digest',
    unsubscribeUrl: links.unsubscribe,
  });
  return { mail, told: entries.length };
}

async function newEntries(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
  { run, reader }: { readonly run: DigestRun; readonly reader: Subscriber },
): Promise<DigestEntry[]> {
  const told = await toldChanges(deps, delivery);
  const fresh = delivery.changeIds.filter((id) => !told.has(id));
  const changes = await Promise.all(fresh.map((id) => library.tellable(id)));
  const since = reader.consent.confirmedAt ?? '';
  return changes
    .filter(({ change, overtaken }) => change.detectedAt >= since && !overtaken)
    .filter(({ change }) => change.type !== 'reminder' || !reader.noReminders)
    .filter(({ change }, _, all) => !all.some((other) => remindsLater(other.change, change)))
    .flatMap(({ change, alerts, analysis }) => {
      const { how, matches } = tellingOf(reader, alerts, change.detectedAt);
      return isForDigest(how, run, reader) ? matches.map((match) => ({ change, match, analysis })) : [];
    });
}

/** Whether one change reminds of the date of another nearer to it: a week may hold both. */
const remindsLater = (a: Change, b: Change) =>
  a.docId === b.docId &&
  a.reminds !== undefined &&
  a.reminds.label === b.reminds?.label &&
  a.reminds.day === b.reminds.day &&
  a.detectedAt > b.detectedAt;

async function toldChanges({ ledger }: ComposeDeps, delivery: Delivery): Promise<ReadonlySet<ChangeId>> {
  const last = await ledger.deliveriesOf(delivery.subscriberId, LAST_MAILS);
  // Another mail of the same run is this one, asked for again.
  const others = last.filter((each) => each.about !== delivery.about && TOLD.has(each.state));
  return new Set(others.flatMap((each) => each.changeIds));
}

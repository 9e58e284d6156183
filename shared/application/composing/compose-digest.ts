import type { Delivery } from '../../domain/delivery.ts';
import { RulewireError } from '../../domain/errors.ts';
import { runIdOf } from '../../domain/ids.ts';
import { digestModel, renderDigest } from '../../domain/rendering/digest.ts';
import { feedbackLinks, readerLinks } from '../../domain/rendering/reader-links.ts';
import { digestKindOf, hasWeekly } from '../../domain/telling.ts';
import type { Waiting } from '../send-once.ts';
import type { ChangeLibrary } from './change-library.ts';
import type { ComposeDeps, ComposedMail } from './compose-alert.ts';
import { composeQuietNote } from './compose-quiet-note.ts';
import { digestEntries } from './digest-entries.ts';
import { isWeekday } from './digest-scope.ts';
import { outgoingMail } from './outgoing-mail.ts';
import { readReader } from './reader.ts';

/**
 * Writes a digest for one reader as she is at this moment, of the given changes without those that an earlier mail told
 * her of and those that are held; or the weekly note that there was nothing; or says why she gets none. It waits while a
 * change that it tells is told to its first readers only.
 */
export async function composeDigest(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
): Promise<ComposedMail | { readonly skip: string } | Waiting> {
  const { kind } = delivery;
  if (kind !== 'daily' && kind !== 'weekly') return { skip: 'no-digest' };
  const run = await deps.ledger.run(runIdOf(delivery.about));
  if (run === undefined) throw new RulewireError('run-missing', delivery.about);
  const now = deps.clock.now();
  const read = await readReader(deps.people, delivery.subscriberId, now);
  if ('skip' in read) return read;
  const { reader } = read;
  if ((digestKindOf(reader) ?? 'weekly') !== kind) return { skip: 'other-frequency' };
  const found = await digestEntries(deps, library, delivery, { run, reader });
  if ('wait' in found) return found;
  const { entries, held } = found;
  if (entries.length === 0 && held.size > 0) return { skip: 'held' };
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
  const changeIds = delivery.changeIds.filter((id) => !held.has(id));
  return { mail, told: entries.length, ...(held.size > 0 && { changeIds }) };
}

import { addDays, isoWeekday } from '../../domain/clock-zones.ts';
import type { Delivery, DigestRun } from '../../domain/delivery.ts';
import { renderQuietNote } from '../../domain/rendering/quiet-note.ts';
import { readerLinks } from '../../domain/rendering/reader-links.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { ChangeLibrary } from './change-library.ts';
import type { ComposeDeps, ComposedMail } from './compose-alert.ts';
import { mailsHad } from './mails-had.ts';
import { PENDING, TOLD } from './out-of-turn.ts';
import { outgoingMail } from './outgoing-mail.ts';

const WEEK_DAYS = 7;
/** More are begun in a week for few readers. */
const FEW_MAILS = 20;
/** What counts as having been told something, unless it was about no change: an earlier note. */
const NEWS: ReadonlySet<Delivery['kind']> = new Set(['alert', 'daily', 'weekly']);

/** True on the day of the week on which the reader's weekly digest, or else her quiet note, comes. */
export function isNoteDay(
  run: Pick<DigestRun, 'localDate'>,
  reader: Pick<Subscriber, 'weekday' | 'noQuietNote'>,
) {
  return reader.noQuietNote !== true && isoWeekday(run.localDate) === reader.weekday;
}

/** Whether there was something to tell: it was told, it waits, or it waited until it was no news any more. */
const wasNews = ({ state, reason }: Delivery) =>
  TOLD.has(state) || PENDING.has(state) || (state === 'skipped' && reason === 'stale');

/** The weekly note that nothing was to be told, for a reader who got no mail in its week; otherwise why there is none. */
export async function composeQuietNote(
  deps: ComposeDeps,
  library: ChangeLibrary,
  delivery: Delivery,
  { run, reader }: { readonly run: DigestRun; readonly reader: Subscriber },
): Promise<ComposedMail | { readonly skip: string }> {
  if (!isNoteDay(run, reader)) return { skip: 'nothing-new' };
  const from = addDays(run.localDate, -WEEK_DAYS);
  const since = (reader.readerSince ?? reader.consent.confirmedAt)?.slice(0, 10) ?? run.localDate;
  if (since > from) return { skip: 'new-reader' };
  const mails = await mailsHad(deps.ledger, reader.subscriberId, from, FEW_MAILS);
  const told = mails.some(
    (each) =>
      each.deliveryId !== delivery.deliveryId &&
      NEWS.has(each.kind) &&
      each.changeIds.length > 0 &&
      wasNews(each),
  );
  if (told) return { skip: 'nothing-new' };
  const to = addDays(run.localDate, -1);
  const checked = await library.checked(from, to);
  const { sender } = deps.identity;
  const links = readerLinks(await deps.secrets.keys(), sender.publicUrl, reader, deps.clock.now());
  const notes = await library.sourceNotes();
  const rendered = renderQuietNote({
    from,
    to,
    checked,
    subscriber: reader,
    sourceNotes: notes,
    sender,
    links,
  });
  const mail = outgoingMail(
    deps.identity,
    { deliveryId: delivery.deliveryId, kind: 'quiet-note' },
    { rendered, to: reader.email, kind: 'digest', unsubscribeUrl: links.unsubscribe },
  );
  return { mail, told: 0 };
}

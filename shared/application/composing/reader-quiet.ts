import { officialToday } from '../../domain/calendar/clocks.ts';
import type { Change } from '../../domain/change.ts';
import { heldUntil } from '../../domain/quiet-hours.ts';
import type { Subscriber } from '../../domain/subscriber.ts';

/** How long an alert is to wait for the end of its reader's quiet. */
interface Quiet {
  /** Undefined where it may go out now. */
  readonly end: Date | undefined;
  /** True of a reminder that would come after its day if all of the quiet counted: it waits for nothing else either. */
  readonly cutShort: boolean;
}

/**
 * The quiet of the reader at `now`, as far as the change can wait for its end. A reminder of a day that falls into her quiet
 * days waits for the end of the hours alone, and not even for that where it would come too late.
 */
export function readerQuiet(reader: Subscriber, { reminds }: Pick<Change, 'reminds'>, now: Date): Quiet {
  const inTime = (end: Date | undefined) =>
    end === undefined || reminds === undefined || officialToday(end) <= reminds.day;
  const end = heldUntil(reader, now);
  if (inTime(end)) return { end, cutShort: false };
  const { zone, quietHours } = reader;
  const morning = heldUntil({ zone, ...(quietHours && { quietHours }) }, now);
  return { end: inTime(morning) ? morning : undefined, cutShort: true };
}

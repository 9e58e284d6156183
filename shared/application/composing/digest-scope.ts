import { isoWeekday } from '../../domain/clock-zones.ts';
import type { DigestRun } from '../../domain/delivery.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { Loudness } from '../../domain/telling.ts';

type Run = Pick<DigestRun, 'kind' | 'localDate'>;

/** True on the day of the week that the reader chose. */
export const isWeekday = ({ localDate }: Run, { weekday }: Pick<Subscriber, 'weekday'>) =>
  isoWeekday(localDate) === weekday;

/**
 * Whether what is that loud belongs into the digest of this run. A daily one tells on the reader's day of the week also of
 * the companies that she wants once a week, so that one mail is enough.
 */
export function isForDigest(how: Loudness, run: Run, reader: Pick<Subscriber, 'weekday'>): boolean {
  if (how === 'daily') return true;
  return how === 'weekly' && (run.kind === 'weekly' || isWeekday(run, reader));
}

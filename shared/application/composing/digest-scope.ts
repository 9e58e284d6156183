import type { Match } from '../../domain/change.ts';
import { isoWeekday } from '../../domain/clock-zones.ts';
import type { DigestRun } from '../../domain/delivery.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { type Loudness, type Telling, tellingOf } from '../../domain/telling.ts';

type Run = Pick<DigestRun, 'kind' | 'localDate'>;

/** True on the day of the week that the reader chose. */
export const isWeekday = ({ localDate }: Run, { weekday }: Pick<Subscriber, 'weekday'>) =>
  isoWeekday(localDate) === weekday;

/** As `tellingOf`, of a change that a digest may tell: not of companies that the reader began to follow after it was found. */
export function digestTelling(reader: Subscriber, alerts: readonly Match[], detectedAt: string): Telling {
  const companies = reader.companies.filter(({ since }) => since === undefined || since <= detectedAt);
  return tellingOf({ ...reader, companies }, alerts, detectedAt);
}

/**
 * Whether what is that loud belongs into the digest of this run. A daily one tells on the reader's day of the week also of
 * the companies that she wants once a week, so that one mail is enough.
 */
export function isForDigest(how: Loudness, run: Run, reader: Pick<Subscriber, 'weekday'>): boolean {
  if (how === 'daily') return true;
  return how === 'weekly' && (run.kind === 'weekly' || isWeekday(run, reader));
}

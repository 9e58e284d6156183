import { addDays, instantOf, isoWeekday, localDate } from './clock-zones.ts';

/** One time at which a bucket's digest is to go out, and the span of detection times that it covers (to: exclusive). */
export interface DigestTime {
  readonly localDate: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * The digest times of a bucket in (now - back, now], oldest first. Consecutive ones meet end to start, in weeks with a
 * change of clocks too: an hour that is doubled in autumn counts the first time, one skipped in spring at its gap's end.
 */
export function digestTimes(
  bucket: {
    readonly kind: 'daily' | 'weekly';
    readonly weekday?: number;
    readonly zone: string;
    readonly hour: number;
  },
  now: Date,
  backMs: number,
): DigestTime[] {
  const times: DigestTime[] = [];
  const hour = `${String(bucket.hour).padStart(2, '0')}:00`;
  const known = new Map<string, Date>();
  /** The end of one day's span is the beginning of the next one's. */
  const instant = (date: string) => {
    const at = known.get(date) ?? instantOf(date, hour, bucket.zone);
    known.set(date, at);
    return at;
  };
  const last = localDate(bucket.zone, now);
  const earliest = new Date(now.getTime() - backMs);
  for (let date = localDate(bucket.zone, earliest); date <= last; date = addDays(date, 1)) {
    if (bucket.kind === 'weekly' && isoWeekday(date) !== bucket.weekday) continue;
    const to = instant(date);
    if (to <= earliest || to > now) continue;
    const before = addDays(date, bucket.kind === 'weekly' ? -7 : -1);
    times.push({ localDate: date, from: instant(before), to });
  }
  return times;
}

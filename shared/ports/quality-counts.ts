import type { Verdict } from '../domain/feedback.ts';
import type { LatencyCount } from '../domain/latency.ts';

/** How much was read, how much was told (a company of a change in one mail is one), how often readers objected, and how long things took. */
export type QualityCount = 'checked' | 'told' | Verdict | LatencyCount;

export type Counted = Readonly<Partial<Record<QualityCount, number>>>;

/** Public figures by UTC day (YYYY-MM-DD); nothing in them leads to a person or a company. */
export interface QualityCounts {
  /** Adds to the counters of a day; a negative number takes back. */
  add(day: string, counts: Counted): Promise<void>;
  /** The days from `from` to `to`, both included, that have counters; in order. */
  days(from: string, to: string): Promise<readonly { readonly day: string; readonly counts: Counted }[]>;
}

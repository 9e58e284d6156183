import type { SourceId } from '../domain/ids.ts';
import type { SourceTrouble } from '../domain/source-health/health.ts';
import type { NewsTimes } from '../domain/source-health/silence.ts';

type SourceHealth = 'seeding' | 'healthy' | 'failing' | 'blocked';

/** What the poller remembers of a source between two polls. Instants are ISO, UTC. */
export interface SourceState {
  readonly sourceId: SourceId;
  readonly health: SourceHealth;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly lastSuccessAt?: string;
  readonly lastAttemptAt?: string;
  readonly lastError?: string;
  readonly failures: number;
  /** While set and in the future, the circuit is open and nothing is fetched. */
  readonly notBefore?: string;
  /** SHA of the last body whose items were all processed: an equal answer needs no work. */
  readonly lastBodySha?: string;
  /** For issues: the days (YYYY-MM-DD) that were found complete, with the number of documents they then had. */
  readonly settledDays?: Readonly<Record<string, number>>;
  /** What people call the source. */
  readonly name?: string;
  /** When it listed something new, oldest first, as far as its norm needs it. */
  readonly newsAt?: NewsTimes;
  /** What is wrong with it, as long as something is. */
  readonly trouble?: SourceTrouble;
  /** While in the future, it need not be asked outside its hot windows. */
  readonly restUntil?: string;
  /** How its list was asked for and read when it was last read: under another definition everything in it may look new. */
  readonly listedAs?: string;
  /** ISO instant of the first healthy poll; before it everything is stored silently. */
  readonly seededAt?: string;
}

export interface SourceStateStore {
  get(source: SourceId): Promise<SourceState | undefined>;
  /** Takes the source for `owner` until the instant; undefined if somebody else holds it. */
  lease(source: SourceId, owner: string, now: Date, until: Date): Promise<SourceState | undefined>;
  /** Writes the state and gives the lease back; does nothing if `owner` no longer holds it. */
  release(state: SourceState, owner: string): Promise<void>;
  /** All sources that were ever polled, for the status page. */
  list(): Promise<readonly SourceState[]>;
}

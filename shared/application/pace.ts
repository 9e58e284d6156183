import type { Clock, Sleep } from '../ports/clock.ts';
import type { MailTransport, SendQuota } from '../ports/mail-transport.ts';

/** In what order mails that wait for a place go: official news that narrows what is allowed, other alerts, digests. */
const LANES = ['urgent', 'immediate', 'digest'] as const;
export type Lane = (typeof LANES)[number];

/** Keeps one sender within its share of what SES allows the account. */
export interface Pace {
  /**
   * Waits for the next free place, which goes to the first lane in which somebody waits; `day-used-up` (without waiting)
   * while the share of the day is spent, of which digests leave the last tenth to alerts.
   */
  turn(lane?: Lane): Promise<'go' | 'day-used-up'>;
  /** SES said "slow down": halves the rate, which then grows back by a tenth a minute. */
  slowDown(): void;
}

export interface PaceOptions {
  readonly transport: Pick<MailTransport, 'quota'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** The part of the account's rate and day that this lane may use (0 to 1). */
  readonly share: number;
  /** How many senders of this lane run side by side; each takes an equal part of the rate. */
  readonly concurrency: number;
}

const QUOTA_AGE_MS = 60_000;
const SLOWEST = 0.05;
/** The part of the share of the day that digests may use up: a day of many digests ends with room for news. */
const DIGESTS_PART = 0.9;

/**
 * A limiter without a shared counter: the quota is read once a minute and divided by the number of senders.
 * A quota that cannot be read leaves the last one in force, and none at all means one mail a second.
 */
export function createPace({ transport, clock, sleep, share, concurrency }: PaceOptions): Pace {
  let quota: SendQuota = { perSecond: 1, perDay: -1, sentLastDay: 0 };
  let readAt = Number.NEGATIVE_INFINITY;
  let sentSince = 0;
  let factor = 1;
  let nextAt = 0;
  let reading: Promise<void> | undefined;
  const waiting: Readonly<Record<Lane, (() => void)[]>> = { urgent: [], immediate: [], digest: [] };
  let serving = false;

  /** All who come while the quota is being read wait for it: at the start there is none to go by. */
  async function refresh(): Promise<void> {
    const now = clock.now().getTime();
    if (now - readAt >= QUOTA_AGE_MS) {
      readAt = now;
      factor = Math.min(1, factor * 1.1);
      reading = read();
    }
    await reading;
  }

  async function read(): Promise<void> {
    try {
      quota = await transport.quota();
      sentSince = 0;
    } catch {
      // SES allows one such call a second for the whole account: another sender may have had it.
    }
  }

  function takePlace(now: number): void {
    const interval = 1000 / Math.max((quota.perSecond * share * factor) / concurrency, SLOWEST);
    nextAt = Math.max(now, nextAt) + interval;
  }

  /** Gives each place as it comes free to the first lane in which somebody waits. */
  async function serve(): Promise<void> {
    serving = true;
    for (let lane = firstLane(); lane !== undefined; lane = firstLane()) {
      const now = clock.now().getTime();
      if (nextAt > now) await sleep.sleep(nextAt - now);
      takePlace(clock.now().getTime());
      waiting[firstLane() ?? lane].shift()?.();
    }
    serving = false;
  }

  const firstLane = () => LANES.find((lane) => waiting[lane].length > 0);

  return {
    async turn(lane = 'immediate') {
      await refresh();
      const part = lane === 'digest' ? share * DIGESTS_PART : share;
      if (quota.perDay >= 0 && quota.sentLastDay + sentSince * concurrency >= Math.floor(quota.perDay * part))
        return 'day-used-up';
      sentSince += 1;
      const now = clock.now().getTime();
      if (nextAt <= now && !serving) {
        takePlace(now);
        return 'go';
      }
      const place = new Promise<void>((resolve) => void waiting[lane].push(resolve));
      if (!serving) void serve();
      await place;
      return 'go';
    },
    slowDown() {
      factor = Math.max(factor / 2, SLOWEST);
    },
  };
}

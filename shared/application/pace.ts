import type { Clock, Sleep } from '../ports/clock.ts';
import type { MailTransport, SendQuota } from '../ports/mail-transport.ts';

/** Keeps one sender within its share of what SES allows the account. */
export interface Pace {
  /** Waits for the next free place; `day-used-up` (without waiting) while the share of the day is spent. */
  turn(): Promise<'go' | 'day-used-up'>;
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

  return {
    async turn() {
      await refresh();
      if (quota.perDay >= 0 && quota.sentLastDay + sentSince * concurrency >= quota.perDay * share)
        return 'day-used-up';
      sentSince += 1;
      const now = clock.now().getTime();
      const interval = 1000 / Math.max((quota.perSecond * share * factor) / concurrency, SLOWEST);
      const mine = Math.max(now, nextAt);
      nextAt = mine + interval;
      if (mine > now) await sleep.sleep(mine - now);
      return 'go';
    },
    slowDown() {
      factor = Math.max(factor / 2, SLOWEST);
    },
  };
}

import { RulewireError } from '../domain/errors.ts';
import type { SubscriberId } from '../domain/ids.ts';
import { whyNotMailed } from '../domain/reachable.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Clock } from '../ports/clock.ts';
import type { PeopleStore } from '../ports/people-store.ts';

/** What feedback does to a reader. `sentAt` (ISO instant, UTC) is when the mail went out: what went to a former address says nothing of this one. */
export interface ReaderStanding {
  /** Stops all mail to the address for good and marks the profile, if there is one. */
  stop(id: SubscriberId, status: 'bounced' | 'complained', reason: string, sentAt: string): Promise<void>;
  /** Counts a mail that could not be delivered this time; the third in a row pauses the reader for a week. */
  softBounce(id: SubscriberId, sentAt: string): Promise<void>;
  /** A delivered mail ends the row. */
  clearSoftBounces(id: SubscriberId): Promise<void>;
}

const SOFT_IN_A_ROW = 3;
const PAUSE_MS = 7 * 86_400_000;
const ATTEMPTS = 5;

export function readerStanding(
  people: Pick<PeopleStore, 'subscriber' | 'save' | 'suppress'>,
  clock: Clock,
): ReaderStanding {
  /** Saves what `change` makes of the profile, again if somebody else saved meanwhile; undefined leaves it as it is. */
  async function update(
    id: SubscriberId,
    change: (reader: Subscriber) => Subscriber | undefined,
  ): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const reader = await people.subscriber(id);
      const next = reader && change(reader);
      if (reader === undefined || next === undefined) return;
      if (await people.save({ ...next, version: reader.version + 1 }, reader)) return;
    }
    throw new RulewireError('store-throttled', `profile ${id} keeps changing`);
  }

  return {
    async stop(id, status, reason, sentAt) {
      if (wentElsewhere(await people.subscriber(id), sentAt)) return;
      await people.suppress(id, reason, clock.now());
      await update(id, (reader) => (ENDED.has(reader.status) ? undefined : { ...reader, status }));
    },
    softBounce: (id, sentAt) =>
      update(id, (reader) => {
        if (wentElsewhere(reader, sentAt)) return undefined;
        const softBounces = reader.softBounces + 1;
        const now = clock.now();
        // A pause that has ended is none, though the profile still says so.
        if (softBounces < SOFT_IN_A_ROW || whyNotMailed(reader, now) !== undefined)
          return { ...reader, softBounces };
        const pausedUntil = new Date(now.getTime() + PAUSE_MS).toISOString();
        return { ...reader, status: 'paused', pausedUntil, softBounces: 0 };
      }),
    clearSoftBounces: (id) =>
      update(id, (reader) => (reader.softBounces === 0 ? undefined : { ...reader, softBounces: 0 })),
  };
}

/** True of a mail that went to an address at which this reader is no longer. */
function wentElsewhere(reader: Subscriber | undefined, sentAt: string): boolean {
  return reader?.addressSince !== undefined && sentAt < reader.addressSince;
}

/** A person who left stays left; a complaint outlasts a later bounce. */
const ENDED: ReadonlySet<Subscriber['status']> = new Set(['left', 'bounced', 'complained']);

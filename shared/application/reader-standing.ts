import { RulewireError } from '../domain/errors.ts';
import type { SubscriberId } from '../domain/ids.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Clock } from '../ports/clock.ts';
import type { PeopleStore } from '../ports/people-store.ts';

/** What feedback does to a reader. */
export interface ReaderStanding {
  /** Stops all mail to the address for good and marks the profile, if there is one. */
  stop(id: SubscriberId, status: 'bounced' | 'complained', reason: string): Promise<void>;
  /** Counts a mail that could not be delivered this time; the third in a row pauses the reader for a week. */
  softBounce(id: SubscriberId): Promise<void>;
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
    async stop(id, status, reason) {
      await people.suppress(id, reason, clock.now());
      await update(id, (reader) => (ENDED.has(reader.status) ? undefined : { ...reader, status }));
    },
    softBounce: (id) =>
      update(id, (reader) => {
        const softBounces = reader.softBounces + 1;
        if (softBounces < SOFT_IN_A_ROW || reader.status !== 'active') return { ...reader, softBounces };
        const pausedUntil = new Date(clock.now().getTime() + PAUSE_MS).toISOString();
        return { ...reader, status: 'paused', pausedUntil, softBounces: 0 };
      }),
    clearSoftBounces: (id) =>
      update(id, (reader) => (reader.softBounces === 0 ? undefined : { ...reader, softBounces: 0 })),
  };
}

/** A person who left stays left; a complaint outlasts a later bounce. */
const ENDED: ReadonlySet<Subscriber['status']> = new Set(['left', 'bounced', 'complained']);

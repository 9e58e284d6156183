import { hashId, type SubscriberId, subscriberIdOf } from '../../domain/ids.ts';
import { pepperOf } from '../../domain/tokens.ts';
import type { PeopleStore } from '../../ports/people-store.ts';
import type { Secrets } from '../../ports/secrets.ts';

export interface PersonDeps {
  readonly people: Pick<PeopleStore, 'subscriber' | 'movedTo'>;
  readonly secrets: Secrets;
}

/**
 * The id of the person at a normalised address. It is made of the address, unless a reader has moved to it (she keeps her
 * id) or away from it (whoever signs up there next is somebody else). Which of these it is, the profiles say: an id is free,
 * or its profile has this very address; what was noted for a move that never came to be is passed over. `besides` is left out.
 */
export async function personAt(
  deps: PersonDeps,
  email: string,
  besides?: SubscriberId,
): Promise<SubscriberId> {
  const key = subscriberIdOf(email, pepperOf(await deps.secrets.keys()));
  const next = nthAt(key, 2);
  const [moved, first, second] = await Promise.all([
    deps.people.movedTo(key),
    addressOf(deps, key),
    addressOf(deps, next),
  ]);
  // Asked for in any case: the time that an answer takes must not tell that somebody has moved.
  const arrived = await addressOf(deps, moved ?? key);
  if (moved !== undefined && moved !== besides && arrived === email) return moved;
  const free = (id: SubscriberId, address: string | undefined) =>
    id !== besides && (address === undefined || address === email);
  if (free(key, first)) return key;
  if (free(next, second)) return next;
  for (let turn = 3; ; turn += 1) {
    const id = nthAt(key, turn);
    if (free(id, await addressOf(deps, id))) return id;
  }
}

/** The id for whoever comes to an address after others have moved away from it. */
const nthAt = (key: SubscriberId, turn: number) => hashId('person', key, String(turn)) as SubscriberId;

/** The person to whom a link made for `id` belongs: the reader who has moved to the address of `id` since, if one has. */
export async function nowAt(
  deps: Pick<PersonDeps, 'people' | 'secrets'>,
  id: SubscriberId,
): Promise<SubscriberId> {
  const moved = await deps.people.movedTo(id);
  if (moved === undefined) return id;
  const address = await addressOf(deps, moved);
  const pepper = pepperOf(await deps.secrets.keys());
  return address !== undefined && subscriberIdOf(address, pepper) === id ? moved : id;
}

async function addressOf({ people }: PersonDeps, id: SubscriberId): Promise<string | undefined> {
  return (await people.subscriber(id))?.email;
}

import { RulewireError } from '../../domain/errors.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { ReaderDeps } from '../sign-up.ts';
import { readerOf } from './own-links.ts';

const TRIES = 4;

/**
 * Saves what `change` makes of the reader behind a manage link, and makes it anew where somebody saved in between. Undefined
 * where the link does not work. Throws `store-throttled` where the profile keeps changing, and what `change` throws.
 */
export async function changeReader(
  deps: ReaderDeps,
  token: string,
  change: (before: Subscriber) => Promise<Subscriber>,
): Promise<{ readonly before: Subscriber; readonly after: Subscriber } | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await readerOf(deps, 'manage', token);
    if (!before) return undefined;
    const after = { ...(await change(before)), version: before.version + 1 };
    if (await deps.people.save(after, before)) return { before, after };
  }
  throw new RulewireError('store-throttled', 'the profile keeps changing');
}

import { pepperOf } from '../../../shared/domain/tokens.ts';
import { activeReader, furnish, HUAWEI, listingText } from '../builders.ts';
import { detect } from '../detect.ts';
import { between, type Usage } from './meter.ts';
import type { MeteredWorld } from './metered-world.ts';

const DOCUMENT = '2026-20001';
const SAVED_AT_ONCE = 20;

/** Companies, and so many readers of one of them. */
export async function furnishReaders({ w }: MeteredWorld, readers: number): Promise<void> {
  await furnish(w);
  const pepper = pepperOf(await w.secrets.keys());
  let next = 0;
  const save = async () => {
    for (let number = next++; number < readers; number = next++)
      await w.people.save(activeReader(`reader${number}`, [HUAWEI], pepper), undefined);
  };
  await Promise.all(Array.from({ length: SAVED_AT_ONCE }, save));
  await w.directory.addFollowers(HUAWEI.companyId, readers);
}

/** Lets one rule about that company be found and told to all of them; gives what that used, events included. */
export async function tellAll(metered: MeteredWorld): Promise<Usage> {
  const { w } = metered;
  const before = metered.usage();
  const text = listingText(HUAWEI.name, DOCUMENT);
  await detect(w, { doc: DOCUMENT, title: 'Addition of an Entity to the Entity List', text });
  await drainAll(metered);
  return between(before, metered.usage());
}

/** Works until neither a queue nor SES has anything left. */
async function drainAll({ w }: MeteredWorld): Promise<void> {
  do {
    await w.drain();
    // SES publishes its events after it has answered.
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (Object.values(w.queues).some((queue) => queue.size > 0));
}

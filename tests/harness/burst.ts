import type { ChangeId } from '../../shared/domain/ids.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { furnish, HIKVISION, HUAWEI, listingText, reader } from './builders.ts';
import { detect } from './detect.ts';
import type { Kill } from './fault-injector.ts';
import { passMinutes } from './passing-time.ts';
import { type World, world } from './world.ts';

export const BURST = ['2026-20001', '2026-20002', '2026-20003'] as const;

/** A world with a reader who follows two companies and is told at once. It is 08:30 in New York, a Friday. */
export async function worldWithReader(
  settings: Partial<Subscriber> = {},
  options: { readonly kill?: Kill; readonly start?: string } = {},
): Promise<World> {
  const w = world({ start: '2026-10-02T12:30:00Z', ...options });
  await furnish(w);
  await reader(w, 'ann', [HUAWEI, HIKVISION], settings);
  return w;
}

/** A filed rule that lists the company. */
export const file = (w: World, doc: string, name = HUAWEI.name) =>
  detect(w, { doc, title: `Additions to the Entity List ${doc}`, text: listingText(name, doc) });

/** Three rules about one matter, two minutes apart; returns their changes. */
export async function burst(w: World): Promise<readonly ChangeId[]> {
  const changes: ChangeId[] = [];
  for (const doc of BURST) {
    changes.push(await file(w, doc));
    await passMinutes(w, 2);
  }
  return changes;
}

/** The numbers of the documents that each accepted mail tells of, by what the ledger says of it. */
export async function toldByMail(w: World): Promise<readonly (readonly string[])[]> {
  return Promise.all(
    w.ses.accepted.map(async ({ deliveryId }) => {
      const delivery = await w.ledger.delivery(deliveryId as never);
      const changes = await Promise.all((delivery?.changeIds ?? []).map((id) => w.content.change(id)));
      return changes.flatMap((stored) => stored?.change.docId ?? []);
    }),
  );
}

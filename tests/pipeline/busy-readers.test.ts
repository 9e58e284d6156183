import { expect, test } from 'vitest';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { furnishedWorld, HIKVISION, HUAWEI, reader } from '../harness/builders.ts';
import { file } from '../harness/burst.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

/** Ann follows two companies and gets each alert alone, her weekly mail on Monday at nine in New York. */
async function worldWithAnn(
  start: string,
  settings: (ann: Subscriber) => Partial<Subscriber> = () => ({}),
): Promise<World> {
  const w = await furnishedWorld({ start });
  const weekly = { eachAlone: true, weekday: 1, sendHour: 9 } as const;
  const ann = await reader(w, 'ann', [HUAWEI, HIKVISION], weekly);
  await w.people.save({ ...ann, ...settings(ann), version: 2 }, ann);
  return w;
}

async function fileMany(w: World, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    await file(w, `2026-${60_000 + number}`);
    await passMinutes(w, 1);
  }
}

const kinds = (w: World) => w.ses.accepted.map(({ mail }) => mail.tags['kind']);

test('a week in which one thing was told and then thirty of a muted matter were not is not called quiet', async () => {
  const w = await worldWithAnn('2026-10-06T12:30:00Z');
  await file(w, '2026-50000', HIKVISION.name);
  await passMinutes(w, 5);
  const last = await file(w, '2026-50001');
  await passMinutes(w, 5);
  const [match] = await w.content.matches(last);
  expect(kinds(w)).toEqual(['alert', 'alert']);
  const [told] = w.ses.accepted;
  const who = (await w.ledger.delivery(told?.deliveryId as never))?.subscriberId;
  const ann = who && (await w.people.subscriber(who));
  if (ann === undefined || match?.matterId === undefined) throw new Error('nothing was told of a matter');
  const mutedMatters = [{ matterId: match.matterId, title: 'Huawei' }];
  await w.people.save({ ...ann, mutedMatters, version: ann.version + 1 }, ann);
  await fileMany(w, 30);
  await passQuartersUntil(w, '2026-10-12T14:00:00Z');
  expect(kinds(w)).toEqual(['alert', 'alert']);
});

test('what a digest told is not told again by that of the week after, though a hundred mails came in between', async () => {
  const w = await worldWithAnn('2026-10-05T12:30:00Z', (ann) => ({
    companies: ann.companies.map((follow) =>
      follow.companyId === HIKVISION.companyId ? { ...follow, cadence: 'weekly' } : follow,
    ),
  }));
  await file(w, '2026-50000', HIKVISION.name);
  await passQuartersUntil(w, '2026-10-05T15:00:00Z');
  await fileMany(w, 110);
  await passQuartersUntil(w, '2026-10-12T15:00:00Z');
  const digests = w.ses.accepted.filter(({ mail }) => mail.tags['kind'] === 'weekly');
  expect(digests.filter(({ mail }) => textOf(mail).includes('2026-50000'))).toHaveLength(1);
});

import { expect, test } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { deliveryId } from '../../shared/domain/ids.ts';
import { BURST, burst, worldWithReader } from '../harness/burst.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

/** The deliveries of the burst's three changes to the one reader. */
async function deliveries(w: World, changes: Awaited<ReturnType<typeof burst>>) {
  const first = await w.ledger.delivery(w.ses.accepted[0]?.deliveryId as never);
  if (first === undefined) throw new Error('the first alert did not go out');
  const ids = changes.map((change) => deliveryId('alert', change, first.subscriberId));
  return async () => {
    const [, leader, follower] = await Promise.all(ids.map((id) => w.ledger.delivery(id)));
    if (leader === undefined || follower === undefined) throw new Error('two wait for the end of the window');
    return { leader, follower };
  };
}

/** Another mailer takes the delivery whenever it is due, and is too slow to do anything with it. */
async function takenByAnother(w: World, delivery: Delivery): Promise<void> {
  const leaseUntil = new Date(w.clock.now().getTime() + 60_000);
  if (delivery.state === 'deferred')
    await w.ledger.claim(delivery, 'a slow mailer', w.clock.now(), leaseUntil);
}

test('a mail that is tried again, and then tells less than the attempt that was lost, does not stand for what it left out', async () => {
  const w = await worldWithReader();
  const now = await deliveries(w, await burst(w));
  w.ses.loseAnswers('lost');
  for (let minute = 0; minute < 10 && (await now()).leader.state !== 'unknown'; minute += 1)
    await passMinutes(w, 1);
  expect((await now()).leader).toMatchObject({ state: 'unknown', changeIds: { length: 2 } });
  w.ses.loseAnswers(undefined);
  for (let minute = 0; minute < 30 && (await now()).leader.state !== 'sent'; minute += 1) {
    await takenByAnother(w, (await now()).follower);
    await passMinutes(w, 1);
  }
  await passMinutes(w, 30);
  const text = w.ses.accepted.map(({ mail }) => textOf(mail)).join();
  for (const doc of BURST) expect(text).toContain(`/d/${doc}>`);
  expect((await now()).leader.changeIds).toHaveLength(1);
  expect((await now()).follower.state).toBe('sent');
  expect(w.ses.accepted).toHaveLength(3);
});

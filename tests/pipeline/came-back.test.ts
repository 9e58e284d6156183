import { expect, test } from 'vitest';
import { whyNotMailed } from '../../shared/domain/reachable.ts';
import { furnishedWorld, HUAWEI, reader } from '../harness/builders.ts';
import { file } from '../harness/burst.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import type { AcceptedMail } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

/** The mail comes back, for now or for good. */
function bounce(w: World, mail: AcceptedMail | undefined, bounceType: 'Transient' | 'Permanent'): void {
  if (mail === undefined) throw new Error('no mail went out');
  const bouncedRecipients = [{ emailAddress: mail.mail.to, action: 'failed', status: '5.0.0' }];
  const timestamp = w.clock.now().toISOString();
  w.ses.report(mail, 'Bounce', { bounceType, bounceSubType: 'General', bouncedRecipients, timestamp });
}

test('a mailbox that stays full is let be for another week after each that it was', async () => {
  const w = await furnishedWorld();
  const ended = '2026-10-01T00:00:00.000Z';
  const ann = await reader(w, 'ann', [HUAWEI], { status: 'paused', pausedUntil: ended, eachAlone: true });
  for (const doc of ['2026-30001', '2026-30002', '2026-30003']) {
    const before = await w.people.subscriber(ann.subscriberId);
    expect(before && whyNotMailed(before, w.clock.now())).toBeUndefined();
    await file(w, doc);
    await passMinutes(w, 2);
    bounce(w, w.ses.accepted.at(-1), 'Transient');
    await passMinutes(w, 1);
  }
  const after = await w.people.subscriber(ann.subscriberId);
  expect(after && whyNotMailed(after, w.clock.now())).toBe('paused');
  w.clock.advance(7 * 86_400_000);
  expect(after && whyNotMailed(after, w.clock.now())).toBeUndefined();
});

/** An alert that waits while its reader moves to another address; nobody hears what became of its sending. */
async function mailAfterMove(): Promise<World> {
  const w = await furnishedWorld();
  const ann = await reader(w, 'ann', [HUAWEI], { quietHours: { from: 8, until: 11 } });
  await file(w, '2026-30001');
  await passMinutes(w, 5);
  const moved = { email: 'zoe@example.com', addressSince: w.clock.now().toISOString(), version: 2 };
  await w.people.save({ ...ann, ...moved }, ann);
  w.ses.loseAnswers('taken');
  w.ses.loseEvents();
  await passQuartersUntil(w, '2026-10-02T15:00:00Z');
  await passMinutes(w, 2);
  return w;
}

test('a bounce that is the first to be heard of a mail stops the address that it went to, though the mail was begun before the move there', async () => {
  const w = await mailAfterMove();
  const [mail] = w.ses.accepted;
  expect(mail?.mail.to).toBe('zoe@example.com');
  bounce(w, mail, 'Permanent');
  await passMinutes(w, 1);
  const who = await w.ledger.delivery(mail?.deliveryId as never);
  expect(who && (await w.people.subscriber(who.subscriberId))?.status).toBe('bounced');
  await file(w, '2026-30002');
  await passMinutes(w, 30);
  expect(w.ses.accepted).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { releasePlan } from '../../shared/application/publish-plan.ts';
import { planId } from '../../shared/domain/ids.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const TITLE = 'Addition of an Entity to the Entity List';
const COMPLAINT = {
  complainedRecipients: [{ emailAddress: 'reader@example.com' }],
  complaintFeedbackType: 'abuse',
};

const listed = (w: World, doc: string, company = HUAWEI) =>
  detect(w, { doc, title: `${TITLE} ${doc}`, text: listingText(company.name, doc) });

/** Forty readers of Huawei, twenty of whom are told first, and one whose digest comes at 09:00 in New York. It is 08:57. */
async function beforeDigest(): Promise<World> {
  const w = await furnishedWorld({ start: '2026-10-02T12:57:00Z', canaryAbove: 300 });
  for (let number = 0; number < 40; number += 1) await reader(w, `reader${number}`, [HUAWEI]);
  await reader(w, 'dora', [HUAWEI, HIKVISION], { frequency: 'daily', sendHour: 9 });
  await w.directory.addFollowers(HUAWEI.companyId, 359);
  return w;
}

function digests(w: World) {
  const mails = w.ses.accepted.filter(({ mail }) => mail.to === 'dora@example.com');
  return mails.map(({ at, mail }) => ({ at: at.toISOString().slice(0, 16), text: textOf(mail) }));
}

function complain(w: World): void {
  for (const mail of w.ses.accepted.slice(0, 2))
    w.ses.report(mail, 'Complaint', { ...COMPLAINT, timestamp: w.clock.now().toISOString() });
}

test('a digest waits for what the first readers make of a change, and then tells it', async () => {
  const w = await beforeDigest();
  await listed(w, 'broad');
  await passMinutes(w, 3);
  expect(digests(w)).toEqual([]);
  await passMinutes(w, 10);
  expect(digests(w)).toMatchObject([{ text: expect.stringContaining('broad') }]);
  expect(digests(w)[0]?.at).toMatch(/^2026-10-02T13:0[3-9]$/);
});

test('a change that its first readers had held is in the digest after its release, and not in the one before', async () => {
  const w = await beforeDigest();
  await listed(w, 'narrow', HIKVISION);
  const change = await listed(w, 'broad');
  await passMinutes(w, 1);
  complain(w);
  await passQuartersUntil(w, '2026-10-02T14:00:00Z');
  const [first, ...more] = digests(w);
  expect(more).toEqual([]);
  expect(first?.text).toContain('narrow');
  expect(first?.text).not.toContain('broad');
  await w.invoke(({ deps }) => releasePlan(deps, planId(change)));
  await passQuartersUntil(w, '2026-10-03T14:00:00Z');
  const [, second] = digests(w);
  expect(second?.text).toContain('broad');
  expect(second?.text).not.toContain('narrow');
  expect(digests(w)).toHaveLength(2);
});

test('a digest does not wait longer than half an hour', async () => {
  const w = await beforeDigest();
  const change = await listed(w, 'broad');
  // Nobody looks at the canary: its plan is never due.
  for (let minute = 0; minute < 45; minute += 1) {
    await w.ledger.setPlanDue(planId(change), new Date(w.clock.now().getTime() + 3_600_000));
    await passMinutes(w, 1);
    if (minute < 30) expect(digests(w)).toEqual([]);
  }
  expect(digests(w)).toMatchObject([{ text: expect.stringContaining('broad') }]);
});

import { expect, test } from 'vitest';
import { releasePlan } from '../../shared/application/publish-plan.ts';
import { planId } from '../../shared/domain/ids.ts';
import { formOfSettings, withSettings } from '../../shared/domain/settings.ts';
import type { Follow, Subscriber } from '../../shared/domain/subscriber.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const file = (w: World, doc: string, company = HUAWEI) =>
  detect(w, {
    doc,
    title: `Addition of an Entity to the Entity List ${doc}`,
    text: listingText(company.name, doc),
  });

/** In how many mails to her a word stands. */
const told = (w: World, name: string, word: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com` && textOf(mail).includes(word))
    .length;

async function change(
  w: World,
  { subscriberId }: Subscriber,
  form: Partial<ReturnType<typeof formOfSettings>>,
  companies?: readonly Follow[],
): Promise<void> {
  const before = await w.people.subscriber(subscriberId);
  if (before === undefined) throw new TypeError('the reader is gone');
  const asked = { ...formOfSettings(before), ...form };
  const after = withSettings(before, asked, companies ?? before.companies, w.clock.now());
  await w.people.save({ ...after, version: before.version + 1 }, before);
}

test('a week is told to a weekly reader who moves her day of the week to one that has just passed', async () => {
  const w = await furnishedWorld({ start: '2026-06-01T15:00:00Z' });
  const wim = await reader(w, 'wim', [HUAWEI], { frequency: 'weekly', weekday: 1, sendHour: 9 });
  await reader(w, 'other', [HUAWEI], { frequency: 'weekly', weekday: 7, sendHour: 9 });
  await passQuartersUntil(w, '2026-06-02T15:00:00Z');
  await file(w, 'tuesday');
  // A Sunday, five hours after the digests of Sundays.
  await passQuartersUntil(w, '2026-06-07T18:00:00Z');
  await change(w, wim, { weekday: '7' });
  await passQuartersUntil(w, '2026-06-16T18:00:00Z');
  expect(told(w, 'wim', 'tuesday')).toBe(1);
  expect(told(w, 'other', 'tuesday')).toBe(1);
});

test('a plan that is released after the weekend is in the next daily digest, once', async () => {
  const w = await furnishedWorld({ start: '2026-06-05T15:00:00Z', holdAbove: 1 });
  await reader(w, 'ann', [HUAWEI], { frequency: 'daily', sendHour: 9 });
  await reader(w, 'ben', [HUAWEI], { frequency: 'daily', sendHour: 9 });
  const id = await file(w, 'friday');
  await passMinutes(w, 5);
  await passQuartersUntil(w, '2026-06-08T15:00:00Z');
  await w.invoke(({ deps }) => releasePlan(deps, planId(id)));
  await passQuartersUntil(w, '2026-06-12T18:00:00Z');
  expect([told(w, 'ann', 'friday'), told(w, 'ben', 'friday')]).toEqual([1, 1]);
});

test.each(['daily', 'weekly'] as const)(
  'what a %s digest should have told while all mail was stopped for two days is told afterwards, once',
  async (frequency) => {
    const w = await furnishedWorld({ start: '2026-06-04T15:00:00Z' });
    await reader(w, 'wim', [HUAWEI], { frequency, weekday: 1, sendHour: 9 });
    await passQuartersUntil(w, '2026-06-05T15:00:00Z');
    await file(w, 'friday');
    await passQuartersUntil(w, '2026-06-05T18:00:00Z');
    await w.ledger.setControl({ state: 'paused' });
    await passQuartersUntil(w, '2026-06-09T18:00:00Z');
    await w.ledger.setControl({ state: 'open' });
    await passQuartersUntil(w, '2026-06-23T18:00:00Z');
    expect(told(w, 'wim', 'friday')).toBe(1);
  },
);

test('what was found about a company before she followed it is in no digest', async () => {
  const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z' });
  const ann = await reader(w, 'ann', [HUAWEI], { frequency: 'daily', sendHour: 9 });
  await file(w, 'before', HIKVISION);
  await passQuartersUntil(w, '2026-06-02T18:00:00Z');
  const hikvision = { companyId: HIKVISION.companyId, name: HIKVISION.name };
  await change(w, ann, {}, [...ann.companies, hikvision]);
  await passQuartersUntil(w, '2026-06-02T19:00:00Z');
  await file(w, 'after', HIKVISION);
  await passQuartersUntil(w, '2026-06-05T18:00:00Z');
  expect([told(w, 'ann', 'before'), told(w, 'ann', 'after')]).toEqual([0, 1]);
});

import { expect, test } from 'vitest';
import { feedbackSubject, giveFeedback, undoFeedback } from '../../shared/application/give-feedback.ts';
import { namesOf, type Verdict } from '../../shared/domain/feedback.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const TITLE = 'Addition of an Entity to the Entity List';
const file = (w: World, doc: string, text = listingText(HUAWEI.name, doc)) =>
  detect(w, { doc, title: `${TITLE} ${doc}`, text });
const textsTo = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`).map(({ mail }) => textOf(mail));

/** The token of the feedback links in the newest mail to somebody. */
function tokenFor(w: World, name: string): string {
  return /\/f\/([^?\s>]+)>/.exec(textsTo(w, name).at(-1) ?? '')?.[1] ?? 'no link';
}

/** Presses the button behind the newest mail; for “not my company” with all its names. */
async function say(w: World, name: string, verdict: Verdict): Promise<string> {
  const token = tokenFor(w, name);
  const outcome = await w.invoke(async ({ deps }) => {
    const subject = await feedbackSubject(deps, token);
    const names = subject ? namesOf(subject.match) : [];
    return giveFeedback(deps, token, { verdict, names, words: '' });
  });
  expect(outcome?.outcome).toBe('done');
  return token;
}

test('who said “not my company” gets no second mail by that name, others do, and an undo brings it back', async () => {
  const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z' });
  await reader(w, 'ann', [HUAWEI, HIKVISION]);
  await reader(w, 'bob', [HUAWEI]);
  await reader(w, 'dora', [HUAWEI], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
  await file(w, 'first');
  await passMinutes(w, 2);
  expect([textsTo(w, 'ann').length, textsTo(w, 'bob').length]).toEqual([1, 1]);
  const token = await say(w, 'ann', 'not-my-company');
  await file(w, 'second');
  await passQuartersUntil(w, '2026-06-03T06:00:00Z');
  expect([textsTo(w, 'ann').length, textsTo(w, 'bob').length]).toEqual([1, 2]);
  await say(w, 'dora', 'not-my-company');
  await w.invoke(({ deps }) => undoFeedback(deps, token, 'not-my-company'));
  await file(w, 'third');
  await passQuartersUntil(w, '2026-06-04T06:00:00Z');
  expect([textsTo(w, 'ann').length, textsTo(w, 'bob').length, textsTo(w, 'dora').length]).toEqual([2, 3, 1]);
  expect(w.failures).toEqual([]);
});

test('who left out a name still hears of the company under its other names', async () => {
  const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z' });
  const ann = await reader(w, 'ann', [HUAWEI], {
    exclusions: [{ companyId: HUAWEI.companyId, alias: HUAWEI.name }],
  });
  await file(w, 'full-name');
  await passMinutes(w, 2);
  expect(textsTo(w, 'ann')).toHaveLength(0);
  await w.people.save(
    { ...ann, exclusions: [{ companyId: HUAWEI.companyId, alias: 'Huawei Fruit' }], version: 2 },
    ann,
  );
  await file(w, 'again');
  await passMinutes(w, 2);
  expect(textsTo(w, 'ann')).toHaveLength(1);
});

test('“not useful” moves the kind into a daily digest, then out of the mail; other companies stay instant', async () => {
  const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z' });
  await reader(w, 'ann', [HUAWEI, HIKVISION], { zone: 'Europe/Berlin', sendHour: 7 });
  await file(w, 'first');
  await passMinutes(w, 2);
  await say(w, 'ann', 'not-useful');
  await file(w, 'second');
  await passMinutes(w, 2);
  expect(textsTo(w, 'ann')).toHaveLength(1);
  await file(w, 'other', listingText(HIKVISION.name, 'other'));
  await passQuartersUntil(w, '2026-06-03T06:00:00Z');
  const [, alert, digest] = textsTo(w, 'ann');
  expect(alert).toContain('Entity List other');
  expect(digest).toContain('DAILY DIGEST');
  expect(digest).toContain('Entity List second');
  expect(digest).not.toMatch(/Entity List (first|other)/);
  await say(w, 'ann', 'not-useful');
  await file(w, 'third');
  await passQuartersUntil(w, '2026-06-05T06:00:00Z');
  expect(textsTo(w, 'ann')).toHaveLength(3);
});

test('each company told in a mail that went out is counted, in alerts and digests, once', async () => {
  const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z', repeats: 0.5 });
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'bob', [HUAWEI]);
  await reader(w, 'dora', [HUAWEI], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
  await file(w, 'first');
  await file(w, 'second');
  await passQuartersUntil(w, '2026-06-03T06:00:00Z');
  expect(await w.quality.days('2026-06-01', '2026-06-30')).toEqual([
    // The first of each reader was on its way at once; the second waited for it, and how long is not counted.
    { day: '2026-06-02', counts: { checked: 2, told: 4, 'sent-3600': 2 } },
    { day: '2026-06-03', counts: { told: 2 } },
  ]);
});

import { describe, expect, test } from 'vitest';
import { releasePlan } from '../../shared/application/publish-plan.ts';
import { planId } from '../../shared/domain/ids.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const TITLE = 'Addition of an Entity to the Entity List';
const file = (w: World, doc: string, company = HUAWEI) =>
  detect(w, { doc, title: `${TITLE} ${doc}`, text: listingText(company.name, doc) });
const sentTo = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`);
const times = (w: World, name: string) => sentTo(w, name).map(({ at }) => at.toISOString().slice(0, 16));

describe('daily digests', () => {
  test('come at the local hour with what the day brought, and not at all after a day without anything', async () => {
    const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z' });
    await reader(w, 'berta', [HUAWEI, HIKVISION], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
    await file(w, 'one');
    await file(w, 'two', HIKVISION);
    await passQuartersUntil(w, '2026-06-05T12:00:00Z');
    expect(times(w, 'berta')).toEqual(['2026-06-03T05:00']);
    const mail = sentTo(w, 'berta')[0]?.mail;
    expect(mail && textOf(mail)).toMatch(/one[\s\S]*two|two[\s\S]*one/);
  });

  test('when the clocks go back, the doubled hour brings one digest; when they go forward, the skipped hour brings one too', async () => {
    const w = await furnishedWorld({ start: '2026-10-31T10:00:00Z' });
    await reader(w, 'nora', [HUAWEI], { frequency: 'daily', sendHour: 1 });
    await file(w, 'autumn');
    await passQuartersUntil(w, '2026-11-02T12:00:00Z');
    expect(times(w, 'nora')).toEqual(['2026-11-01T05:00']);
    const spring = await furnishedWorld({ start: '2027-03-13T20:00:00Z' });
    await reader(spring, 'nora', [HUAWEI], { frequency: 'daily', sendHour: 2 });
    await file(spring, 'spring');
    await passQuartersUntil(spring, '2027-03-15T12:00:00Z');
    expect(times(spring, 'nora')).toEqual(['2027-03-14T07:00']);
  });

  test('what was analysed only after the digest went out is in the next one, once', async () => {
    const w = await furnishedWorld({ start: '2026-06-02T04:58:00Z' });
    await reader(w, 'berta', [HUAWEI, HIKVISION], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
    await file(w, 'early', HIKVISION);
    await w.pump();
    await file(w, 'late');
    // The message of the second change is lost to a worker that died, until it becomes visible again.
    w.queues.changes.receive(1, () => 0);
    await passQuartersUntil(w, '2026-06-04T12:00:00Z');
    expect(times(w, 'berta')).toEqual(['2026-06-02T05:00', '2026-06-03T05:00']);
    const [first, second] = sentTo(w, 'berta').map(({ mail }) => textOf(mail));
    expect(first).not.toContain('late');
    expect(second).toContain('late');
    expect(second).not.toContain('early');
  });

  test('a planner that was dead for three days is caught up, and each day told once', async () => {
    const w = await furnishedWorld({ start: '2026-06-01T15:00:00Z' });
    await reader(w, 'berta', [HUAWEI], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
    await file(w, 'monday');
    await passQuartersUntil(w, '2026-06-02T06:00:00Z');
    await file(w, 'tuesday');
    await w.pump();
    w.clock.set(new Date('2026-06-05T15:00:00Z'));
    await passQuartersUntil(w, '2026-06-06T12:00:00Z');
    const texts = sentTo(w, 'berta').map(({ mail }) => textOf(mail));
    expect(texts.filter((text) => text.includes('monday'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('tuesday'))).toHaveLength(1);
    expect(w.metrics.total('DigestRunMissing')).toBeGreaterThan(0);
  });

  test('a reader who turned from instant to daily does not read the same twice', async () => {
    const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z' });
    const ann = await reader(w, 'ann', [HUAWEI], { zone: 'Europe/Berlin', sendHour: 7 });
    await file(w, 'told');
    await passMinutes(w, 2);
    await w.people.save({ ...ann, frequency: 'daily', version: 2 }, ann);
    await file(w, 'untold');
    await passQuartersUntil(w, '2026-06-03T12:00:00Z');
    const [alert, digest] = sentTo(w, 'ann').map(({ mail }) => textOf(mail));
    expect(alert).toContain('told');
    expect(digest).toContain('Entity List untold');
    expect(digest).not.toContain('Entity List told');
  });

  test('what is held back is in no digest until it is released', async () => {
    const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z', holdAbove: 1 });
    await reader(w, 'berta', [HUAWEI], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
    await reader(w, 'ann', [HUAWEI]);
    const change = await file(w, 'doubtful');
    await passQuartersUntil(w, '2026-06-03T06:00:00Z');
    expect(w.ses.accepted).toHaveLength(0);
    await w.invoke(({ deps }) => releasePlan(deps, planId(change)));
    await passQuartersUntil(w, '2026-06-04T12:00:00Z');
    expect(times(w, 'berta')).toEqual(['2026-06-04T05:00']);
    expect(sentTo(w, 'ann')).toHaveLength(1);
  });
});

describe('weekly digests', () => {
  test('come on the reader’s day with the whole week', async () => {
    const w = await furnishedWorld({ start: '2026-10-27T15:00:00Z' });
    await reader(w, 'wim', [HUAWEI], { frequency: 'weekly', weekday: 1, sendHour: 9 });
    await file(w, 'tuesday');
    await passQuartersUntil(w, '2026-10-31T12:00:00Z');
    await file(w, 'saturday');
    await passQuartersUntil(w, '2026-11-03T12:00:00Z');
    // The clocks went back on Sunday: nine in New York is 14:00 UTC now.
    expect(times(w, 'wim')).toEqual(['2026-11-02T14:00']);
    const text = sentTo(w, 'wim')
      .map(({ mail }) => textOf(mail))
      .join();
    expect(text).toContain('tuesday');
    expect(text).toContain('saturday');
  });
});

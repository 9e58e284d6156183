import { describe, expect, test } from 'vitest';
import { webApp } from '../../functions/web/app.ts';
import { detect } from '../harness/detect.ts';
import { fileRule, passHoursUntil, ruleText, worldWithAnn } from '../harness/reminders.ts';
import type { World } from '../harness/world.ts';
import { siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

/** The pages over what a world has read. */
async function visitorOf(w: World) {
  const site = await siteInMemory();
  return visitor({ app: webApp({ ...site.web, content: w.content, clock: w.clock }), clock: w.clock });
}

/** The calendar of a change: its method, and of each event its day, its status and its sequence. */
async function calendarOf(w: World, change: string) {
  const { text } = await (await visitorOf(w)).get(`/c/${change}/dates.ics`);
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, value = '']) => value);
  const [method] = all(/^METHOD:(\w+)/gm);
  const days = all(/^DTSTART;VALUE=DATE:(\d+)/gm);
  const states = all(/^STATUS:(\w+)/gm);
  const sequences = all(/^SEQUENCE:(\d+)/gm).map(Number);
  return { method, events: days.map((day, at) => `${day} ${states[at]}`), sequences };
}

const DOCKET = { metadata: { docket: 'BIS-2019-0007' } };

/** A filed rule with its number, as public inspection lists it. */
const numbered = (w: World, number: string, dates: string, more: Partial<Parameters<typeof detect>[1]>) =>
  detect(w, {
    doc: `fr:${number}`,
    title: `Addition of an Entity to the Entity List, ${number}`,
    text: ruleText(number, dates),
    ...more,
    metadata: { number, ...more.metadata },
  });

describe('the calendar of a document, read again', () => {
  test.each([
    ['its correction', { type: 'corrected', corrects: { number: '2019-20002' } }],
    ['another document of its docket', DOCKET],
  ] as const)('calls a day off that %s moved, as its page says', async (_, later) => {
    const w = await worldWithAnn();
    const first = await numbered(w, '2019-20002', 'Comments are due by May 20, 2019.', DOCKET);
    await passHoursUntil(w, '2019-05-10T12:00:00Z');
    const before = await calendarOf(w, first);
    expect(before).toMatchObject({ method: 'PUBLISH', events: ['20190520 CONFIRMED'] });
    const second = await numbered(w, '2019-20003', 'Comments are due by June 3, 2019.', later);
    await passHoursUntil(w, '2019-05-11T12:00:00Z');
    const after = await calendarOf(w, first);
    expect(after).toMatchObject({ method: 'CANCEL', events: ['20190520 CANCELLED'] });
    expect(after.sequences[0]).toBeGreaterThan(before.sequences[0] ?? 0);
    expect((await calendarOf(w, second)).events).toEqual(['20190603 CONFIRMED']);
    const page = (await (await visitorOf(w)).get(`/c/${first}`)).text;
    expect(page).toContain('Comments due 20 May 2019 does not stand any more');
  });

  test('holds a day once where a later state names one of two days alone', async () => {
    const w = await worldWithAnn();
    const two =
      'This rule is effective May 20, 2019, except for instruction 2, which is effective June 20, 2019.';
    const first = await fileRule(w, '2019-20001', two);
    await passHoursUntil(w, '2019-05-01T12:00:00Z');
    expect((await calendarOf(w, first)).events).toEqual(['20190520 CONFIRMED', '20190620 CONFIRMED']);
    await fileRule(w, '2019-20001', 'This rule is effective June 20, 2019.', { type: 'amended' });
    await passHoursUntil(w, '2019-05-02T12:00:00Z');
    const { events, sequences } = await calendarOf(w, first);
    expect(events).toEqual(['20190620 CONFIRMED', '20190620 CANCELLED']);
    expect(sequences[1]).toBe(sequences[0]);
  });

  test('calls the days of a withdrawn document off, though its last state names none', async () => {
    const w = await worldWithAnn();
    const first = await fileRule(w, '2019-20001', 'This rule is effective June 20, 2019.');
    await passHoursUntil(w, '2019-05-01T12:00:00Z');
    await fileRule(w, '2019-20001', '', { text: 'Gone.', type: 'withdrawn', stage: 'withdrawn' });
    await passHoursUntil(w, '2019-05-02T12:00:00Z');
    expect(await calendarOf(w, first)).toMatchObject({ method: 'CANCEL', events: ['20190620 CANCELLED'] });
  });

  test('counts two states within a minute as two', async () => {
    const w = await worldWithAnn();
    const first = await fileRule(w, '2019-20001', 'This rule is effective June 20, 2019.');
    await w.pump();
    const before = await calendarOf(w, first);
    w.clock.advance(5_000);
    await fileRule(w, '2019-20001', 'This rule is effective June 21, 2019.', { type: 'amended' });
    await w.pump();
    const after = await calendarOf(w, first);
    expect(after.events).toEqual(['20190621 CONFIRMED']);
    expect(after.sequences[0]).toBeGreaterThan(before.sequences[0] ?? 0);
  });
});

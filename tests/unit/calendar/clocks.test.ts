import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isTimely,
  reminderDays,
  reminderInstant,
  reminderKnown,
  remindersOf,
} from '../../../shared/domain/calendar/clocks.ts';
import type { Fact } from '../../../shared/domain/change.ts';
import { addDays, localClock } from '../../../shared/domain/clock-zones.ts';
import { docId } from '../../../shared/domain/ids.ts';

const DOCUMENT = { docId: docId('fr:2019-25189'), detectedAt: '2000-01-01T00:00:00.000Z' };
const ends = (date: string): Fact => ({ label: 'Ends', value: date, date });
const at = (instant: string) => new Date(instant);
const days = fc.integer({ min: 0, max: 40 * 366 }).map((count) => addDays('2010-01-01', count));

describe('when readers are reminded of a date', () => {
  test('thirty days, seven days and one day before, known from midnight and told from eight in New York', () => {
    const facts = [ends('2020-02-16')];
    expect(remindersOf(DOCUMENT, { facts }, at('2019-11-18T13:46:00Z'))).toMatchObject([
      { day: '2020-02-16', daysBefore: 30, dueAt: '2020-01-17T05:00:00.000Z' },
      { day: '2020-02-16', daysBefore: 7, dueAt: '2020-02-09T05:00:00.000Z' },
      { day: '2020-02-16', daysBefore: 1, dueAt: '2020-02-15T05:00:00.000Z' },
    ]);
    expect(reminderDays(DOCUMENT, { facts }, at('2020-01-17T13:00:00Z'))).toEqual([
      '2020-02-09',
      '2020-02-15',
    ]);
    expect(reminderDays(DOCUMENT, { facts }, at('2020-02-16T12:00:00Z'))).toEqual([]);
  });

  test('not of what is no date of law, nor twice of what is stated twice', () => {
    const facts: Fact[] = [
      { label: 'Text as of', value: '2030-01-01', date: '2030-01-01' },
      { label: 'Ends', value: 'no calendar day is stated' },
      ends('2020-02-16'),
      { ...ends('2020-02-16'), statedAs: 'through February 16' },
    ];
    expect(remindersOf(DOCUMENT, { facts }, at('2019-11-18T13:46:00Z'))).toHaveLength(3);
  });

  test('not within a day of the document itself', () => {
    const set = (detectedAt: string) =>
      remindersOf({ ...DOCUMENT, detectedAt }, { facts: [ends('2020-02-16')] }, at(detectedAt)).map(
        ({ daysBefore }) => daysBefore,
      );
    expect(set('2020-02-08T12:59:00Z')).toEqual([7, 1]);
    expect(set('2020-02-08T13:01:00Z')).toEqual([1]);
    expect(set('2020-02-14T13:01:00Z')).toEqual([]);
  });

  test('equal reminders are one change, others are not', () => {
    const ids = (doc: string, date: string) =>
      remindersOf(
        { ...DOCUMENT, docId: docId(doc) },
        { facts: [ends(date)] },
        at('2019-01-01T00:00:00Z'),
      ).map(({ changeId }) => changeId);
    expect(ids('fr:1', '2020-02-16')).toEqual(ids('fr:1', '2020-02-16'));
    const all = [...ids('fr:1', '2020-02-16'), ...ids('fr:2', '2020-02-16'), ...ids('fr:1', '2020-02-17')];
    expect(new Set(all).size).toBe(9);
  });

  test('at eight by the clock of New York on any day of forty years, over every change of the clocks', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(30, 7, 1), (day, before) => {
        const instant = reminderInstant(day, before);
        expect(localClock('America/New_York', instant)).toEqual({
          date: addDays(day, -before),
          hour: 8,
          minute: 0,
          second: 0,
        });
        expect(instant < reminderInstant(addDays(day, 1), before)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('and never in the past, seen from any hour around the changes of the clocks', () => {
    const hours = fc.integer({ min: -24 * 40, max: 24 });
    const spring = fc.constantFrom('2020-03-08', '2020-11-01', '2019-03-10', '2019-11-03');
    fc.assert(
      fc.property(spring, hours, (day, hour) => {
        const now = new Date(at(`${day}T12:00:00Z`).getTime() + hour * 3_600_000);
        const set = remindersOf(DOCUMENT, { facts: [ends(day)] }, now);
        expect(set.every((each) => reminderInstant(each.day, each.daysBefore) > now)).toBe(true);
        const missed = 3 - set.length;
        expect([30, 7, 1].slice(missed)).toEqual(set.map(({ daysBefore }) => daysBefore));
      }),
    );
  });
});

describe('of reminders that were left lying', () => {
  test('exactly one of a date is told, whenever one wakes up before its end; none after it', () => {
    const late = fc.integer({ min: 1, max: 45 * 24 * 60 });
    fc.assert(
      fc.property(days, late, (day, minutes) => {
        const first = reminderKnown(day, 30);
        const now = new Date(first.getTime() + minutes * 60_000);
        const due = [30, 7, 1].filter((before) => reminderKnown(day, before) < now);
        const told = due.filter((daysBefore) => isTimely({ day, daysBefore }, now));
        const over = localClock('America/New_York', now).date > day;
        // At the very instant of a nearer one, that one is about to be due.
        const turning = [7, 1].some((before) => reminderKnown(day, before).getTime() === now.getTime());
        expect(told).toEqual(over || turning ? [] : due.slice(-1));
      }),
    );
  });
});

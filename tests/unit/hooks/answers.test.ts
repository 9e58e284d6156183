import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consequenceOf, type HookAnswer, standingAfter } from '../../../shared/domain/hooks/answers.ts';
import type { HookStanding } from '../../../shared/domain/hooks/hook.ts';

const since = new Date('2026-11-24T08:00:00Z');
const at = (minutes: number) => new Date(since.getTime() + minutes * 60_000);
const status = (code: number, retryAfter?: string): HookAnswer => ({
  outcome: 'answered',
  status: code,
  ...(retryAfter !== undefined && { retryAfter }),
});
const unreachable: HookAnswer = { outcome: 'unanswered', reason: 'unreachable' };

/** The minutes at which a receiver that always answers so is called, and how it ends. */
function played(answer: HookAnswer): { readonly minutes: readonly number[]; readonly end: string } {
  const minutes: number[] = [];
  let now = since;
  for (;;) {
    minutes.push((now.getTime() - since.getTime()) / 60_000);
    const consequence = consequenceOf(answer, since, now);
    if (consequence.next !== 'later') return { minutes, end: consequence.next };
    now = consequence.retryAt;
  }
}

const ALL = [0, 1, 6, 36, 156, 516, 1236, 2676];

describe('a call is', () => {
  test.each([
    [status(200), [0], 'taken'],
    [status(204), [0], 'taken'],
    [status(299), [0], 'taken'],
    [status(301), ALL, 'given-up'],
    [status(307), ALL, 'given-up'],
    [status(400), [0, 1, 6], 'given-up'],
    [status(401), [0, 1, 6], 'given-up'],
    [status(404), [0, 1, 6], 'given-up'],
    [status(408), ALL, 'given-up'],
    [status(410), [0], 'gone'],
    [status(429), ALL, 'given-up'],
    [status(500), ALL, 'given-up'],
    [status(503), ALL, 'given-up'],
    [unreachable, ALL, 'given-up'],
    [{ outcome: 'unanswered', reason: 'timeout' } as const, ALL, 'given-up'],
    [{ outcome: 'unanswered', reason: 'refused-address' } as const, ALL, 'given-up'],
  ])('%j: made at the minutes %j, then %s', (answer, minutes, end) => {
    expect(played(answer)).toEqual({ minutes, end });
  });

  test('tried again for 44.6 hours, which is nearly two days', () => {
    expect(((ALL.at(-1) ?? 0) / 60).toFixed(1)).toBe('44.6');
  });

  test.each([
    ['in seconds', status(429, '600'), 10],
    ['as a date', status(503, 'Tue, 24 Nov 2026 08:20:00 GMT'), 20],
    ['for a week: a day', status(503, '604800'), 24 * 60],
    ['in the past', status(503, 'Tue, 24 Nov 2020 08:20:00 GMT'), 1],
    ['in words', status(503, 'later'), 1],
    ['of a 500, which may not ask', status(500, '600'), 1],
  ])('put off as long as it is asked to be, %s', (_, answer, minutes) => {
    expect(consequenceOf(answer, since, since)).toEqual({ next: 'later', retryAt: at(minutes) });
  });

  test('whatever is answered and whenever, put off into the future or ended', () => {
    const age = fc.integer({ min: 0, max: 5 * 24 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), age, fc.string(), (code, minutes, wait) => {
        const consequence = consequenceOf(status(code, wait), since, at(minutes));
        if (consequence.next === 'later')
          expect(consequence.retryAt.getTime()).toBeGreaterThan(at(minutes).getTime());
      }),
    );
  });
});

describe('a hook', () => {
  const active: HookStanding = { hookId: 'h', state: 'active' };
  const turned = (before: HookStanding, answer: HookAnswer, minutes = 0, isTest = false) =>
    standingAfter(
      before,
      { next: consequenceOf(answer, since, at(minutes)).next, answer, test: isTest },
      at(minutes),
    );

  test('is told of changes once it has taken a test, and only then', () => {
    const untested: HookStanding = { hookId: 'h', state: 'untested' };
    expect(turned(untested, status(500), 0, true)).toEqual({ ...untested, reason: 'status 500' });
    expect(turned(untested, status(200), 0, true)).toEqual(active);
  });

  test('stays on while it fails for less than two days, and is off at the last call', () => {
    const failing = turned(active, status(500));
    expect(failing).toMatchObject({ state: 'active', failingSince: since.toISOString() });
    expect(turned(failing, status(500), 1236)).toBe(failing);
    expect(turned(failing, status(500), 2676)).toMatchObject({ state: 'off', reason: 'status 500' });
  });

  test('that takes something in between has two days again', () => {
    const failing = turned(active, status(500));
    const well = turned(failing, status(200), 30);
    expect(well).toEqual(active);
    expect(turned(well, status(500), 2676)).toMatchObject({ state: 'active' });
  });

  test('that says it is gone is off at once, and on again after a test', () => {
    const gone = turned(active, status(410));
    expect(gone).toMatchObject({ state: 'off', reason: 'status 410' });
    expect(turned(gone, status(200), 5, true)).toEqual(active);
  });

  test('that goes on well is not written again', () => expect(turned(active, status(200), 9)).toBe(active));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHot, restUntil, statedPause } from '../../../shared/domain/sources/cadence.ts';

const NOW = new Date('2026-10-02T13:00:00Z');
const MINUTE = 60_000;
const cadence = { minutes: 10, maxMinutes: 120, hotWindows: [] };
const minutesOf = (news: readonly string[], statedMs = 0) => {
  const until = restUntil(cadence, news, statedMs, NOW);
  return until && (until.getTime() - NOW.getTime()) / MINUTE;
};
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE).toISOString();

describe('a source rests', () => {
  it('not at all without a longest pause', () =>
    expect(restUntil({ minutes: 10, hotWindows: [] }, [], 3_600_000, NOW)).toBeUndefined());

  // Half a tick less than the pause, so that the tick at its end is not missed.
  it.each([
    ['as long as allowed where nothing is new', [], 0, 115],
    ['as often as allowed where much is', Array.from({ length: 20 }, (_, n) => ago(100 - 5 * n)), 0, 5],
    ['for a week by its items', Array.from({ length: 168 }, (_, n) => ago((167 - n) * 60)), 0, 55],
    ['for as long as its answer asks', [ago(5), ago(3), ago(1)], 40 * MINUTE, 35],
    ['never longer than allowed', [], 10 * 60 * MINUTE, 115],
  ])('%s', (_name, news, stated, minutes) => expect(minutesOf(news, stated)).toBeCloseTo(minutes, -1));

  it('always between its shortest and its longest pause', () => {
    const times = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 20 });
    fc.assert(
      fc.property(times, fc.nat({ max: 1e9 }), (minutes, stated) => {
        const rest = minutesOf(minutes.sort((a, b) => b - a).map(ago), stated) ?? Number.NaN;
        expect(rest).toBeGreaterThanOrEqual(5);
        expect(rest).toBeLessThanOrEqual(115);
      }),
    );
  });
});

describe('the pause that an answer asks for', () => {
  it.each<[string, Record<string, string>, string, number]>([
    ['nothing', {}, '', 0],
    ['max-age', { 'cache-control': 'public, max-age=600' }, '', 600_000],
    [
      'max-age before Expires',
      { 'cache-control': 'max-age=60', expires: 'Fri, 02 Oct 2026 14:00:00 GMT' },
      '',
      60_000,
    ],
    ['Expires', { expires: 'Fri, 02 Oct 2026 13:30:00 GMT' }, '', 1_800_000],
    ['Expires in the past', { expires: '0' }, '', 0],
    ['s-maxage is for caches', { 'cache-control': 's-maxage=600' }, '', 0],
    ['ttl of a feed', {}, '<rss><channel><ttl> 15 </ttl>', 900_000],
  ])('%s', (_name, headers, text, pause) => expect(statedPause(headers, text, NOW)).toBe(pause));
});

it('a hot window is open on its days, by its clock, with both its ends', () => {
  const window = {
    tz: 'America/New_York',
    days: ['FRI' as const],
    from: '09:00',
    to: '09:05',
    everyMinutes: 1,
  };
  const hot = (now: string) => isHot({ minutes: 60, hotWindows: [window] }, new Date(now));
  expect(['2026-10-02T13:00:00Z', '2026-10-02T13:05:59Z'].map(hot)).toEqual([true, true]);
  expect(['2026-10-02T12:59:00Z', '2026-10-02T13:06:00Z', '2026-10-01T13:00:00Z'].map(hot)).toEqual([
    false,
    false,
    false,
  ]);
  // Winter time begins on 1 November 2026.
  expect(hot('2026-11-06T14:00:00Z')).toBe(true);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CronRow,
  cronRows,
  enabledSources,
  type PolledSource,
} from '../../infra/constructs/poll-plan.ts';

const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** Every time at which a row starts, as `MON 08:40`; the same time twice if two rows name it. */
function expand(rows: readonly CronRow[]): string[] {
  return rows.flatMap(({ minute, hour, weekDay }) => {
    const [start, step] = minute.split('/').map(Number);
    const minutes =
      step === undefined
        ? minute.split(',').map(Number)
        : Array.from({ length: 60 }, (_, at) => at).filter(
            (at) => at >= (start ?? 0) && (at - (start ?? 0)) % step === 0,
          );
    const hours = hour === '*' ? Array.from({ length: 24 }, (_, at) => at) : hour.split(',').map(Number);
    const days = weekDay === undefined ? DAYS : weekDay.split(',');
    return days.flatMap((day) => hours.flatMap((h) => minutes.map((m) => `${day} ${clock(h * 60 + m)}`)));
  });
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const AS_FILED = { on: [], off: [] };

const source = (id: string): PolledSource => {
  const found = enabledSources(AS_FILED).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`There is no enabled source ${id}.`);
  return found;
};

describe('public inspection', () => {
  const times = expand(cronRows(source('fr-public-inspection').cadence));

  it.each(['08:40', '08:58', '09:00', '11:10', '11:30', '13:55', '14:09', '16:10', '17:55', '18:15'])(
    'is read at %s on a business day, when filings appear',
    (at) => expect(times).toContain(`THU ${at}`),
  );
  it('is read every 15 minutes by day and every hour else', () => {
    const tuesday = times.filter((time) => time.startsWith('TUE'));
    for (const at of ['10:00', '10:15', '10:30', '10:45', '22:00', '03:00'])
      expect(tuesday).toContain(`TUE ${at}`);
    expect(tuesday.filter((time) => /^TUE 2[0-3]/.test(time))).toHaveLength(4);
  });
  it('is read every hour on the weekend', () => {
    expect(times.filter((time) => time.startsWith('SUN'))).toHaveLength(24);
  });
});

it('the CFR is read in the morning, and again on weekdays when it should be loaded', () => {
  const times = expand(cronRows(source('ecfr-title-15').cadence));
  expect(times.filter((time) => time.startsWith('WED'))).toEqual(['WED 06:00', 'WED 10:00']);
  expect(times.filter((time) => time.startsWith('SUN'))).toEqual(['SUN 06:00']);
});

it('what is read once a day is read once a day', () => {
  expect(expand(cronRows(source('csl').cadence))).toEqual(DAYS.map((day) => `${day} 06:00`));
});

it('issues are gone over once a day, when the issue of the day and the filings of 14:00 are in', () => {
  expect(expand(cronRows(source('fr-issues').cadence))).toEqual(DAYS.map((day) => `${day} 14:40`));
});

it('a hot window in another zone is refused rather than read in the wrong one', () => {
  const window = { tz: 'Asia/Hong_Kong', days: DAYS, from: '09:00', to: '10:00', everyMinutes: 5 };
  expect(() => cronRows({ minutes: 60, hotWindows: [window] })).toThrow('Asia/Hong_Kong');
});

it('no minute is polled twice, and every minute of a window is polled', () => {
  const window = fc
    .record({
      days: fc.subarray([...DAYS], { minLength: 1 }),
      bounds: fc.tuple(fc.nat(1439), fc.nat(1439)),
      everyMinutes: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ days, bounds, everyMinutes }) => ({
      tz: 'America/New_York',
      days,
      from: clock(Math.min(...bounds)),
      to: clock(Math.max(...bounds)),
      everyMinutes,
    }));
  const cadence = fc.record({
    minutes: fc.constantFrom(5, 10, 15, 30, 60, 120, 1440),
    hotWindows: fc.array(window, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(cadence, (given) => {
      const times = expand(cronRows(given));
      expect(new Set(times).size).toBe(times.length);
      for (const { days, from } of given.hotWindows) {
        for (const day of days) expect(times).toContain(`${day} ${from}`);
      }
    }),
    { numRuns: 50 },
  );
});

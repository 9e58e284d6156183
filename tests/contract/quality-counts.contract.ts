import { beforeEach, describe, expect, test } from 'vitest';
import type { QualityCounts } from '../../shared/ports/quality-counts.ts';

/** What every QualityCounts keeps to; `make` gives an empty one. */
export function describeQualityCounts(name: string, make: () => Promise<QualityCounts>): void {
  describe(`quality counts: ${name}`, () => {
    let counts: QualityCounts;
    beforeEach(async () => {
      counts = await make();
    });

    test('each day sums what was added and taken back, also by many at once', async () => {
      await Promise.all(
        Array.from({ length: 20 }, () => counts.add('2026-11-24', { told: 3, 'wrong-fact': 1 })),
      );
      await counts.add('2026-11-24', { 'wrong-fact': -2, 'not-my-company': 1 });
      await counts.add('2026-11-24', {});
      await counts.add('2026-11-25', { told: 1, 'sent-60': 4, 'seen-later': 1 });
      expect(await counts.days('2026-11-25', '2026-11-25')).toEqual([
        { day: '2026-11-25', counts: { told: 1, 'sent-60': 4, 'seen-later': 1 } },
      ]);
      expect(await counts.days('2026-11-24', '2026-11-24')).toEqual([
        { day: '2026-11-24', counts: { told: 60, 'wrong-fact': 18, 'not-my-company': 1 } },
      ]);
    });

    test('days come in order, both ends included, those without counters left out', async () => {
      for (const day of ['2026-11-24', '2026-08-26', '2026-10-01', '2026-08-27'])
        await counts.add(day, { told: 1 });
      const days = await counts.days('2026-08-27', '2026-11-24');
      expect(days.map(({ day }) => day)).toEqual(['2026-08-27', '2026-10-01', '2026-11-24']);
    });
  });
}

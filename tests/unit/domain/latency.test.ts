import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, type LatencyCount, latencyCount, within } from '../../../shared/domain/latency.ts';

test('a time within which a share of the waits ended is never shorter than it was, nor longer than the next step', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 8_000_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(waits, fc.constantFrom(0.5, 0.95), (milliseconds, share) => {
      const counts: Partial<Record<LatencyCount, number>> = {};
      for (const each of milliseconds) {
        const name = latencyCount('sent', each);
        counts[name] = (counts[name] ?? 0) + 1;
      }
      expect(counted(counts, 'sent')).toBe(milliseconds.length);
      const sorted = milliseconds.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
      const told = within(counts, 'sent', share) ?? Number.NaN;
      expect(told * 1000).toBeGreaterThanOrEqual(exact);
      if (exact > 15_000 && exact <= 3_600_000) expect(told * 1000).toBeLessThanOrEqual(exact * 4);
    }),
  );
});

test('of nothing counted there is no time', () => {
  expect(within({}, 'seen', 0.5)).toBeUndefined();
  expect(within({ 'sent-15': 3 }, 'seen', 0.5)).toBeUndefined();
});

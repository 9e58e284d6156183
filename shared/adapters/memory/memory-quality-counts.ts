import type { QualityCount, QualityCounts } from '../../ports/quality-counts.ts';

/** In-memory QualityCounts. */
export function memoryQualityCounts(): QualityCounts {
  const days = new Map<string, Partial<Record<QualityCount, number>>>();
  return {
    async add(day, counts) {
      const counted = days.get(day) ?? {};
      days.set(day, counted);
      for (const [name, by] of Object.entries(counts) as [QualityCount, number][])
        counted[name] = (counted[name] ?? 0) + by;
    },
    days: async (from, to) =>
      [...days]
        .filter(([day]) => day >= from && day <= to)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([day, counts]) => ({ day, counts: { ...counts } })),
  };
}

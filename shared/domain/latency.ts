/** Seconds up to which a wait is counted together with shorter ones; what takes longer is counted as `later`. */
const BOUNDS = ['15', '30', '60', '120', '300', '900', '3600'] as const;

/** From filing to our seeing it, and from seeing to the hand-over of a mail. */
export type LatencyStep = 'seen' | 'sent';
type Bound = (typeof BOUNDS)[number] | 'later';
export type LatencyCount = `${LatencyStep}-${Bound}`;

const STEPS = ['seen', 'sent'] as const satisfies readonly LatencyStep[];

export const LATENCY_COUNTS: readonly LatencyCount[] = STEPS.flatMap((step) =>
  [...BOUNDS, 'later' as const].map((bound): LatencyCount => `${step}-${bound}`),
);

/** The counter of a wait of so many milliseconds. */
export function latencyCount(step: LatencyStep, milliseconds: number): LatencyCount {
  const bound = BOUNDS.find((each) => milliseconds <= Number(each) * 1000);
  return `${step}-${bound ?? 'later'}`;
}

export type LatencyCounted = Readonly<Partial<Record<LatencyCount, number>>>;

/** How many waits of a step were counted. */
export function counted(counts: LatencyCounted, step: LatencyStep): number {
  return [...BOUNDS, 'later' as const].reduce((sum, bound) => sum + (counts[`${step}-${bound}`] ?? 0), 0);
}

/**
 * The seconds within which that share (0 to 1) of the waits ended: the bound of the counter in which it lies, so the true
 * time is that or less. Infinity where it is longer than any bound; undefined where nothing was counted.
 */
export function within(counts: LatencyCounted, step: LatencyStep, share: number): number | undefined {
  const all = counted(counts, step);
  if (all === 0) return undefined;
  let so = 0;
  for (const bound of BOUNDS) {
    so += counts[`${step}-${bound}`] ?? 0;
    if (so >= share * all) return Number(bound);
  }
  return Number.POSITIVE_INFINITY;
}

import type { DocId, SourceId } from '../../domain/ids.ts';
import type { Recheck } from '../../ports/press-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** After how long since its first sighting a story is looked at again; a government's own pages after that weekly. */
const LOOKS_MS = [HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS] as const;
const OFFICIAL_LOOKS = 12;

/** The first look at a story that was just recorded. */
export function firstRecheck(doc: DocId, source: SourceId, now: Date): Recheck {
  return { docId: doc, sourceId: source, due: new Date(now.getTime() + LOOKS_MS[0]).toISOString(), step: 0 };
}

/** The look after this one, counted from the first sighting of the story; undefined where it was the last. */
export function nextRecheck(recheck: Recheck, firstSeenAt: string, official: boolean): Recheck | undefined {
  const step = recheck.step + 1;
  const weekly =
    official && step < LOOKS_MS.length + OFFICIAL_LOOKS
      ? (step - LOOKS_MS.length + 2) * 7 * DAY_MS
      : undefined;
  const after = LOOKS_MS[step] ?? weekly;
  if (after === undefined) return undefined;
  const { goneSince: _, ...rest } = recheck;
  return { ...rest, step, due: new Date(new Date(firstSeenAt).getTime() + after).toISOString() };
}

/** The same look once more after a while. */
export function again(recheck: Recheck, now: Date, afterMs: number): Recheck {
  return { ...recheck, due: new Date(now.getTime() + afterMs).toISOString() };
}

import type { SegmentState } from '../../../domain/delivery.ts';

/** How far the work on a segment has come. */
export interface Progress {
  readonly cursor?: string;
  readonly state: SegmentState;
}

/** The progress after a step: the cursor only grows and `done` is final. */
export function advanced(progress: Progress | undefined, step: Progress): Progress {
  if (progress?.state === 'done') return progress;
  const before = progress?.cursor;
  const cursor = step.cursor !== undefined && step.cursor > (before ?? '') ? step.cursor : before;
  return cursor === undefined ? { state: step.state } : { state: step.state, cursor };
}

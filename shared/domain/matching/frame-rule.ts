import type { FrameRule } from './frame.ts';
import { phrases } from './phrase.ts';

/** A rule of the tables: how it is called, what it says is done, where its parties stand, what it needs, and its phrases. */
export const rule = (
  id: string,
  action: FrameRule['action'],
  reach: FrameRule['reach'],
  needs: FrameRule['needs'],
  ...alternatives: readonly string[]
): FrameRule => ({ id, action, reach, needs, pattern: phrases(...alternatives) });

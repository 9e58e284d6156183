import { hashId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * The frame of a queue message. The id is made from what the message asks for, so that a repeat is recognised in the log;
 * `cause` names what led to it (a change, a plan, a run).
 */
export function envelope(clock: Clock, cause: string, ...asks: readonly string[]) {
  return { v: 1 as const, id: hashId('message', cause, ...asks), at: clock.now().toISOString(), cause };
}

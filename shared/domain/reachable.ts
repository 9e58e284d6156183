import type { Subscriber } from './subscriber.ts';

/** Why a person gets no mail now, or undefined if mail may go out. A pause ends by itself at `pausedUntil`. */
export function whyNotMailed(reader: Subscriber, now: Date): string | undefined {
  if (reader.status === 'active') return undefined;
  const pauseOver = reader.pausedUntil !== undefined && reader.pausedUntil <= now.toISOString();
  return reader.status === 'paused' && pauseOver ? undefined : reader.status;
}

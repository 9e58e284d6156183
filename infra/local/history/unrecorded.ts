import type { PolledSource } from '../../constructs/poll-plan.ts';

/**
 * The ids of the sources that the recording does not answer for: those are off in the local history, which reads nothing
 * from outside. `origins` are the recorded ones.
 */
export function unrecorded(
  sources: readonly PolledSource[],
  origins: Readonly<Record<string, string>>,
): readonly string[] {
  return sources.filter(({ url }) => !(new URL(url).origin in origins)).map(({ id }) => id);
}

import { officialTime } from '../../domain/rendering/dates.ts';
import type { Trouble } from '../../domain/source-health/health.ts';
import type { SourceState, SourceStateStore } from '../../ports/source-state-store.ts';

const WORDS: Readonly<Record<Trouble, (since: string) => string>> = {
  blocked: (since) => `refuses us; unread since ${since}.`,
  unreadable: (since) => `unread since ${since}.`,
  empty: (since) => `answers without what we look for; unread since ${since}.`,
  silent: (since) =>
    `has listed nothing for longer than it usually does (noticed ${since}); it may be misread.`,
};

/** A source that is read and lists nothing may be misread, or have nothing to list: worth a reader's while when it is new. */
const SILENCE_TOLD_MS = 7 * 86_400_000;

/**
 * A sentence on each source that is in trouble at `now` as its readers must know: "eCFR, title 15: unread since …". What is
 * not read is said as long as that lasts, mere silence for its first week; the page on sources says both throughout.
 */
export async function sourceNotes(
  sources: Pick<SourceStateStore, 'list'>,
  now: Date,
): Promise<readonly string[]> {
  const states = await sources.list();
  return states.flatMap((state) => noteOf(state, now) ?? []).sort((a, b) => a.localeCompare(b, 'en'));
}

function noteOf({ name, sourceId, trouble }: SourceState, now: Date): string | undefined {
  if (trouble?.told !== true) return undefined;
  const lasted = now.getTime() - new Date(trouble.since).getTime();
  if (trouble.kind === 'silent' && lasted > SILENCE_TOLD_MS) return undefined;
  return `${name ?? sourceId}: ${WORDS[trouble.kind](officialTime(trouble.since))}`;
}

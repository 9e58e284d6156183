import { officialTime } from '../../domain/rendering/dates.ts';
import type { Trouble } from '../../domain/source-health/health.ts';
import type { SourceState, SourceStateStore } from '../../ports/source-state-store.ts';

const WORDS: Readonly<Record<Trouble, string>> = {
  blocked: 'refuses us; unread',
  unreadable: 'unread',
  empty: 'answers without what we look for; unread',
  silent: 'has listed nothing for longer than it usually does; perhaps misread',
};

/** A sentence on each source that is in trouble as its readers must know: "eCFR, title 15: unread since …". */
export async function sourceNotes(sources: Pick<SourceStateStore, 'list'>): Promise<readonly string[]> {
  const states = await sources.list();
  return states.flatMap((state) => noteOf(state) ?? []).sort((a, b) => a.localeCompare(b, 'en'));
}

function noteOf({ name, sourceId, trouble }: SourceState): string | undefined {
  if (trouble?.told !== true) return undefined;
  return `${name ?? sourceId}: ${WORDS[trouble.kind]} since ${officialTime(trouble.since)}.`;
}

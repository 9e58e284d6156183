import type { Head } from '../../domain/document.ts';
import type { DocId } from '../../domain/ids.ts';
import type { EntryKey, ListEntry } from '../../domain/sources/entry.ts';
import { resolveEntries } from '../../domain/sources/identity.ts';
import type { PollSession } from './poll-session.ts';

/**
 * The entries of a list under the documents that they are known as, with the heads of those that exist. Keys seen for the
 * first time are written down before anything else is done with an entry, so that a run that dies leaves no document
 * under a name that the next run would not find.
 */
export async function knownEntries(
  { deps }: PollSession,
  listed: readonly ListEntry[],
): Promise<{ readonly entries: readonly ListEntry[]; readonly heads: ReadonlyMap<DocId, Head> }> {
  const keys = listed.flatMap((entry) => entry.keys ?? []);
  if (keys.length === 0) return { entries: listed, heads: await deps.content.heads(docsOf(listed)) };
  const known = await deps.press.documentsOf([...new Set(keys)]);
  const candidates = new Set([...docsOf(listed), ...known.values()]);
  const heads = await deps.content.heads([...candidates]);
  const entries = resolveEntries(listed, known, new Set(heads.keys()));
  for (const entry of entries) {
    const fresh = (entry.keys ?? []).filter((key: EntryKey) => !known.has(key));
    if (fresh.length > 0) await deps.press.putKeys(entry.docId, fresh);
  }
  return { entries, heads };
}

const docsOf = (entries: readonly ListEntry[]) => entries.map((entry) => entry.docId);

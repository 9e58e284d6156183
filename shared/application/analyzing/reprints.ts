import type { Change, Match } from '../../domain/change.ts';
import type { StorySketch } from '../../domain/story.ts';
import { sameStory, storySketch } from '../../domain/story.ts';
import type { ContentStore } from '../../ports/content-store.ts';

const WINDOW_MS = 7 * 86_400_000;
const NEWEST = 30;

/**
 * The press story of the last seven days that this one copies, if its readers were alerted to it; only reports about the
 * same companies are looked at. Two copies analysed at the same moment may both count as the first.
 */
export async function reprintOf(
  content: ContentStore,
  change: Change,
  text: string,
  matches: readonly Match[],
): Promise<Change | undefined> {
  const sketch = storySketch(text);
  const since = new Date(new Date(change.detectedAt).getTime() - WINDOW_MS).toISOString();
  const candidates = new Map<string, Change>();
  for (const match of matches)
    for (const entry of await content.history(match.companyId, NEWEST))
      if (entry.match.decision === 'alert' && isCandidate(change, entry.change, since))
        candidates.set(entry.change.changeId, entry.change);
  for (const candidate of candidates.values()) if (await isCopy(content, sketch, candidate)) return candidate;
  return undefined;
}

function isCandidate(change: Change, other: Change, since: string): boolean {
  if (other.trust === 'official' || other.silent || other.docId === change.docId) return false;
  return other.detectedAt >= since;
}

async function isCopy(content: ContentStore, sketch: StorySketch, candidate: Change): Promise<boolean> {
  const text = await content.text(candidate.docId, candidate.toRev);
  return text !== undefined && sameStory(sketch, storySketch(text));
}

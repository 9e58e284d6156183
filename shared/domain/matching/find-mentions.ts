import type { ReadableDocument } from '../change.ts';
import type { MatchIndex } from './match-index.ts';
import { type CleanSection, cleanSection, findNames } from './mentions.ts';
import { findNearNames } from './near-names.ts';
import { type Mention, supportedMentions } from './support.ts';

export interface FoundMentions {
  readonly sections: readonly CleanSection[];
  readonly mentions: readonly Mention[];
}

/** Cleans a document and finds the names of the indexes that count in it. */
export function findMentions(document: ReadableDocument, indexes: readonly MatchIndex[]): FoundMentions {
  const sections = document.sections.map(cleanSection);
  const hits = sections.flatMap((section, number) => {
    const found = findNames(section, number, indexes);
    const near = findNearNames(section, number, indexes, found);
    return near.length === 0 ? found : [...found, ...near].sort((a, b) => a.start - b.start);
  });
  return { sections, mentions: supportedMentions(sections, hits) };
}

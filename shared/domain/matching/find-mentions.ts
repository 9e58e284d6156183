import type { ReadableDocument } from '../change.ts';
import type { MatchIndex } from './match-index.ts';
import { type CleanSection, cleanSection, findNames } from './mentions.ts';
import { type Mention, supportedMentions } from './support.ts';

export interface FoundMentions {
  readonly sections: readonly CleanSection[];
  readonly mentions: readonly Mention[];
}

/** Cleans a document and finds the names of the indexes that count in it. */
export function findMentions(document: ReadableDocument, indexes: readonly MatchIndex[]): FoundMentions {
  const sections = document.sections.map(cleanSection);
  const hits = sections.flatMap((section, number) => findNames(section, number, indexes));
  return { sections, mentions: supportedMentions(sections, hits) };
}

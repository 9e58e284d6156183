import type { ReadableDocument } from '../change.ts';
import { addWithCodes } from './characters.ts';
import { sectionWriter } from './sections.ts';

const PARAGRAPH = /[^\r\n]+/g;

/** A press article as plain text, one paragraph a line or parted by empty lines: one section of role body a paragraph. */
export function readArticleText(source: string): Omit<ReadableDocument, 'parserVersion'> {
  const writer = sectionWriter();
  for (const line of source.matchAll(PARAGRAPH)) {
    writer.begin('body', '', line.index, true);
    addWithCodes(writer.text, source, line.index, line.index + line[0].length);
  }
  return { sections: writer.sections(), doubts: [] };
}

import type { ReadableDocument } from '../change.ts';
import type { TextFormat } from '../document.ts';
import { readArticleText } from './article-text.ts';
import { readFederalRegisterText } from './fr-text.ts';
import { readFederalRegisterXml } from './fr-xml.ts';

/** Changes whenever the same original would read differently; stored with every analysis. */
const PARSER_VERSION = 'reading-1';

/**
 * Makes a stored original readable: sections with roles in the order of the text, each with UTF-16 offsets into the
 * original. Never throws on any input; what could not be understood is told in `doubts`.
 */
export function readDocument(format: TextFormat, original: string): ReadableDocument {
  const read = readerOf(format)(original);
  const doubts =
    read.sections.length === 0 ? [...read.doubts, 'No text was found in the document.'] : read.doubts;
  return { sections: read.sections, doubts, parserVersion: PARSER_VERSION };
}

function readerOf(format: TextFormat): (original: string) => Omit<ReadableDocument, 'parserVersion'> {
  switch (format) {
    case 'fr-xml':
      return readFederalRegisterXml;
    case 'fr-text':
    case 'pi-text':
      return readFederalRegisterText;
    case 'article-text':
      return readArticleText;
  }
}

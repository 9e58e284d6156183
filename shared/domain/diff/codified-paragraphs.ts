import type { Section } from '../document.ts';
import { addWithCodes } from '../reading/characters.ts';
import { scanMarkup } from '../reading/markup.ts';
import { sectionWriter } from '../reading/sections.ts';
import { addGappedText } from '../reading/xml-gaps.ts';

const PARAGRAPHS = new Set(['p', 'fp', 'head']);

/** The paragraphs of an eCFR answer outside its tables, each a section with offsets into the original. */
export function codifiedParagraphs(source: string): readonly Section[] {
  const writer = sectionWriter();
  let inParagraph = false;
  let lastTag = 0;
  scanMarkup(source, {
    open: (tag, _attributes, start) => {
      lastTag = start;
      if (!PARAGRAPHS.has(tag.toLowerCase())) return;
      writer.begin('body', '', start, true);
      inParagraph = true;
    },
    close: (tag, start) => {
      lastTag = start;
      if (!PARAGRAPHS.has(tag.toLowerCase())) return;
      writer.end();
      inParagraph = false;
    },
    text: (start, end) => {
      if (inParagraph)
        addGappedText(writer.text, source, { start, end, lastTag, indented: false }, addWithCodes);
    },
  });
  return writer.sections();
}

import type { Section } from '../document.ts';
import { addWithCodes } from '../reading/characters.ts';
import { attribute, scanMarkup } from '../reading/markup.ts';
import { sectionWriter } from '../reading/sections.ts';
import { addGappedText } from '../reading/xml-gaps.ts';
import { codifiedLists } from './ecfr-list.ts';

const PARAGRAPHS = new Set(['p', 'fp', 'head']);
const NODE = /^div[1-9]$/;

const plain = (name: string) => name.replace(/^§\s*/, '').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Why a text cannot be the node that was asked for, or undefined: another node, a list without entries, or with less than
 * half of those it had. No rule so far has removed a tenth of a list; a cut answer easily does.
 */
export function nodeTrouble(
  node: { readonly identifier: string; readonly list?: string | undefined },
  text: string,
  before: string | undefined,
): string | undefined {
  if (!nodeNames(text).some((name) => plain(name) === plain(node.identifier)))
    return `the answer does not hold ${node.identifier}`;
  if (node.list === undefined) return undefined;
  const entries = countEntries(text);
  if (entries === 0) return `${node.identifier} has no entries`;
  const known = before === undefined ? 0 : countEntries(before);
  return entries * 2 < known ? `${node.identifier} has ${entries} entries, ${known} before` : undefined;
}

const countEntries = (text: string) =>
  codifiedLists(text).reduce((sum, { entries }) => sum + entries.length, 0);

function nodeNames(text: string): readonly string[] {
  const names: string[] = [];
  scanMarkup(text, {
    open: (tag, attributes) => {
      if (NODE.test(tag.toLowerCase())) names.push(attribute(attributes, 'N') ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return names;
}

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

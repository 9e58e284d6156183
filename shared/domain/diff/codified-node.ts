import { attribute, scanMarkup } from '../reading/markup.ts';
import { codifiedLists } from './ecfr-list.ts';

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

import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
export const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
export const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const MEDIA = 'http://search.yahoo.com/mrss/';
const ITUNES = 'http://www.itunes.com/dtds/podcast-1.0.dtd';

/** Prefixes that feeds use without declaring them. */
const USUAL_PREFIXES: Readonly<Record<string, string>> = {
  dc: DUBLIN_CORE,
  content: CONTENT,
  atom: ATOM,
  media: MEDIA,
  itunes: ITUNES,
};

/** Namespaces whose titles and links describe pictures, films and the like, not the story. */
const BESIDE = new Set([MEDIA, ITUNES, DUBLIN_CORE, CONTENT]);

export interface Field {
  readonly local: string;
  readonly space: string;
  readonly element: MarkupElement;
}

/** Elements that belong to an item itself, in RSS of all versions and Atom. */
const OWN = new Set(
  'title link guid id pubdate published updated issued modified created date description summary content encoded author creator source category comments enclosure'.split(
    ' ',
  ),
);
/** Fields whose elements are markup or somebody else's fields. */
const CLOSED = new Set(
  'description summary content encoded author source contributor group image'.split(' '),
);

const localName = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();

/** True for an element that is one item of a feed. */
function isItem(element: MarkupElement): boolean {
  const local = localName(element.name);
  return local === 'item' || local === 'entry';
}

/**
 * All item and entry elements, at whatever depth: in a feed with unclosed items, one stands inside the other. At most
 * `most` and one more.
 */
export function itemsOf(root: MarkupNode, most: number): MarkupElement[] {
  const found: MarkupElement[] = [];
  const open: MarkupNode[] = [root];
  for (let node = open.pop(); node !== undefined && found.length <= most; node = open.pop()) {
    if (isElement(node) && isItem(node)) found.push(node);
    pushChildren(open, node);
  }
  return found;
}

/** The fields of an item, those included that stand inside one that was never closed. */
export function fieldsOf(item: MarkupElement): Field[] {
  const fields: Field[] = [];
  const open: MarkupNode[] = [];
  pushChildren(open, item);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node) || isItem(node)) continue;
    const local = localName(node.name);
    fields.push({ local, space: spaceOf(node), element: node });
    if (OWN.has(local) && !CLOSED.has(local)) pushChildren(open, node);
  }
  return fields;
}

function pushChildren(open: MarkupNode[], node: MarkupNode): void {
  if (!('children' in node)) return;
  for (let at = node.children.length - 1; at >= 0; at -= 1) {
    const child = node.children[at];
    if (child !== undefined) open.push(child);
  }
}

/** Namespace of an element: the prefix is looked up at the nearest ancestor that declares it. */
function spaceOf(element: MarkupElement): string {
  const colon = element.name.indexOf(':');
  const prefix = colon < 0 ? '' : element.name.slice(0, colon);
  // Nearly all elements of a feed have no prefix and are told apart by their names alone.
  if (prefix === '') return '';
  for (let at: MarkupNode | null = element; at !== null; at = at.parent) {
    const declared = isElement(at) ? at.attribs[`xmlns:${prefix.toLowerCase()}`] : undefined;
    if (declared !== undefined) return declared;
  }
  return USUAL_PREFIXES[prefix.toLowerCase()] ?? '';
}

/** The first text that is not blank among the fields of those names, in the order of the names. */
export function firstText(
  fields: readonly Field[],
  ...wanted: readonly (readonly [string, string?])[]
): string | undefined {
  for (const [local, space] of wanted) {
    for (const one of fields) {
      if (one.local !== local || (space === undefined ? BESIDE.has(one.space) : one.space !== space))
        continue;
      const text = fieldText(one.element);
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** The text of a field up to the next field, since an unclosed one swallows those after it. */
export function fieldText(element: MarkupElement): string {
  const pieces: string[] = [];
  const open: MarkupNode[] = [];
  const whole = CLOSED.has(localName(element.name));
  pushChildren(open, element);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'text') pieces.push(node.data);
    else if (isElement(node) && (isItem(node) || (!whole && OWN.has(localName(node.name))))) break;
    else {
      if (isElement(node) && pieces.length > 0) pieces.push(' ');
      pushChildren(open, node);
    }
  }
  const text = pieces.join('').trim();
  return element.attribs['mode'] === 'base64' ? fromBase64(text) : text;
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8').trim();
}

/** The address against which a link of the element is read: its xml:base chain over the address of the feed. */
export function baseOf(element: MarkupElement, feed: string): string {
  const bases: string[] = [];
  for (let at: MarkupNode | null = element; at !== null; at = at.parent) {
    const own = isElement(at) ? at.attribs['xml:base'] : undefined;
    if (own) bases.push(own);
  }
  return bases.reduceRight((base, own) => URL.parse(own.trim(), base)?.href ?? base, feed);
}

import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import {
  type Dropped,
  dropDepths,
  INLINE,
  linkShare,
  type Measure,
  measured,
  nodesBelow,
  visibleText,
} from './page-tree.ts';
import {
  ABOUT_STORY,
  AWAY_HEADING,
  BESIDE_STORY,
  classWords,
  NEVER_STORY,
  SELDOM_STORY,
  STORY_WORDS,
  TALK_HEADING,
  WALL_WORDS,
} from './page-words.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that hold no story by what they are. */
const NEVER_TEXT = names(
  'script style noscript template iframe object embed svg canvas math button select input textarea option datalist nav aside menu dialog audio video map head title link meta',
);
/** AMP's own elements are furniture, but for those that only lay out text. */
const AMP_TEXT = names('amp-accordion amp-fit-text amp-layout amp-truncate-text amp-selector');
const SILENT_ROLES = names(
  'navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar tablist status alert img button',
);
const SIDE_LABEL =
  /\b(?:share|social|related|advertis|newsletter|comment|breadcrumb|cookie|navigation|menu)/i;
const PAGE_TAGS = names('html body main article');
/** Inside one of these an element named like a page's furniture may be a part of the story. */
const FRAMES = names('article main');
const BIG_SHARE = 0.35;

export interface Noise {
  /** Left out of the story's text. */
  readonly dropped: Dropped;
  /** Those among them that say who wrote the story and when. */
  readonly about: readonly MarkupElement[];
  /** True if one of them says that the rest of the story is for those who pay. */
  readonly walled: boolean;
}

/** What is dropped from a page before its story is looked for. `beside` is dropped already: by the rules of the source. */
export function noiseOf(root: MarkupNode, beside: Iterable<MarkupNode> = []): Noise {
  const dropped: Dropped = new Set(beside);
  dropDepths(root, dropped);
  for (const node of nodesBelow(root, dropped)) if (isElement(node) && isSilent(node)) dropped.add(node);
  dropOutside(root, dropped);
  const about = dropNamed(root, dropped);
  const walled = dropBoxes(root, dropped);
  return { dropped, about, walled };
}

function isSilent(element: MarkupElement): boolean {
  const { name, attribs } = element;
  if (NEVER_TEXT.has(name)) return true;
  if (name.startsWith('amp-')) return !AMP_TEXT.has(name);
  if (attribs['hidden'] !== undefined || attribs['aria-hidden'] === 'true') return !PAGE_TAGS.has(name);
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs['style'] ?? '')) return !PAGE_TAGS.has(name);
  if (SILENT_ROLES.has((attribs['role'] ?? '').toLowerCase())) return !PAGE_TAGS.has(name);
  return name === 'figcaption' || (name === 'figure' && !holdsText(element));
}

/** A figure may be the frame of a table or a quotation. */
function holdsText(figure: MarkupElement): boolean {
  return nodesBelow(figure, new Set()).some(
    (node) => isElement(node) && /^(?:table|blockquote|pre)$/.test(node.name),
  );
}

/** Forms, headers and footers: the page's own go, those around a story stay. */
function dropOutside(root: MarkupNode, dropped: Dropped): void {
  const measures = measured(root, dropped);
  const all = measures.get(root)?.prose ?? 0;
  for (const node of nodesBelow(root, dropped)) {
    if (!isElement(node) || !/^(?:form|header|footer|fieldset)$/.test(node.name)) continue;
    const measure = measures.get(node);
    const large = (measure?.prose ?? 0) > all * BIG_SHARE;
    const inside = node.name !== 'form' && isWithin(node, FRAMES) && hasSentence(measure);
    const keeps = inside || (node.name !== 'footer' && measure?.headed);
    if (!large && !keeps) dropped.add(node);
  }
}

const hasSentence = (measure: Measure | undefined) => linkShare(measure) < 0.3 && (measure?.prose ?? 0) > 0;

function isWithin(element: MarkupElement, frames: ReadonlySet<string>): boolean {
  for (let at = element.parent; at !== null; at = at.parent)
    if (isElement(at) && frames.has(at.name)) return true;
  return false;
}

/** Elements whose class, id or label says that they are no story. */
function dropNamed(root: MarkupNode, dropped: Dropped): MarkupElement[] {
  const measures = measured(root, dropped);
  const all = measures.get(root)?.prose ?? 0;
  const about: MarkupElement[] = [];
  for (const node of nodesBelow(root, dropped)) {
    if (!isElement(node) || isGone(node, dropped)) continue;
    const measure = measures.get(node);
    if (measure === undefined) continue;
    const named = namesOf(node);
    if (ABOUT_STORY.test(named) && !measure.headed && measure.prose <= all * 0.1) about.push(node);
    else if (!isNamedAway(node, named, measure, all) && !isPictureBox(node, named, measure)) continue;
    else if (WHO_WHEN.test(named) && measure.prose <= all * 0.1) about.push(node);
    dropped.add(node);
  }
  return about;
}

/** Frames of pictures: whatever short text stands in one is its caption or credit. */
const PICTURE_BOX =
  /(?:^|[\s_-])(?:media|images?|image-?block|img|photos?|pictures?|pic|figure|gallery|illustration|thumb|thumbnail|bild|foto)(?=$|[\s_-])/i;
const LONGEST_CAPTION = 400;

function isPictureBox(element: MarkupElement, named: string, measure: Measure): boolean {
  if (measure.chars > LONGEST_CAPTION || measure.headed || measure.elements > 40) return false;
  if (!PICTURE_BOX.test(named) || PAGE_TAGS.has(element.name)) return false;
  return nodesBelow(element, new Set()).some((node) => isElement(node) && PICTURES.has(node.name));
}
const PICTURES = names('img picture video amp-img');

const WHO_WHEN =
  /(?:^|[\s_-])(?:date|time|published|updated|author|writer|contributor|source-line|header|credits?)(?=$|[\s_-])/i;

const namesOf = ({ attribs }: MarkupElement) =>
  classWords(
    `${attribs['class'] ?? ''} ${attribs['id'] ?? ''} ${attribs['data-component'] ?? ''} ${attribs['data-testid'] ?? ''}`,
  );

function isGone(node: MarkupNode, dropped: Dropped): boolean {
  return node.parent !== null && dropped.has(node.parent);
}

function isNamedAway(
  { name, attribs }: MarkupElement,
  named: string,
  measure: Measure,
  all: number,
): boolean {
  if (PAGE_TAGS.has(name) && name !== 'article') return false;
  const prop = attribs['itemprop'] ?? '';
  if (/articleBody/i.test(prop)) return false;
  const share = all === 0 ? 0 : measure.prose / all;
  if (/^(?:author|comment|interactionStatistic|image)$/i.test(prop) && share < BIG_SHARE) return true;
  if (SIDE_LABEL.test(attribs['aria-label'] ?? '') && share < BIG_SHARE) return true;
  if (measure.headed) return false;
  if (NEVER_STORY.test(named)) return !isMostOfStory(named, share);
  if (STORY_WORDS.test(named)) return false;
  if (BESIDE_STORY.test(named)) return share < BIG_SHARE;
  return SELDOM_STORY.test(named) && !/^(?:h[1-6]|p|table|tr|td)$/.test(name) && isThin(measure);
}

/** A page wrapped in "subscriber-content social": the word is about the page, unless it is about readers' comments. */
function isMostOfStory(named: string, share: number): boolean {
  return share > 0.6 && !/comment|disqus|related|recommend|cookie|consent|newsletter/i.test(named);
}

const isThin = (measure: Measure) => measure.prose === 0 || linkShare(measure) > 0.4;

const LONGEST_HEADING = 90;

/** A few words in few elements. */
function isHeadingLike({ chars, headed, elements }: Measure): boolean {
  return chars > 0 && chars <= LONGEST_HEADING && !headed && elements < 8;
}

/** Boxes known by their heading only: "Related stories", "Comments (12)", walls; true if there was a wall. */
function dropBoxes(root: MarkupNode, dropped: Dropped): boolean {
  let walled = false;
  const measures = measured(root, dropped);
  const all = measures.get(root)?.prose ?? 0;
  for (const node of nodesBelow(root, dropped)) {
    if (!isElement(node) || isGone(node, dropped) || dropped.has(node)) continue;
    const measure = measures.get(node);
    if (measure === undefined || !isHeadingLike(measure)) continue;
    if (!/^(?:h[2-6]|p|div|span|strong|b|dt|legend|header|summary)$/.test(node.name)) continue;
    const text = visibleText(node, dropped);
    const away = AWAY_HEADING.test(text);
    const wall = WALL_WORDS.test(text);
    walled ||= wall;
    if (away || wall || TALK_HEADING.test(text)) dropBox(node, measures, all, dropped, away);
  }
  return walled;
}

type Measures = ReadonlyMap<MarkupNode, Measure>;

/** The box around a heading if there is one of its own; else the heading and what hangs on it. */
function dropBox(
  heading: MarkupElement,
  measures: Measures,
  all: number,
  dropped: Dropped,
  away: boolean,
): void {
  const box = boxAround(heading, measures, all);
  if (box !== heading) {
    dropped.add(box);
    return;
  }
  if (INLINE.has(heading.name) || all === 0) return;
  dropped.add(heading);
  for (let next = heading.next; next !== null; next = next.next) {
    if (!isElement(next)) continue;
    const measure = measures.get(next);
    if (/^h[1-6]$/.test(next.name) || measure?.headed) return;
    // What is related comes as links; below "Comments" everything is talk.
    if (away && !isLinks(next, measure)) return;
    if (!away && (measure?.prose ?? 0) > all * BIG_SHARE) return;
    dropped.add(next);
  }
}

function isLinks({ name }: MarkupElement, measure: Measure | undefined): boolean {
  if (measure === undefined || measure.chars === 0) return true;
  if (linkShare(measure) > 0.5) return true;
  return /^(?:ul|ol|div|section)$/.test(name) && linkShare(measure) > 0.25;
}

/** The highest element that begins with the heading and is small beside the story. */
function boxAround(heading: MarkupElement, measures: Measures, all: number): MarkupElement {
  let box = heading;
  for (let at = heading.parent; at !== null && isElement(at); at = at.parent) {
    const measure = measures.get(at);
    const small = measure !== undefined && !measure.headed && measure.prose <= all * BIG_SHARE;
    if (PAGE_TAGS.has(at.name) || !small || !isFirst(box, measures)) return box;
    // "Background" in bold before a sentence heads that sentence, not a box.
    if (INLINE.has(box.name) && measure.prose > 0 && linkShare(measure) < 0.5) return box;
    box = at;
  }
  return box;
}

/** True if nothing with text stands before the element in its parent. */
function isFirst(element: MarkupElement, measures: Measures): boolean {
  for (let before = element.prev; before !== null; before = before.prev) {
    if (before.type === 'text' && before.data.trim() !== '') return false;
    if ((measures.get(before)?.chars ?? 0) > 0) return false;
  }
  return true;
}

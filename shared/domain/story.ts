/** A press text reduced to what tells one story from another. */
export interface StorySketch {
  readonly words: number;
  readonly shingles: ReadonlySet<string>;
  /** Percentages, amounts, years and section numbers: what a follow-up changes while it repeats the rest. */
  readonly keyNumbers: ReadonlySet<string>;
}

const SHINGLE_WORDS = 3;
/** Shorter texts share phrases by chance. */
const FEWEST_WORDS = 40;
/** Copies that were cut, given a new lead or lightly edited keep more than half; unrelated stories share less than a tenth. */
const SAME_STORY = 0.5;

/** The sketch of a press text (any layout, any case). */
export function storySketch(text: string): StorySketch {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu) ?? [];
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1)
    shingles.add(words.slice(at, at + SHINGLE_WORDS).join(' '));
  const numbers = plain.match(/[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|percent|per cent)|\d+\.\d+|\d{4,}/g) ?? [];
  return { words: words.length, shingles, keyNumbers: new Set(numbers.map(plainNumber)) };
}

const plainNumber = (text: string) => text.replace(/\s|,|per\s?cent|percent/g, '').replace(/[.%]+$/, '');

/** The part (0 to 1) of the shorter text's three-word sequences that the longer one has too. */
export function containment(a: StorySketch, b: StorySketch): number {
  const [short, long] = a.shingles.size <= b.shingles.size ? [a, b] : [b, a];
  if (short.shingles.size === 0) return 0;
  let shared = 0;
  for (const shingle of short.shingles) if (long.shingles.has(shingle)) shared += 1;
  return shared / short.shingles.size;
}

/** True if one text is a copy of the other, cut or lightly edited; false for another report of the same event. */
export function sameStory(a: StorySketch, b: StorySketch): boolean {
  if (Math.min(a.words, b.words) < FEWEST_WORDS) return false;
  const [short, long] = a.words <= b.words ? [a, b] : [b, a];
  if (![...short.keyNumbers].every((number) => long.keyNumbers.has(number))) return false;
  return containment(a, b) >= SAME_STORY;
}

/** A press text reduced to what tells one story from another. */
export interface StorySketch {
  readonly words: number;
  readonly shingles: ReadonlySet<string>;
  /** Percentages, amounts and other figures outside of what sites add to any story. */
  readonly figures: ReadonlySet<string>;
  /** All numbers outside of that, days and counts among them. */
  readonly numbers: ReadonlySet<string>;
  /** What stands around each number, the words before and after it in its sentence, to the number that alone stands there. */
  readonly numbersAt: ReadonlyMap<string, string>;
}

const SHINGLE_WORDS = 3;
/** Shorter texts share phrases by chance. */
const FEWEST_WORDS = 40;
/** Copies that were cut, given a new lead or lightly edited keep more than half; unrelated stories share less than a tenth. */
const SAME_STORY = 0.5;

/** A word, or one character of a script that is written without spaces. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:['’.,](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;
const FIGURE =
  /(?:us|a|c|hk)?[$€£¥]\s?\d[\d.,]*(?:\s?(?:bn|billion|mn|million|trillion|[bm](?![a-z])))?|\d[\d.,]*\s?(?:%|percent|per cent|percentage points?)|(?<![\d.])\d+\.\d+(?![\d.])|\d{1,3}(?:,\d{3})+|\d{5,}|\b\d[a-e]\d{3}\b|\d[\d.,]*\s(?:bn|billion|million|trillion)\b/g;
/** Lines that sites add to any story; their prices and phone numbers are no news. */
const ADDED =
  /subscri|copyright|©|all rights|newsletter|sign up|click|read more|download|advert|cookie|\bcall\b|\bphone\b|\btel\b|e-?mail|contact us|follow us|terms of|privacy|per month|a week|trial|support (?:us|our)|donat/;

/** The sketch of a press text (any layout, any case). */
export function storySketch(text: string): StorySketch {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = plain.match(WORD) ?? [];
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1)
    shingles.add(words.slice(at, at + SHINGLE_WORDS).join(' '));
  const own = sentencesOf(plain).filter((sentence) => !ADDED.test(sentence));
  return {
    words: words.length,
    shingles,
    figures: new Set(own.flatMap((sentence) => (sentence.match(FIGURE) ?? []).map(plainFigure))),
    numbers: new Set(own.flatMap((sentence) => sentence.match(/\d[\d.,]*/g) ?? []).map(plainFigure)),
    numbersAt: numbersAt(plain),
  };
}

/** "$1 billion", "US$1.0bn" and "1 bn dollars" are one figure, "25%" and "25 per cent" another. */
function plainFigure(text: string): string {
  const [, number = '', scale = ''] = /([\d][\d.,]*)\s*([a-z]?)/.exec(text) ?? [];
  const value = number.replace(/,/g, '').replace(/\.$/, '');
  const bare = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return `${bare}${/[bmt]/.test(scale) ? scale : ''}`;
}

/** Words on each side of a number by which it is known again in another text. */
const AROUND = 2;
const FEWEST_AROUND = 3;

function numbersAt(plain: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const sentence of sentencesOf(plain)) {
    const words = sentence.match(WORD) ?? [];
    for (const [at, word] of words.entries()) {
      if (!/^\d/.test(word)) continue;
      const around = [
        ...words.slice(Math.max(0, at - AROUND), at),
        '#',
        ...words.slice(at + 1, at + 1 + AROUND),
      ];
      if (around.length <= FEWEST_AROUND) continue;
      const place = around.join(' ');
      if (found.has(place)) twice.add(place);
      found.set(place, word);
    }
  }
  // What stands around several numbers tells none of them.
  for (const place of twice) found.delete(place);
  return found;
}

const sentencesOf = (plain: string) => plain.split(/(?<=[.!?。！？])\s+|\n+/);

/** The part (0 to 1) of the shorter text's three-word sequences that the longer one has too. */
export function containment(a: StorySketch, b: StorySketch): number {
  const [short, long] = a.shingles.size <= b.shingles.size ? [a, b] : [b, a];
  if (short.shingles.size === 0) return 0;
  let shared = 0;
  for (const shingle of short.shingles) if (long.shingles.has(shingle)) shared += 1;
  return shared / short.shingles.size;
}

/**
 * True if `later` is a copy of `earlier`: cut, under a new lead, lightly reworded or with lines of its site added. False for
 * another report of the same event, and for a follow-up: a copy gives no figure that the first text lacks, and no number
 * another value in the same words.
 */
export function isCopy(later: StorySketch, earlier: StorySketch): boolean {
  if (!isLongEnough(later) || !isLongEnough(earlier)) return false;
  if (containment(later, earlier) < SAME_STORY) return false;
  return !addsFigures(later, earlier);
}

/** Long enough that shared phrases are no chance. */
export const isLongEnough = (sketch: StorySketch) => sketch.words >= FEWEST_WORDS;

/** True if the later text gives a figure that the earlier one lacks, or another number in the same words. */
export function addsFigures(later: StorySketch, earlier: StorySketch): boolean {
  if ([...later.figures].some((figure) => !earlier.figures.has(figure))) return true;
  for (const [place, number] of later.numbersAt) {
    const before = earlier.numbersAt.get(place);
    if (before !== undefined && before !== number) return true;
  }
  return false;
}

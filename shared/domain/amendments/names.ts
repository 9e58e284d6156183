/** A name reduced to what is compared: case, punctuation, quotes and width do not count, words and legal form do. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’'‘`“”"«»]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Abbreviations that end in a full stop which belongs to the name. */
const ENDS_IN_STOP =
  /(?:\b(?:Ltd|Ltda|Inc|Corp|Co|Pte|Pvt|Pty|Bhd|Bros|Intl|Jr|Sr|Dr|St|Tech|Mfg|Est|No|Op|gen|Lda|Sdn|Cia)|(?:\b\p{L}\.)+\p{L}|\b\p{Lu})\.$/iu;

/** A note's digit behind a name: superscript, or set apart after a legal form or a bracket. */
const NOTE_DIGITS =
  /\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+$|(?<=\b(?:Ltd|Inc|Limited|LLC|Corp|Corporation|Company)\.?|\))\s[1-5]$/u;

/** A name without the list's punctuation around it: dashes before, "; and", commas and a closing full stop behind. */
export function trimName(text: string): string {
  let name = text.replace(/^[\s—–-]+/, '').trim();
  for (let previous = ''; previous !== name; ) {
    previous = name;
    name = name
      .replace(NOTE_DIGITS, '')
      .replace(/[;,\s]+(?:and|or)$/, '')
      .replace(/[;,:\s]+$/, '');
  }
  return name.endsWith('.') && !ENDS_IN_STOP.test(name) ? name.slice(0, -1).trimEnd() : name;
}

const SMALL_WORDS = new Set(['of', 'and', 'the']);

/** "CHINA, PEOPLE'S REPUBLIC OF" -> "China"; "CRIMEA REGION OF UKRAINE" -> "Crimea Region of Ukraine". */
export function countryName(heading: string): string {
  const base =
    heading
      .replace(/[.\s]+$/, '')
      .split(/,|\s\(/)[0]
      ?.trim() ?? '';
  return base
    .toLowerCase()
    .split(' ')
    .map((word, at) =>
      at > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

/** The keys under which a name is found again: as it stands, and without an acronym in brackets at its end. */
export function nameKeys(name: string): readonly string[] {
  const bare = name.replace(/\s*\([^()]{1,40}\)$/, '');
  return bare === name || bare === '' ? [nameKey(name)] : [nameKey(name), nameKey(bare)];
}

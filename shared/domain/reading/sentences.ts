const END = /[.!?]["”’)\]]*\s+(?=["“‘([]?[\p{Lu}\d])|\n/gu;
/** Full stops after these end no sentence. */
const ABBREVIATION =
  /(?:\b(?:No|Nos|Co|Ltd|Inc|Corp|Sec|Secs|Supp|Dr|Mr|Ms|St|vs|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Doc|Fed|Reg|Pub|L|al)|\b\p{Lu}|\b(?:i\.e|e\.g|a\.m|p\.m|a\.k\.a|f\.k\.a))\.$/u;

/** The sentences of a text in order, trimmed; a line break ends one too. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
    const mark = text.slice(found.index, found.index + 1);
    if (mark === '.' && ABBREVIATION.test(text.slice(Math.max(0, found.index - 12), found.index + 1)))
      continue;
    sentences.push(text.slice(from, end).trim());
    from = end;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/**
 * A rough stem of an English word in lower case, only good enough to look words up in one list: plural, -ed, -ing and -ly
 * go. It need not be right, only the same for the list and for the question.
 */
export function stemOf(word: string): string {
  if (word.length < 5)
    return word.endsWith('s') && word.length === 4 && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ing|edly|ed|ly|es|s)$/, '')
    .replace(/e$/, '');
}

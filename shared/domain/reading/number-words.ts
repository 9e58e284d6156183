const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const WORD = `(?:${[...UNITS.slice(1), ...TENS.slice(2), 'hundred'].join('|')})`;

/** A number in digits ("1,284") or words ("one hundred and twenty", "sixty-eight") as a part of larger patterns. */
export const NUMBER_PATTERN = `(?:\\d{1,3}(?:,\\d{3})+|\\d{1,5}|${WORD}(?:[ -](?:and )?${WORD}){0,5})`;

/** The value of a number in digits or English words below a thousand, undefined where it is none. */
export function numberOf(words: string): number | undefined {
  const digits = words.replaceAll(',', '').trim();
  if (/^\d+$/.test(digits)) return Number(digits);
  let total = 0;
  for (const word of digits.toLowerCase().split(/[\s-]+/)) {
    const unit = UNITS.indexOf(word);
    const ten = TENS.indexOf(word);
    if (word === 'and') continue;
    if (word === 'hundred') total = Math.max(1, total) * 100;
    else if (unit >= 0) total += unit;
    else if (ten > 1) total += ten * 10;
    else return undefined;
  }
  return total;
}

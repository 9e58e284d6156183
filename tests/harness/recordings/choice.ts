/** Picks among several wordings, the same ones for the same seed. */
export interface Choice {
  readonly of: <T>(options: readonly [T, ...T[]]) => T;
}

/** A choice seeded by a text (FNV-1a, then mulberry32). */
export function seededChoice(seed: string): Choice {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16777619) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { of: (options) => options[Math.floor(next() * options.length)] ?? options[0] };
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number below a thousand in words: "sixty-nine", "one hundred and fifteen". */
export function inWords(count: number): string {
  if (count < 20) return SMALL[count] ?? String(count);
  if (count >= 100) {
    const rest = count % 100;
    return `${SMALL[Math.floor(count / 100)]} hundred${rest === 0 ? '' : ` and ${inWords(rest)}`}`;
  }
  return `${TENS[Math.floor(count / 10)]}${count % 10 === 0 ? '' : `-${SMALL[count % 10]}`}`;
}

/** "May 16, 2019" of 2019-05-16. */
export function longDate(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC', dateStyle: 'long' });
}

/** "Monday" of a date. */
export function weekday(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC', weekday: 'long' });
}

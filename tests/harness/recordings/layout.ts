import type { Told } from './told.ts';

/** Breaks a paragraph into lines. */
export function wrap(text: string, width: number, indent = '', hanging = ''): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + word.length + 1 > width) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

export const cfrLines = ({ cfr }: Told): readonly string[] =>
  [...Map.groupBy(cfr, ({ title }) => title)].map(([title, parts]) => {
    const numbers = parts.map(({ part }) => part);
    const last = numbers.at(-1);
    const listed =
      numbers.length === 1
        ? `${last}`
        : `${numbers.slice(0, -1).join(', ')}${numbers.length > 2 ? ',' : ''} and ${last}`;
    return `${title} CFR Part${numbers.length > 1 ? 's' : ''} ${listed}`;
  });

/** "8:45 am" of "08:45". */
export function clockTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${((hour + 11) % 12) + 1}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}

/** A five-column table as blanks set it: cells broken to the width of their column, what goes on set in by `hanging`. */
export function columns(
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  hanging: string,
): readonly string[] {
  const broken = cells.map((lines, at) => lines.flatMap((line) => wrap(line, widths[at] ?? 20, '', hanging)));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    broken
      .map((lines, column) => (lines[at] ?? '').padEnd((widths[column] ?? 20) + 2))
      .join('')
      .trimEnd(),
  );
}

export const WIDTHS = [20, 34, 24, 24, 24];
/** "5-16-19". */
export const shortDate = (date: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}-${day}-${String(year).slice(2)}`;
};

/** A run of words that stands in one text only, or in another form in each. */
export interface Run {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Where it begins, as an index into each list. */
  readonly at: readonly [number, number];
}

/**
 * The runs in which two lists of words differ, by a shortest edit script (E. W. Myers, An O(ND) Difference Algorithm,
 * 1986); undefined where more than `most` words differ.
 */
export function differingRuns(
  before: readonly string[],
  after: readonly string[],
  most: number,
): readonly Run[] | undefined {
  const trace = traceOf(before, after, most);
  return trace && runsBetween(before, after, matchesOf(trace, before, after));
}

/**
 * For each number of edits the furthest index into `before` on each diagonal that can be reached with them. Of `edits`
 * edits there are that many and one diagonals, from -edits in steps of two: the i-th is reached from i or i - 1 of the row before.
 */
function traceOf(
  before: readonly string[],
  after: readonly string[],
  most: number,
): readonly Int32Array[] | undefined {
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    const row = new Int32Array(edits + 1);
    const earlier = trace[edits - 1];
    trace.push(row);
    for (let i = 0; i <= edits; i += 1) {
      const diagonal = 2 * i - edits;
      let x = beginOf(earlier, i);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      row[i] = x;
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
  }
  return undefined;
}

/** True where the best way onto the i-th diagonal takes in a word of `after`, false where it leaves out one of `before`. */
function takesIn(earlier: Int32Array, i: number): boolean {
  return i === 0 || (i < earlier.length && (earlier[i - 1] ?? 0) < (earlier[i] ?? 0));
}

/** The index into `before` right after the edit that leads onto the i-th diagonal. */
function beginOf(earlier: Int32Array | undefined, i: number): number {
  if (earlier === undefined) return 0;
  return takesIn(earlier, i) ? (earlier[i] ?? 0) : (earlier[i - 1] ?? 0) + 1;
}

/** The pairs of equal words on the shortest way, first to last. */
function matchesOf(
  trace: readonly Int32Array[],
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const matches: [number, number][] = [];
  let diagonal = before.length - after.length;
  let x = before.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const earlier = trace[edits - 1];
    const i = (diagonal + edits) / 2;
    const begin = beginOf(earlier, i);
    for (x -= 1; x >= begin; x -= 1) matches.push([x, x - diagonal]);
    const takes = earlier !== undefined && takesIn(earlier, i);
    x = takes ? begin : begin - 1;
    diagonal += takes ? 1 : -1;
  }
  return matches.reverse();
}

function runsBetween(
  before: readonly string[],
  after: readonly string[],
  matches: readonly (readonly [number, number])[],
): readonly Run[] {
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...matches, [before.length, after.length] as const]) {
    if (nextX > x || nextY > y)
      runs.push({ before: before.slice(x, nextX), after: after.slice(y, nextY), at: [x, y] });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return runs;
}

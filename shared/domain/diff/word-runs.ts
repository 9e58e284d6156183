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

/** For each number of edits, the furthest index into `before` on each diagonal. */
function traceOf(before: readonly string[], after: readonly string[], most: number) {
  const trace: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= most; edits += 1) {
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepsDown(furthest, diagonal, edits)
        ? (furthest.get(diagonal + 1) ?? 0)
        : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return [...trace, next];
    }
    trace.push(next);
    furthest = next;
  }
  return undefined;
}

/** True where the best way onto the diagonal takes in a word of `after`, false where it leaves out one of `before`. */
function stepsDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

/** The pairs of equal words on the shortest way, first to last. */
function matchesOf(
  trace: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const matches: [number, number][] = [];
  let diagonal = before.length - after.length;
  let x = before.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const earlier = trace[edits - 1] ?? new Map([[1, 0]]);
    const down = stepsDown(earlier, diagonal, edits);
    const begin = down ? (earlier.get(diagonal + 1) ?? 0) : (earlier.get(diagonal - 1) ?? 0) + 1;
    for (x -= 1; x >= begin; x -= 1) matches.push([x, x - diagonal]);
    x = down ? begin : begin - 1;
    diagonal += down ? 1 : -1;
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

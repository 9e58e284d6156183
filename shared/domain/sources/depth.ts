/**
 * Elements open at once that no honest answer has. The parser keeps them in a list that it moves along for each further
 * one, so that its time grows with the square of their number: 20,000 take a fifth of a second, 100,000 five.
 */
const DEEPEST = 20_000;

/** HTML elements without an end tag, or that the next of their kind ends. */
const NEVER_OPEN =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|option)$/;

/**
 * Whether markup nests so deep that reading it would hold everything up. An end tag counts where its element is open, `/>`
 * as an end in XML and inside drawings and formulas, as the parser has it.
 */
export function isTooDeep(markup: string, kind: 'xml' | 'html'): boolean {
  const open = new Map<string, number>();
  const countOf = (name: string) => open.get(name) ?? 0;
  const tag = /<(\/?)([a-z][\w:.-]*)/gi;
  let depth = 0;
  let end = 0;
  for (let match = tag.exec(markup); match !== null && depth <= DEEPEST; match = tag.exec(markup)) {
    const name = (match[2] ?? '').toLowerCase();
    if (kind === 'html' && NEVER_OPEN.test(name)) continue;
    if (match[1] !== '') {
      if (countOf(name) > 0) depth -= 1;
      open.set(name, Math.max(countOf(name) - 1, 0));
      continue;
    }
    // Looked for once for all tags before it.
    if (end < tag.lastIndex) end = markup.indexOf('>', tag.lastIndex);
    if (end < 0) break;
    const closesItself = kind === 'xml' || countOf('svg') > 0 || countOf('math') > 0;
    if (closesItself && markup[end - 1] === '/') continue;
    open.set(name, countOf(name) + 1);
    depth += 1;
  }
  return depth > DEEPEST;
}

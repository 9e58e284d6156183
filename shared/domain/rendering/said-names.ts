import { nameKey } from '../amendments/names.ts';
import type { Evidence } from '../change.ts';

/**
 * Whether title or summary name what a name key (nameKey) stands for, by the evidence of matches: a short name of the
 * reader's own stands there beside the full one.
 */
export function saidNames(
  evidence: readonly Pick<Evidence, 'sectionRole' | 'quote'>[],
): (key: string) => boolean {
  const quotes = evidence
    .filter(({ sectionRole }) => sectionRole === 'title' || sectionRole === 'summary')
    .map(({ quote }) => ` ${nameKey(quote)} `);
  return (key) => quotes.some((quote) => quote.includes(` ${key} `));
}

import type { Fact } from './change.ts';
import type { AsCodified, CodifiedStep } from './codified.ts';
import type { EntryChange } from './diff/list-diff.ts';
import type { DocumentMetadata } from './document.ts';

/** A rule and what the codified list made of it. */
export interface RuleCodified extends AsCodified {
  readonly rule: DocumentMetadata;
}

const MOST_DIFFERING = 10;

/**
 * The lines that a mail or page states about a step of the CFR: since when it is law, which rules it confirms and where it says
 * something else, and how many entries changed.
 */
export function codifiedFacts(
  step: CodifiedStep,
  metadata: DocumentMetadata,
  rules: readonly RuleCodified[],
): readonly Fact[] {
  const { effectiveOn, codified } = metadata;
  const asOf = codified?.asOf;
  const facts: Fact[] = [];
  if (effectiveOn !== undefined) {
    const statedAs = `amendment date ${effectiveOn}`;
    facts.push({ label: 'In force from', value: effectiveOn, statedAs, date: effectiveOn });
  }
  for (const { rule, differing } of rules)
    for (const { says } of differing.slice(0, MOST_DIFFERING))
      facts.push({ label: 'Not as instructed', value: `${nameOf(rule)}: ${says}` });
  for (const { rule, confirmed } of rules)
    if (confirmed.length > 0)
      facts.push({ label: 'Confirms', value: `${nameOf(rule)}: ${entries(confirmed)} as instructed` });
  facts.push(...countFact(step.changes));
  if (asOf !== undefined) facts.push({ label: 'Text as of', value: asOf, date: asOf });
  return facts;
}

const nameOf = ({ citation, number, title }: DocumentMetadata) => citation ?? number ?? title;
const entries = ({ length }: AsCodified['confirmed']) => (length === 1 ? '1 entry' : `${length} entries`);

function countFact(changes: readonly EntryChange[]): readonly Fact[] {
  const count = (kind: EntryChange['kind']) => changes.filter((each) => each.kind === kind).length;
  if (changes.length === 0) return [];
  const value = `${count('added')} added, ${count('changed')} changed, ${count('removed')} removed`;
  return [{ label: 'Entries', value }];
}

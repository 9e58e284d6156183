import type { ChangeKind, Fact } from './change.ts';
import type { DocumentMetadata } from './document.ts';
import type { CompanyId } from './ids.ts';
import { materialDifferences } from './rendering/differences.ts';

/** Why nobody is mailed about a later state of a document; a reminder is made from that state all the same. */
export const NOTHING_NEW = 'It says nothing that the revision told before did not say.';

/** What a reader was, or would be, told about one revision of a document. */
export interface Told {
  /** The document's own kind, and all that it is for each company that is alerted about it, the main kind first. */
  readonly kind: ChangeKind;
  readonly kinds: ReadonlyMap<CompanyId, readonly ChangeKind[]>;
  /** The companies whose names are told of. */
  readonly companies: readonly CompanyId[];
  readonly metadata: DocumentMetadata;
  readonly facts: readonly Fact[];
}

/**
 * Whether a later revision says anything to its readers that the earlier one did not: another kind of change, a further
 * company, or another value of something that both state. What only one of them states counts for nothing, since the
 * filed copy and the printed one come in different formats; nor does a date filled in where the filed copy had a blank.
 */
export function saysMore(earlier: Told, later: Told): boolean {
  if (isOtherKind(earlier, later)) return true;
  const known = new Set(earlier.companies);
  if (later.companies.some((company) => !known.has(company))) return true;
  const comparable = comparableLabels(earlier.facts, later.facts);
  const only = (facts: readonly Fact[]) => facts.filter((fact) => comparable.has(fact.label));
  const before = { metadata: earlier.metadata, facts: only(earlier.facts) };
  return materialDifferences(before, { metadata: later.metadata, facts: only(later.facts) }).length > 0;
}

/** Readers are told what it is for their companies; the document's own kind counts where no company is in both. */
function isOtherKind(earlier: Told, later: Told): boolean {
  const shared = [...later.kinds.keys()].filter((company) => earlier.kinds.has(company));
  if (shared.length === 0) return earlier.kind !== later.kind;
  return shared.some((company) => {
    const [main] = later.kinds.get(company) ?? [];
    return main !== undefined && !earlier.kinds.get(company)?.includes(main);
  });
}

function comparableLabels(before: readonly Fact[], after: readonly Fact[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { label } of after) {
    const was = before.filter((fact) => fact.label === label);
    const is = after.filter((fact) => fact.label === label);
    const filledIn =
      is.some((fact) => fact.date !== undefined) && was.some((fact) => fact.date === undefined);
    if (was.length > 0 && !filledIn) labels.add(label);
  }
  return labels;
}

import type { Fact } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import { dayInWords } from './dates.ts';
import { oneLine } from './plain-text.ts';

/** One thing that the later revision states differently. Absent is "not stated". */
export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What is compared of a revision: what its source says about it and, where known, the facts read from its text. */
export interface Stated {
  readonly metadata: DocumentMetadata;
  readonly facts?: readonly Fact[];
}

const NOT_STATED = 'not stated';

/**
 * What a reader must be told between two revisions: title, action, effective day and stated facts. Numbers, citations and
 * addresses that come with print are no differences. A fact is compared only if both revisions state it.
 */
export function materialDifferences(before: Stated, after: Stated): readonly Difference[] {
  const metadata: readonly Difference[] = [
    { field: 'Title', before: before.metadata.title, after: after.metadata.title },
    { field: 'Action', before: before.metadata.action ?? '', after: after.metadata.action ?? '' },
    {
      field: 'Effective day',
      before: before.metadata.effectiveOn ?? '',
      after: after.metadata.effectiveOn ?? '',
    },
  ];
  const facts = before.facts && after.facts ? factDifferences(before.facts, after.facts) : [];
  // The public-inspection list leaves out action and effective day: what was absent and is now there was not changed.
  return [...metadata.filter((each) => each.before !== ''), ...facts].flatMap(readable);
}

function factDifferences(before: readonly Fact[], after: readonly Fact[]): readonly Difference[] {
  const labels = [...new Set(before.map((fact) => fact.label))].filter(
    (label) => statedValue(after, label) !== '',
  );
  return labels.map((field) => ({
    field,
    before: statedValue(before, field),
    after: statedValue(after, field),
  }));
}

function statedValue(facts: readonly Fact[], label: string): string {
  return facts
    .filter((fact) => fact.label === label)
    .map((fact) => fact.date ?? fact.value)
    .join('; ');
}

function readable({ field, before, after }: Difference): readonly Difference[] {
  const was = comparable(before);
  const is = comparable(after);
  if (was.toLowerCase() === is.toLowerCase()) return [];
  return [{ field, before: was || NOT_STATED, after: is || NOT_STATED }];
}

/** Without what a cell of the printed table says on top of the sentence in the preamble: "For …", "(See § 744.11 of the EAR)". */
function comparable(text: string): string {
  const plain = oneLine(text)
    .replace(/\(see [^)]*\)/gi, '')
    .replace(/^for /i, '');
  return dayInWords(plain.trim().replace(/[.\s]+$/, ''));
}

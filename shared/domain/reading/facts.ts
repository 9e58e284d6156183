import { amendmentsOf } from '../amendments/amendments.ts';
import type { Closures } from '../business-days.ts';
import type { Fact, ReadableDocument } from '../change.ts';
import type { DateKind, DocumentMetadata, StatedDate } from '../document.ts';
import { FACT_LABELS, type FactLabel } from '../fact-labels.ts';
import { correctionFacts } from './corrects.ts';
import { licenceFacts } from './licence-facts.ts';
import { rulesNamed } from './rules-named.ts';
import { statedCounts, unitFor } from './stated-counts.ts';
import { statedDates } from './stated-dates.ts';

const DATE_LABELS: Readonly<Record<DateKind, FactLabel>> = {
  effective: 'In force from',
  applicable: 'Applies from',
  compliance: 'Compliance by',
  comment: 'Comments due',
  'valid-until': 'Ends',
  'suspension-ends': 'Suspended until',
};

/** How a date reads that print will set, and one that runs from a day which the document does not state. */
const NOT_YET_KNOWN = 'not known until it is printed';
const NO_DAY = 'no calendar day is stated';

/**
 * The facts a mail states about a document, each with the words it came from and none that the document does not say.
 * Dates are also given as YYYY-MM-DD; `closures` are days on which federal offices are closed by special order, `found` what
 * the document amends. An article of the press gives only the rules it names.
 */
export function statedFacts(
  doc: ReadableDocument,
  metadata: DocumentMetadata,
  closures?: Closures,
  found = amendmentsOf(doc, metadata),
): readonly Fact[] {
  if (metadata.stage === 'reported') return rulesNamed(doc, metadata);
  const facts: Fact[] = [
    ...correctionFacts(doc, metadata),
    ...licenceFacts(doc, found.amendments),
    ...statedDates(doc, metadata, closures).map(dateFact),
    ...regulationFact(metadata),
    ...countsFact(doc, metadata),
    ...found.replacements
      .slice(0, 5)
      .map(({ before, after, where }) => labelled('Text replaced', `${before} → ${after}`, where)),
  ];
  return facts.sort((a, b) => rankOf(a) - rankOf(b));
}

function labelled(label: FactLabel, value: string, statedAs: string): Fact {
  return { label, value, statedAs };
}

function rankOf(fact: Fact): number {
  return FACT_LABELS.indexOf(fact.label);
}

function dateFact({ kind, date, statedAs, time, dayOff }: StatedDate): Fact {
  const label = DATE_LABELS[kind];
  if (date === undefined)
    return { label, value: /publication|\[insert/i.test(statedAs) ? NOT_YET_KNOWN : NO_DAY, statedAs };
  const at = time === undefined ? {} : { time };
  return {
    label,
    value: writtenDate(date),
    statedAs,
    date,
    ...at,
    ...(dayOff === undefined ? {} : { dayOff }),
  };
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** "16 May 2019" for 2019-05-16. */
function writtenDate(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const name = MONTH.format(Date.UTC(year, month - 1, 1));
  return `${day} ${name} ${year}`;
}

function regulationFact(metadata: DocumentMetadata): readonly Fact[] {
  const parts = (metadata.cfr ?? []).map(({ title, part }) =>
    part === undefined ? `${title} CFR` : `${title} CFR ${part}`,
  );
  const value = [...new Set(parts)].join(', ');
  return value === '' ? [] : [labelled('Regulation', value, value)];
}

function countsFact(doc: ReadableDocument, metadata: DocumentMetadata): readonly Fact[] {
  const counts = statedCounts(doc, metadata);
  if (counts.length === 0) return [];
  const value = counts
    .map(({ count, unit, operation }) =>
      unit === 'destinations'
        ? `under ${count} destinations`
        : `${count} ${unitFor(count, unit)} ${operation}`,
    )
    .join(', ');
  return [labelled('Entries stated', value, [...new Set(counts.map((count) => count.statedAs))].join(' '))];
}

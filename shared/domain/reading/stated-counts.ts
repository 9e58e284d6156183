import type { ReadableDocument } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import { NUMBER_PATTERN, numberOf } from './number-words.ts';
import { sentencesOf } from './sentences.ts';

type CountedOperation = 'added' | 'revised' | 'removed';
type CountedUnit = 'entities' | 'entries' | 'affiliates' | 'persons' | 'destinations';

/** A number of parties or entries that a document says it adds, revises or removes. */
export interface StatedCount {
  readonly operation: CountedOperation;
  readonly unit: CountedUnit;
  readonly count: number;
  /** The sentence, 300 characters at most. */
  readonly statedAs: string;
}

/** The word for what is counted, in the singular for one. */
export function unitFor(count: number, unit: CountedUnit): string {
  if (count !== 1) return unit;
  return unit.endsWith('ies') ? `${unit.slice(0, -3)}y` : unit.slice(0, -1);
}

const VERBS: readonly (readonly [RegExp, CountedOperation])[] = [
  [
    /\b(?:add(?:s|ed|ing|ition of)?|additions?(?: of)?|place[sd]?|placing|lists|listed|listing of)\b/gi,
    'added',
  ],
  [
    /\b(?:revis(?:es?|ed|ing)|revisions?(?: of| to)?|modif(?:y|ies|ied|ying)|modifications? (?:of|to)|correct(?:s|ed|ing|ions?)?|amend(?:s|ing) the entr(?:y|ies))\b/gi,
    'revised',
  ],
  [/\b(?:remov(?:es?|ed|ing|al of|als?)|delet(?:es?|ing))\b/gi, 'removed'],
];

const COUNT = new RegExp(
  `\\b(${NUMBER_PATTERN}) (?:(?:additional|more|new|other|existing|non-U\\.S\\.|foreign|listed|current|such|separate|of its) ){0,3}(entit(?:y|ies)|entr(?:y|ies)|affiliates?|persons?|parties|destinations?|countries)\\b`,
  'gi',
);

const UNIT_OF: Readonly<Record<string, CountedUnit>> = {
  enti: 'entities',
  entr: 'entries',
  affi: 'affiliates',
  pers: 'persons',
  part: 'persons',
  dest: 'destinations',
  coun: 'destinations',
};

/** What a document says about how many it adds, revises or removes, from its abstract and SUMMARY, each once. */
export function statedCounts(doc: ReadableDocument, metadata: DocumentMetadata): readonly StatedCount[] {
  const summary = doc.sections.filter((section) => section.role === 'summary').map((section) => section.text);
  const texts = summary.length > 0 ? summary : [metadata.abstract ?? ''];
  const seen = new Set<string>();
  return texts
    .flatMap((text) => sentencesOf(text).flatMap(countsOfSentence))
    .filter((count) => {
      const key = `${count.operation} ${count.unit} ${count.count}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** The counts of one sentence; a number belongs to the last verb before it, or to the passive behind it. */
export function countsOfSentence(sentence: string): readonly StatedCount[] {
  const counts: StatedCount[] = [];
  let operation: CountedOperation | undefined;
  let from = 0;
  for (const found of sentence.matchAll(COUNT)) {
    const between = sentence.slice(from, found.index);
    const end = found.index + found[0].length;
    const before = lastVerb(between);
    const passive = before === undefined ? PASSIVE.exec(sentence.slice(end)) : null;
    operation = before ?? lastVerb(passive?.[1] ?? '') ?? operation;
    // "Adds a footnote, which 115 entries bear": the number belongs to the clause.
    if (CLAUSE.test(between)) operation = undefined;
    from = end + (passive?.[0].length ?? 0);
    const count = numberOf(found[1] ?? '');
    const unit = UNIT_OF[(found[2] ?? '').slice(0, 4).toLowerCase()];
    if (count === undefined || unit === undefined || operation === undefined) continue;
    counts.push({ operation, unit, count, statedAs: sentence.slice(0, 300) });
  }
  return counts;
}

/** "Seven entities are added", "five existing entries on the list will be revised". */
const PASSIVE = /^[^.;,]{0,60}?\b(?:is|are|was|were|be|been|being) (?:(?:also|further|hereby|newly) )?(\w+)/i;

const CLAUSE = /,? (?:which|that|whose) $/i;

function lastVerb(words: string): CountedOperation | undefined {
  let best: { at: number; operation: CountedOperation } | undefined;
  for (const [pattern, operation] of VERBS) {
    for (const found of words.matchAll(pattern)) {
      if (best === undefined || found.index > best.at) best = { at: found.index, operation };
    }
  }
  return best?.operation;
}

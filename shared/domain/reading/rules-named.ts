import type { Fact, ReadableDocument } from '../change.ts';
import { localDate } from '../clock-zones.ts';
import type { DocumentMetadata } from '../document.ts';
import { sentencesOf } from './sentences.ts';

/** Since this day the direct product rules stand together in § 734.9: 87 FR 6022 (2022-02302), in force as printed. */
const DIRECT_PRODUCT_MOVED = '2022-02-03';

/** Rules of export control that the press names, and how a mail calls them with the place in the CFR on the day (New York). */
const RULES: readonly (readonly [RegExp, string | ((day: string | undefined) => string)])[] = [
  [/\bde minimis\b/i, 'de minimis rule (15 CFR 734.4)'],
  [
    /\bforeign(?:-produced)? direct[- ]product rules?\b|\bFDPR\b|\bdirect[- ]product rule\b/i,
    (day) => `foreign direct product rule (${directProductPlace(day)})`,
  ],
  [/\bentity list\b/i, 'Entity List (15 CFR Part 744, Supplement No. 4)'],
  [/\bunverified list\b/i, 'Unverified List (15 CFR Part 744, Supplement No. 6)'],
  [/\bmilitary end[- ]user/i, 'military end-user rule (15 CFR 744.21)'],
  [/\btemporary general licen[sc]e\b/i, 'temporary general licence'],
  [/\b(?:affiliates|50 percent|50%) rule\b/i, 'affiliates rule (15 CFR Part 744)'],
];
const CITATION = /\b(\d{1,2}) C\.?F\.?R\.? (?:part |§+ ?)?(\d{1,4}(?:\.\d{1,3})?)/gi;

function directProductPlace(day: string | undefined): string {
  if (day === undefined) return '15 CFR 734.9, before 2022 736.2(b)(3)';
  return day < DIRECT_PRODUCT_MOVED ? '15 CFR 736.2(b)(3)' : '15 CFR 734.9';
}

/** The day of a report as New York has it, undefined where neither it nor its source says when it came out. */
const dayOf = ({ issuedAt, publicationDate }: DocumentMetadata) =>
  issuedAt === undefined ? publicationDate : localDate('America/New_York', new Date(issuedAt));

/** The rules that a report names in its title or text, each once, with the first sentence that names it. */
export function rulesNamed(doc: ReadableDocument, metadata: DocumentMetadata): readonly Fact[] {
  const sentences = [metadata.title, ...doc.sections.flatMap((section) => sentencesOf(section.text))];
  const day = dayOf(metadata);
  const named = RULES.flatMap(([pattern, words]): Fact[] => {
    const statedAs = sentences.find((sentence) => pattern.test(sentence));
    const value = typeof words === 'string' ? words : words(day);
    return statedAs === undefined ? [] : [{ label: 'Rules named', value, statedAs: statedAs.slice(0, 300) }];
  });
  const cited = sentences.flatMap((sentence) =>
    [...sentence.matchAll(CITATION)].map(
      (found): Fact => ({
        label: 'Rules named',
        value: `${found[1]} CFR ${found[2]}`,
        statedAs: sentence.slice(0, 300),
      }),
    ),
  );
  const values = new Set<string>();
  return [...named, ...cited].filter((fact) => !values.has(fact.value) && values.add(fact.value));
}

import type { SectionRole } from '../document.ts';

/** The labels that open a preamble field, as print and public inspection set them, and the role of what follows. */
const PREAMBLE_LABELS: readonly (readonly [RegExp, SectionRole])[] = [
  [/^AGENC(?:Y|IES):\s*/, 'body'],
  [/^ACTIONS?:\s*/, 'action'],
  [/^SUMMARY:\s*/, 'summary'],
  [/^(?:(?:EFFECTIVE |COMPLIANCE |APPLICABLE |COMMENT )?DATES?(?: AND TIMES?)?):\s*/, 'dates'],
  [/^ADDRESS(?:ES)?:\s*/, 'body'],
  [
    /^(?:FOR FURTHER INFORMATION,? CONTACT|FURTHER INFORMATION|CONTACT PERSON(?: FOR MORE INFORMATION)?):?\s*/,
    'body',
  ],
  [/^SUPPLEMENT(?:ARY|AL) INFORMATION:?\s*/, 'body'],
];

export interface PreambleLabel {
  readonly label: string;
  readonly role: SectionRole;
  /** Length of the label with the blanks after it. */
  readonly length: number;
}

/** The preamble field that a paragraph opens ("SUMMARY: …"), undefined where it opens none. */
export function preambleLabel(paragraph: string): PreambleLabel | undefined {
  for (const [pattern, role] of PREAMBLE_LABELS) {
    const found = pattern.exec(paragraph);
    if (found) return { label: found[0].trim(), role, length: found[0].length };
  }
  return undefined;
}

/**
 * What a heading of the supplementary information says about the text below it; undefined where it says nothing.
 * Comments come first: "Background and Public Comments" is read as comments, since those quote people.
 */
export function roleOfHeading(heading: string): SectionRole | undefined {
  if (/\b(?:no|request for|submission of) (?:public )?comments?\b/i.test(heading)) return undefined;
  if (/\bcomments?\b/i.test(heading)) return 'comments';
  if (/\b(?:background|history)\b/i.test(heading)) return 'background';
  return undefined;
}

/** True for a line that opens the amendments to one CFR part: "PART 744—CONTROL POLICY", "PART 744 [AMENDED]". */
export function isPartHeading(line: string): boolean {
  return /^PARTS?\s+\d{1,4}\b\s*(?:[[—–-]|$)/.test(line);
}

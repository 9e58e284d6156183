import type { ChangeKind, ReadableDocument } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import type { Mechanism } from './matter.ts';

/** The mechanism that a kind of change works with; a kind that is absent says nothing of it. */
const OF_KIND: Readonly<Partial<Record<ChangeKind, Mechanism>>> = {
  entity_list_addition: 'entity-list',
  entity_list_removal: 'entity-list',
  entity_list_modification: 'entity-list',
  tgl_issue: 'temporary-licence',
  tgl_extension: 'temporary-licence',
  tgl_expiry: 'temporary-licence',
  fdp_rule_change: 'direct-product',
  de_minimis_change: 'de-minimis',
  denial_order: 'denial-order',
  denial_order_lifted: 'denial-order',
  sanctions_designation: 'sanctions',
  sanctions_removal: 'sanctions',
  affiliates_rule_change: 'affiliates-rule',
  license_policy_change: 'licence-policy',
  other_list_change: 'other-list',
  enforcement_action: 'enforcement',
};

/** What a title or an instruction of the EAR names: sections as they are numbered, and as they were before February 2022. */
const NAMED: readonly (readonly [RegExp, Mechanism])[] = [
  [
    /direct[- ]product|general prohibition three|§? ?734\.9\b|736\.2\b[^.;]{0,60}\(b\)\(3\)/i,
    'direct-product',
  ],
  [/\bde minimis\b|\b734\.[34]\b/i, 'de-minimis'],
  [/\btemporary general licen[sc]e/i, 'temporary-licence'],
  [
    /\baffiliates rule\b|\bownership of (?:listed|affiliates)|\b50 ?(?:percent|%) or more owned/i,
    'affiliates-rule',
  ],
];
/** Named in a title alone these say little of what is done, unless nothing else is known. */
const NAMED_ELSE: readonly (readonly [RegExp, Mechanism])[] = [
  [/\bentity list\b/i, 'entity-list'],
  [
    /\bstandards[- ](?:related|organi[sz]ation|development|setting)|\blicen[sc](?:e exceptions?|ing polic)/i,
    'licence-policy',
  ],
  [/\bunverified list\b|\bmilitary end[- ]user/i, 'other-list'],
];
const TELECOM =
  /\binformation and communications technology|\bcovered (?:list|equipment)|\bcommunications supply chain/i;

/**
 * The mechanisms of an official document: from what it does to the companies of one group (`kinds`, the main kind of each),
 * and from what its title and its instructions name where it amends the EAR. Empty where it works with none that we know.
 */
export function mechanismsOf(
  kinds: readonly ChangeKind[],
  metadata: DocumentMetadata,
  document: ReadableDocument | undefined,
): readonly Mechanism[] {
  const telecom = isTelecom(metadata);
  const found = new Set<Mechanism>();
  for (const kind of kinds) {
    const mechanism = OF_KIND[kind];
    if (mechanism !== undefined)
      found.add(telecom && mechanism === 'other-list' ? 'telecom-supply' : mechanism);
  }
  if (telecom) found.add('telecom-supply');
  if (isOfEar(metadata)) {
    const instructions = document?.sections.filter(({ role }) => role === 'instruction') ?? [];
    const texts = [metadata.title, ...instructions.map(({ text }) => text)];
    for (const [pattern, mechanism] of NAMED)
      if (texts.some((text) => pattern.test(text))) found.add(mechanism);
    if (found.size === 0)
      for (const [pattern, mechanism] of NAMED_ELSE) if (pattern.test(metadata.title)) found.add(mechanism);
  }
  return [...found];
}

/** The mechanism of a kind of change, where it has one. */
export const mechanismOfKind = (kind: ChangeKind) => OF_KIND[kind];

/** True for what belongs to the Export Administration Regulations (15 CFR Parts 730 to 774) or comes from their bureau. */
export function isOfEar({ cfr, agencies }: Pick<DocumentMetadata, 'cfr' | 'agencies'>): boolean {
  const parts = (cfr ?? []).filter((each) => each.part !== undefined);
  if (parts.length > 0)
    return parts.some(({ title, part = 0 }) => title === 15 && part >= 730 && part <= 774);
  return agencies.some((agency) => /Industry and Security/i.test(agency));
}

function isTelecom({ title, type, cfr, agencies }: DocumentMetadata): boolean {
  if (!TELECOM.test(title)) return false;
  const speaks = agencies.some((agency) =>
    /Communications Commission|Commerce|President|Industry and Security/i.test(agency),
  );
  return speaks || type === 'Presidential Document' || (cfr ?? []).some((each) => each.title === 47);
}

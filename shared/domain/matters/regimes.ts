import type { CompanyId, MatterId } from '../ids.ts';
import { hashId } from '../ids.ts';
import type { MatterHead, Mechanism, Party } from './matter.ts';

/** How a mechanism is called in a sentence. */
export const MECHANISM_WORDS: Readonly<Record<Mechanism, string>> = {
  'entity-list': 'Entity List',
  'temporary-licence': 'temporary general licence',
  'direct-product': 'foreign direct product rule',
  'de-minimis': 'de minimis rule',
  'affiliates-rule': 'affiliates rule',
  'licence-policy': 'licence policy',
  'other-list': 'other government lists',
  'telecom-supply': 'rules on telecommunications supply',
  'denial-order': 'denial of export privileges',
  sanctions: 'sanctions',
  enforcement: 'enforcement',
  other: 'other measures',
};

const EXPORT_CONTROLS = 'export-controls';
/** What only rules of the Bureau of Industry and Security change. */
export const OF_EXPORT_CONTROLS: ReadonlySet<Mechanism> = new Set([
  'entity-list',
  'temporary-licence',
  'direct-product',
  'de-minimis',
  'affiliates-rule',
  'licence-policy',
]);

/**
 * The regime under which a mechanism works. The further lists of the Export Administration Regulations, such as those of
 * unverified parties and of military end users (15 CFR Part 744), belong to export controls: `ofEar` says that it is one.
 */
export function regimeOf(mechanism: Mechanism, ofEar: boolean): string {
  const listed = mechanism === 'other-list' && ofEar;
  return listed || OF_EXPORT_CONTROLS.has(mechanism) ? EXPORT_CONTROLS : mechanism;
}

const regimeWords = (regime: string) =>
  regime === EXPORT_CONTROLS ? 'export controls' : (MECHANISM_WORDS[regime as Mechanism] ?? regime);

/** The matter of a group under a regime: its id follows from the two, so that whoever comes first makes it. */
export function partyMatter(regime: string, party: Party): MatterHead {
  return {
    matterId: idOf(regime, party.companyId),
    title: `${party.name}: ${regimeWords(regime)}`,
    regime,
    party,
  };
}

/** The matter of a rule itself, for documents that name no company. */
export function ruleMatter(regime: string, mechanism: Mechanism): MatterHead {
  const words = MECHANISM_WORDS[mechanism];
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return { matterId: idOf(regime, mechanism), title, regime };
}

/** The matter of a document that works with no known mechanism: its own life. */
export function documentMatter(document: string, title: string): MatterHead {
  return { matterId: idOf('document', document), title, regime: 'document' };
}

const idOf = (regime: string, subject: CompanyId | string) => hashId('matter', regime, subject) as MatterId;

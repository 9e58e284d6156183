import { existsSync, readFileSync } from 'node:fs';
import { realData } from '../real-data.ts';

/** A document of the facts file: what is known of a real one, as far as it is known. */
export interface DocumentFacts {
  readonly document_number: string | null;
  readonly fr_citation: string | null;
  readonly fr_citation_recalled?: string;
  readonly list_citation: string | null;
  readonly title: string;
  readonly type: 'Rule' | 'Proposed Rule' | 'Notice' | 'Presidential Document';
  readonly action: string | null;
  readonly agency: string;
  readonly publication_date: string;
  readonly effective_date: string | null;
  readonly effective_note: string | null;
  readonly filed_for_public_inspection: string | null;
  readonly cfr_parts: readonly string[];
  readonly topics: readonly string[];
  readonly summary: string;
  readonly entities_official_count: number | null;
  readonly named_entities: readonly string[];
  readonly also_touched_entities: readonly string[];
  readonly is_keyword_decoy: boolean;
}

/** An entry of the open data file of the Entity List. */
export interface ListedParty {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly address: string | null;
}

const FACTS = realData('../facts/documents.json');
const LIST = realData('entity-list-2026-07-09.json');

export const factsAreThere = (): boolean => existsSync(FACTS) && existsSync(LIST);
export const WHERE_FACTS_ARE = `${FACTS} and ${LIST}`;

export function loadFacts(): readonly DocumentFacts[] {
  return (JSON.parse(readFileSync(FACTS, 'utf8')) as { documents: DocumentFacts[] }).documents;
}

/** The open list by name; of several entries of one name the first. */
export function loadListedParties(): ReadonlyMap<string, ListedParty> {
  const { entities } = JSON.parse(readFileSync(LIST, 'utf8')) as { entities: ListedParty[] };
  return new Map(entities.toReversed().map((party) => [party.name, party]));
}

import type { CompanyId } from './ids.ts';

export type AliasKind =
  | 'trade'
  | 'acronym'
  | 'native'
  | 'legal'
  | 'former'
  | 'variant'
  | 'brand'
  | 'place'
  | 'pinyin'
  | 'listed-alias'
  | 'affiliate-name'
  | 'related';

export type AliasStrength = 'strong' | 'weak';

/** A name under which a company appears. A strong one stands alone; a weak one needs support in the text. */
export interface Alias {
  readonly companyId: CompanyId;
  readonly text: string;
  readonly kind: AliasKind;
  readonly strength: AliasStrength;
}

/** Lists a company stands on: Entity List (with footnote), Denied Persons, SDN, … */
export type ListCode =
  | 'EL'
  | 'EL_FN1'
  | 'EL_FN3'
  | 'EL_FN4'
  | 'EL_FN5'
  | 'DPL'
  | 'SDN'
  | 'CMIC'
  | '1260H'
  | 'FCC_COVERED'
  | 'MEU'
  | 'UVL';

export interface Affiliate {
  readonly name: string;
  readonly relation: string;
  /** Set where the affiliate is a company of the directory itself. */
  readonly id?: CompanyId;
}

export interface Company {
  readonly companyId: CompanyId;
  readonly name: string;
  /** ISO 3166 two-letter code where known. */
  readonly country?: string;
  readonly aliases: readonly Alias[];
  readonly affiliates: readonly Affiliate[];
  readonly parent?: CompanyId;
  readonly lists: readonly ListCode[];
  /** Where the entry comes from: a screening list, a rule text, a curated file, or a reader who named it. */
  readonly origin: 'screening-list' | 'rule-text' | 'curated' | 'reader';
}

/** A line of the type-ahead list. */
export interface CompanyHit {
  readonly companyId: CompanyId;
  readonly name: string;
  readonly country?: string;
}

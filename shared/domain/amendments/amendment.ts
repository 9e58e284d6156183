/** The lists of parties in the Export Administration Regulations that rules amend by entries. */
export type ListName =
  /** Supplement No. 4 to 15 CFR Part 744. */
  | 'entity-list'
  /** Supplement No. 6 to Part 744. */
  | 'unverified-list'
  /** Supplement No. 7 to Part 744 since December 2020. */
  | 'military-end-user-list'
  /** Section 744.22(f)(2), named in its text. */
  | 'military-intelligence-end-users'
  /** Supplement No. 7 to Part 748. */
  | 'validated-end-user-list';

export type Operation = 'added' | 'revised' | 'removed' | 'moved';

/** UTF-16 offsets in the original, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One entry of a list that a document adds, revises, removes or moves to another country. */
export interface Amendment {
  readonly list: ListName;
  readonly operation: Operation;
  /** As lists of countries write it ("China"), undefined where the document gives none. */
  readonly country: string | undefined;
  /** For a move: the country it stood under before. */
  readonly fromCountry?: string;
  readonly name: string;
  /** Also and formerly known as, doing business as. */
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
  /** Affiliated entities and subordinate institutions named inside the entry. */
  readonly members: readonly string[];
  readonly licenceRequirement: string | undefined;
  readonly reviewPolicy: string | undefined;
  readonly citation: string | undefined;
  /** Whether a row of the table or only the instruction names it. */
  readonly statedIn: 'row' | 'instruction';
  readonly span: Span;
}

/** Words that an instruction swaps ("removing X and adding in its place Y"). */
export interface Replacement {
  /** Where it stands, as the instruction says it. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly span: Span;
}

/** What a document does to lists and text, and where its parts do not agree. */
export interface AmendmentsFound {
  readonly amendments: readonly Amendment[];
  readonly replacements: readonly Replacement[];
  /** Sentences for the reader: names without a row, rows without an instruction, counts that differ. */
  readonly disagreements: readonly string[];
}

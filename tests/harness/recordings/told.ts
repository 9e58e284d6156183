import type { ListName, Operation } from '../../../shared/domain/amendments/amendment.ts';
import type { ChangeKind } from '../../../shared/domain/change.ts';
import type { DateKind } from '../../../shared/domain/document.ts';

/** A row of a list table, with the affiliates that stand inside the entry. */
export interface Row {
  readonly list: ListName;
  readonly operation: Extract<Operation, 'added' | 'revised' | 'removed'>;
  readonly country: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly string[];
  readonly membersCalled: string;
  readonly address: string;
}

/** A document as it is to be rendered: facts of the real one, sentences of our own. */
export interface Told {
  readonly number: string;
  readonly citation: string;
  readonly title: string;
  readonly type: 'Rule' | 'Proposed Rule' | 'Notice' | 'Presidential Document';
  readonly action: string | undefined;
  /** As printed: department, then bureau where there is one; none for the President. */
  readonly agencies: readonly string[];
  /** As the API names them, the most specific one last. */
  readonly agencyNames: readonly string[];
  readonly cfr: readonly { readonly title: number; readonly part: number }[];
  readonly publishedOn: string;
  readonly filedOn: string;
  readonly filedTime: string;
  readonly effectiveOn: string | undefined;
  readonly summary: string;
  /** The DATES field as printed, and as filed. */
  readonly dates: string | undefined;
  readonly datesFiled: string | undefined;
  readonly background: readonly string[];
  readonly instructions: readonly string[];
  readonly rows: readonly Row[];
  readonly policy: string;
  readonly signed: string;
}

export type ExpectedDate = readonly [DateKind, string | undefined];

/** What a reader of the document must find. */
export interface Expected {
  readonly decoy: boolean;
  readonly kinds: readonly ChangeKind[];
  readonly dates: readonly ExpectedDate[];
  readonly datesFiled: readonly ExpectedDate[];
  /** Operation and number of each count that the summary states. */
  readonly counts: readonly string[];
  /** Those of the counts that the rows do not bear out. */
  readonly countsDiffer: readonly string[];
  /** The kind that each party must be told with; parties by name. */
  readonly parties: ReadonlyMap<string, ChangeKind>;
}

export interface Recorded {
  readonly told: Told;
  readonly expected: Expected;
}

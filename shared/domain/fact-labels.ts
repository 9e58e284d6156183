/** The lines that a mail or page may state about a change, in the order in which it states them. No other label exists. */
export const FACT_LABELS = [
  'Corrects',
  'Replaces',
  'Licence requirement',
  'Licence exceptions',
  'Licence review policy',
  'In force from',
  'Applies from',
  'Compliance by',
  'Ends',
  'Suspended until',
  'Comments due',
  'Regulation',
  'Entries stated',
  'Text replaced',
  // Of a step of the CFR.
  'Not as instructed',
  'Confirms',
  'Entries',
  'Text as of',
  // Of a report.
  'Rules named',
  'Original report',
  'Sources',
  'Independent sources',
  'Also reported by',
  'Also carried by',
  'Not acted on',
] as const;

export type FactLabel = (typeof FACT_LABELS)[number];

/** Those of them that are dates of law. */
export const CLOCK_LABELS = [
  'In force from',
  'Applies from',
  'Compliance by',
  'Ends',
  'Suspended until',
  'Comments due',
] as const satisfies readonly FactLabel[];

export type ClockLabel = (typeof CLOCK_LABELS)[number];

/** What a later document of the same matter moves to another day; other dates belong to their document. */
export const MOVED_BY_OTHERS: ReadonlySet<FactLabel> = new Set(['Ends', 'Suspended until']);

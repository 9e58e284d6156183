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

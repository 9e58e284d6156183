/** What is done, before it is known to which list. */
export type Action =
  | 'add'
  | 'remove'
  | 'modify'
  | 'correct'
  | 'deny'
  | 'lift-denial'
  | 'order'
  | 'sanction'
  | 'unsanction'
  | 'enforce'
  | 'tgl-issue'
  | 'tgl-extend'
  | 'tgl-end'
  | 'fdp'
  | 'de-minimis'
  | 'affiliates-rule'
  | 'license'
  | 'restrict'
  | 'propose'
  | 'topic'
  | 'unchanged';

/** On which side of its verb a frame has the parties that it is about. */
type Reach = 'left' | 'right' | 'both';

/**
 * One way to say that something is done to a party. `needs` is what must stand in the sentence or be known of the document
 * for the words to mean that: `list` a list or the agency that keeps it, `actor` somebody who makes rules, `party` a
 * company where the frame reaches, `nothing` where the words are clear by themselves.
 */
export interface FrameRule {
  readonly id: string;
  readonly action: Action;
  readonly reach: Reach;
  readonly needs: 'nothing' | 'list' | 'actor' | 'party';
  /** On a view in small letters; flags `gu`. */
  readonly pattern: RegExp;
}

/** A frame found in a clause. `start` and `end` are places in the clause. */
export interface Frame {
  readonly rule: FrameRule;
  readonly start: number;
  readonly end: number;
}

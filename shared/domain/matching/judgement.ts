import type { ChangeKind, MentionRole } from '../change.ts';
import type { Frame } from './frame.ts';
import type { ListName } from './list-names.ts';
import type { Status } from './polarity.ts';
import type { Mention } from './support.ts';

/** A frame with the list it is about and how it stands. */
export interface JudgedFrame extends Frame {
  readonly list: ListName;
  readonly status: Status;
  readonly statusRule: string;
  readonly undated: boolean;
  readonly kind: ChangeKind;
}

/** What a sentence does to one of its names. */
export interface Judgement {
  readonly mention: Mention;
  readonly role: MentionRole;
  readonly kind: ChangeKind;
  /** In the past tense without a date. */
  readonly undated: boolean;
  readonly ruleId: string;
}

export interface JudgedSentence {
  readonly frames: readonly JudgedFrame[];
  readonly judgements: readonly Judgement[];
}

/** What goes before a sentence: a list that it continues, and the names that "it" may stand for. */
export interface Before {
  readonly list: ListName | undefined;
  readonly open: JudgedFrame | undefined;
  readonly named: readonly Mention[];
  /** A statement that named nobody yet: "BIS adds one party." */
  readonly waiting: JudgedFrame | undefined;
  /** What the sentence before says of others, as if it were done: "A was not added. B was." */
  readonly last: JudgedFrame | undefined;
  /** The frames of the last sentence that had any. */
  readonly spoken: readonly JudgedFrame[];
  /** Something is done or planned in the document already. */
  readonly done: boolean;
  /** What "in the matter of" means in this document: an order of denial, or a penalty. */
  readonly orderKind: ChangeKind;
}

/** What a frame makes of its party, by how it stands. */
export const ROLE_OF_STATUS: Readonly<Record<Status, MentionRole>> = {
  adopted: 'target',
  proposed: 'target',
  hedged: 'target',
  historical: 'historical',
  negated: 'negated',
  comment: 'commenter',
  example: 'example',
};

/** The first frame that does something to somebody, today or as planned. */
export function effectiveFrame(frames: readonly JudgedFrame[]): JudgedFrame | undefined {
  return frames.find((frame) => ROLE_OF_STATUS[frame.status] === 'target' && frame.kind !== 'none');
}

/** The judgement that a frame gives a name that it reaches by a way of its own, which `how` names. */
export function targetOf(mention: Mention, frame: JudgedFrame, how: string): Judgement {
  return {
    mention,
    role: 'target',
    kind: frame.kind,
    undated: frame.undated,
    ruleId: `${frame.rule.id}/${how}`,
  };
}

const WEIGHT: Readonly<Record<MentionRole, number>> = {
  target: 9,
  'list-member': 9,
  affiliate: 8,
  negated: 7,
  historical: 6,
  commenter: 5,
  example: 5,
  bystander: 4,
  unclear: 1,
};

/** Keeps the judgement that says most about a name: being a target before all else. */
export function keepStronger(judgements: Map<Mention, Judgement>, judgement: Judgement): void {
  const known = judgements.get(judgement.mention);
  if (!known || WEIGHT[judgement.role] > WEIGHT[known.role]) judgements.set(judgement.mention, judgement);
}

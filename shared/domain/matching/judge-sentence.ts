import type { ChangeKind, MentionRole } from '../change.ts';
import { LIST_BEFORE } from './attachment-rules.ts';
import { findFrames, isPolicyAction, PRONOUN, type Setting } from './find-frames.ts';
import type { Action, Frame } from './frame.ts';
import { attachmentOf, governing, isCircumstance } from './govern.ts';
import { kindOfAction } from './kind-of-action.ts';
import { type ListName, listNear } from './list-names.ts';
import type { Status } from './polarity-rules.ts';
import { MENTION, mentionAt, type SentenceView } from './sentence-view.ts';
import { type Statement, statementsOf } from './statements.ts';
import { statusOf } from './status.ts';
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
  /** What "in the matter of" means in this document: an order of denial, or a penalty. */
  readonly orderKind: ChangeKind;
}

const MENTIONS = new RegExp(MENTION, 'gu');
/** A statement without its subject: "Added to the SDN List." */
const ELLIPSIS =
  /^(?:is |are |was |now )?(?:added|listed|removed|deleted|designated|placed|revised|denied|blocked|fined)\b/u;
/** A statement that only goes on with a list that an earlier one began. */
const CONTINUES =
  /^(?:and |or |[(]?[a-z0-9]{1,3}[.)] |[-•\u2014*] ?|"|the entr(?:y|ies) (?:for|of) |entr(?:y|ies) (?:for|of) )*["(]?[\uE000-\uF8F0]/u;

const ROLE_OF_STATUS: Readonly<Record<Status, MentionRole>> = {
  adopted: 'target',
  proposed: 'target',
  hedged: 'target',
  historical: 'historical',
  negated: 'negated',
  comment: 'commenter',
  example: 'example',
};

function judgeFrame(
  frame: Frame,
  statement: string,
  sentence: string,
  setting: Setting,
  before: Before,
): JudgedFrame {
  const own = statusOf(frame, statement, sentence, setting.official);
  const proposed = setting.proposal && own.status === 'adopted';
  const { status, ruleId, undated } = proposed
    ? { status: 'proposed' as const, ruleId: 'proposed.document', undated: false }
    : own;
  const list = listNear(statement, frame.end) ?? listNear(sentence, 0) ?? before.list ?? 'entity-list';
  const kind =
    frame.rule.action === 'order' && status === 'adopted'
      ? before.orderKind
      : kindOfAction(frame.rule.action, list, status);
  return { ...frame, list, status, statusRule: ruleId, undated: undated ?? false, kind };
}

/** Goods that go to a party concern it where a rule is about goods or licences, not where somebody is listed or fined. */
const aboutGoods = (action: Action) => isPolicyAction(action) || action === 'deny';

/** The name is the very object of the frame: "a charging letter to X", "settles with X". */
const isObject = (frame: Frame, text: string, at: number) =>
  frame.end <= at && /^[ "]*(?:the )?$/.test(text.slice(frame.end, at).replace(LIST_BEFORE, ''));

function judgeName(
  statement: Statement,
  at: number,
  frames: readonly JudgedFrame[],
  setting: Setting,
): Omit<Judgement, 'mention'> {
  const text = statement.text;
  const attachment = attachmentOf(text, at, setting.official);
  const frame = governing(frames, text, at);
  const goods = frame && (aboutGoods(frame.rule.action) || isObject(frame, text, at));
  const none = { kind: 'none' as const, undated: false };
  if (attachment && !(attachment.gives === 'recipient' && goods) && attachment.gives !== 'maker') {
    if (attachment.gives === 'affiliate') return ofOwner(frames, attachment.id);
    const role = attachment.gives === 'recipient' ? 'bystander' : attachment.gives;
    return { ...none, role, ruleId: attachment.id };
  }
  if (attachment?.gives === 'maker' && frame && !goods && frame.list !== 'other')
    return { ...none, role: 'bystander', ruleId: attachment.id };
  if (frame)
    return {
      role: ROLE_OF_STATUS[frame.status],
      kind: frame.kind,
      undated: frame.undated,
      ruleId: frame.status === 'adopted' ? frame.rule.id : `${frame.rule.id}/${frame.statusRule}`,
    };
  if (isCircumstance(frames, text, at)) return { ...none, role: 'bystander', ruleId: 'govern.circumstance' };
  if (statement.kind !== 'main') return { ...none, role: 'bystander', ruleId: 'govern.aside' };
  return { ...none, role: 'unclear', ruleId: 'govern.no-frame' };
}

/** The owner of a party is affected through it, as far as something is done to that party in the sentence. */
function ofOwner(frames: readonly JudgedFrame[], ruleId: string): Omit<Judgement, 'mention'> {
  const frame = frames.find((item) => ROLE_OF_STATUS[item.status] === 'target' && item.kind !== 'none');
  if (!frame) return { role: 'bystander', kind: 'none', undated: false, ruleId };
  return {
    role: 'affiliate',
    kind: frame.kind,
    undated: frame.undated,
    ruleId: `${ruleId}/${frame.rule.id}`,
  };
}

/** "BIS adds it": what is done to a party named before, in the sentence or in the one before it. */
function viaPronoun(
  statement: string,
  frames: readonly JudgedFrame[],
  named: readonly Mention[],
): Judgement[] {
  const frame = frames.find((item) => ROLE_OF_STATUS[item.status] === 'target' && item.kind !== 'none');
  const pronoun = PRONOUN.exec(statement) ?? ELLIPSIS.exec(statement);
  if (!frame || !pronoun || (isPolicyAction(frame.rule.action) && !frame.rule.id.startsWith('restrict')))
    return [];
  const plural = /^(?:them|they|both|these|their)/.test(pronoun[0]);
  return (plural ? named : named.slice(0, 1)).map((mention) => ({
    mention,
    role: 'target',
    kind: frame.kind,
    undated: frame.undated,
    ruleId: `${frame.rule.id}/pronoun`,
  }));
}

/** "X, which this rule adds, …": the party before the clause is the object of a verb that has none behind it. */
function toldInRelative(
  statement: Statement,
  frames: readonly JudgedFrame[],
  view: SentenceView,
): Judgement | undefined {
  const mention = statement.about ? view.mentions[mentionAt(statement.about)] : undefined;
  const frame = frames.find((item) => item.rule.reach === 'right' && item.kind !== 'none');
  if (!mention || !frame || statement.kind !== 'relative') return undefined;
  if (!/^(?:which|that|whom|whose)\b/u.test(statement.text) || /[\uE000-\uF8F0]/u.test(statement.text))
    return undefined;
  return {
    mention,
    role: 'target',
    kind: frame.kind,
    undated: frame.undated,
    ruleId: `${frame.rule.id}/relative`,
  };
}

const NAMED_NOW =
  /^(?:(?:it|this|they|these|those|the (?:\w+ ){0,3}(?:party|parties|entit\w+|compan\w+|firms?|names?|entr\w+)|among them|one|first|the first|named)\b[^.;]{0,40}?\b(?:is|are|include|includes|being)?:? ?)?"?[\uE000-\uF7FF]"?(?:$|[.,]| (?:is|are|and)\b)/u;

/** "BIS adds one party. It is X." */
function waitedFor(text: string, view: SentenceView, before: Before): Judgement[] {
  const frame = before.waiting;
  if (!frame || !NAMED_NOW.test(text)) return [];
  return view.mentions
    .filter((_, i) => text.includes(String.fromCharCode(0xe000 + i)))
    .map((mention) => ({
      mention,
      role: 'target',
      kind: frame.kind,
      undated: frame.undated,
      ruleId: `${frame.rule.id}/named-next`,
    }));
}

/** Judges one sentence: what is done in it, and what that makes of each of its names. */
export function judgeSentence(view: SentenceView, setting: Setting, before: Before): JudgedSentence {
  const frames: JudgedFrame[] = [];
  const judgements = new Map<Mention, Judgement>();
  let open = before.open;
  for (const statement of statementsOf(view.text)) {
    const text = statement.about ? `${statement.about} ${statement.text}` : statement.text;
    const own = findFrames(text, view.text, setting).map((frame) =>
      judgeFrame(frame, text, view.text, setting, before),
    );
    if (statement.kind === 'main') {
      frames.push(...own);
      if (own.length > 0) open = own.at(-1);
    }
    const effective = own.length === 0 && open && CONTINUES.test(text) ? [continued(open)] : own;
    const told = toldInRelative(statement, own, view);
    if (told) {
      keepStronger(judgements, told);
      frames.push(...own);
    }
    for (const match of text.matchAll(MENTIONS)) {
      const mention = view.mentions[mentionAt(match[0])];
      if (!mention) continue;
      const isAbout = statement.about === match[0] && match.index === 0;
      const judged = judgeName({ ...statement, text }, match.index, effective, setting);
      if (isAbout && judged.role !== 'target') continue;
      if (isAbout) frames.push(...own);
      keepStronger(judgements, { mention, ...judged });
    }
    if (own.length === 0)
      for (const judgement of waitedFor(text, view, before)) keepStronger(judgements, judgement);
    if (statement.kind === 'main' && !/[\uE000-\uF8F0]/u.test(text)) {
      const named = view.mentions.filter((mention) => judgements.has(mention));
      for (const judgement of viaPronoun(text, own, named.length > 0 ? named : before.named))
        keepStronger(judgements, judgement);
    }
  }
  if (setting.official) settleUnclear(judgements, frames, view.text);
  return { frames, judgements: [...judgements.values()] };
}

/** An official sentence that does something and names its party only elsewhere in itself. */
function settleUnclear(
  judgements: Map<Mention, Judgement>,
  frames: readonly JudgedFrame[],
  sentence: string,
): void {
  const unclear = [...judgements.values()].filter((judgement) => judgement.role === 'unclear');
  const frame = frames.find((item) => ROLE_OF_STATUS[item.status] === 'target' && item.kind !== 'none');
  if (!frame || unclear.length !== judgements.size || sentence.includes('\uF8F0')) return;
  for (const judgement of unclear)
    judgements.set(judgement.mention, {
      ...judgement,
      role: 'target',
      kind: frame.kind,
      undated: frame.undated,
      ruleId: `${frame.rule.id}/same-sentence`,
    });
}

/** The frame of an earlier statement, as if it stood right before the list that goes on. */
const continued = (frame: JudgedFrame): JudgedFrame => ({
  ...frame,
  start: 0,
  end: 0,
  rule: { ...frame.rule, reach: 'right' },
});

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

function keepStronger(judgements: Map<Mention, Judgement>, judgement: Judgement): void {
  const known = judgements.get(judgement.mention);
  if (!known || WEIGHT[judgement.role] > WEIGHT[known.role]) judgements.set(judgement.mention, judgement);
}

import { LIST_BEFORE } from './attachment-rules.ts';
import { withoutLead } from './clauses.ts';
import { findFrames, isPolicyAction, type Setting } from './find-frames.ts';
import type { Action, Frame } from './frame.ts';
import { attachmentOf, governing, isCircumstance } from './govern.ts';
import {
  type Before,
  effectiveFrame,
  type JudgedFrame,
  type JudgedSentence,
  type Judgement,
  keepStronger,
  ROLE_OF_STATUS,
} from './judgement.ts';
import { kindOfAction } from './kind-of-action.ts';
import { lastResort } from './last-resort.ts';
import { listNear } from './list-names.ts';
import { isElliptic, settleUnclear, toldInRelative, viaPronoun, waitedFor } from './named-elsewhere.ts';
import { MENTION, mentionAt, type SentenceView } from './sentence-view.ts';
import { type Statement, statementsOf } from './statements.ts';
import { statusOf } from './status.ts';
import type { Mention } from './support.ts';

const MENTIONS = new RegExp(MENTION, 'gu');
/** A statement that only goes on with a list that an earlier one began. */
const CONTINUES =
  /^(?:and |or |[(]?[a-z0-9]{1,3}[.)] |[-•\u2014*] ?|"|the entr(?:y|ies) (?:for|of) |entr(?:y|ies) (?:for|of) )*["(]?[\uE000-\uF8F0]/u;

/** A statement with a verb of its own, which continues no list. */
const HAS_VERB =
  /^[\uE000-\uF8F0][^;]{0,40} (?:is|are|was|were|has|have|had|does|do|did|will|remains?|stays?|bears?)\b/u;

function judgeFrame(
  frame: Frame,
  statement: string,
  sentence: string,
  setting: Setting,
  before: Before,
): JudgedFrame {
  const own = statusOf(frame, statement, sentence, setting.official);
  const proposed = (setting.proposal || frame.rule.action === 'propose') && own.status === 'adopted';
  const { status, ruleId, undated } = proposed
    ? { status: 'proposed' as const, ruleId: 'proposed.document', undated: false }
    : own;
  const list =
    listNear(statement, frame.end) ??
    listNear(sentence, 0) ??
    before.list ??
    // Parties are added to the Entity List, but designated under the orders on sanctions.
    (setting.official &&
    /designat/.test(statement.slice(frame.start, frame.end)) &&
    !/footnote/.test(statement)
      ? 'sanctions'
      : 'entity-list');
  const kind =
    frame.rule.action === 'order' && status === 'adopted'
      ? before.orderKind
      : kindOfAction(frame.rule.action, list, status);
  return { ...frame, list, status, statusRule: ruleId, undated: undated ?? false, kind };
}

/** Goods that go to a party concern it where a rule is about goods or licences, not where somebody is listed or fined. */
const aboutGoods = (action: Action) => isPolicyAction(action) || action === 'deny';

/** "Corrects the rule that added X": what is past for X is put right today. */
const corrected = (frames: readonly JudgedFrame[], frame: JudgedFrame | undefined) =>
  frame && (frame.undated || frame.status === 'historical')
    ? (frames.find(({ rule, status }) => rule.action === 'correct' && status === 'adopted') ?? frame)
    : frame;

export const BARE_NAME = 'govern.bare-name';
const VERBS =
  /\b(?:is|are|was|were|has|have|had|will|would|may|might|could|not|said|says|[a-z]{3,}ed|[a-z]{3,}s (?:the|a|an|that|it|its|to|for|in|on))\b/u;

/** Names without a verb, as in a list: "Names: X; Y, Beijing." */
const isBare = (text: string) => !VERBS.test(text) && text.replace(/[\uE000-\uF8F0\W\d]+/gu, '').length < 60;

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
  const frame = corrected(frames, governing(frames, text, at));
  const goods = frame && (aboutGoods(frame.rule.action) || isObject(frame, text, at));
  const none = { kind: 'none' as const, undated: false };
  const itself = attachment?.id === 'attach.news-speaker' ? ofSpeaker(text, at, frames) : undefined;
  if (itself) return itself;
  const relieved =
    (/^attach\.dealer-/.test(attachment?.id ?? '') && frame?.rule.action.startsWith('tgl-')) ||
    (attachment?.id === 'attach.parent-of' && frame?.rule.action === 'sanction') ||
    (/^attach\.(?:former-owner|behalf)$/.test(attachment?.id ?? '') &&
      frame?.rule.action.startsWith('tgl-') &&
      /bought from (?:the )?$/u.test(text.slice(0, at)));
  if (
    attachment &&
    !relieved &&
    !(attachment.gives === 'recipient' && goods) &&
    attachment.gives !== 'maker'
  ) {
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
  return { ...none, role: 'unclear', ruleId: isBare(text) ? BARE_NAME : 'govern.no-frame' };
}

const SPEAKS_OF_ITSELF =
  /^ (?:has |have |had |also |itself )*(?:said|says|reported|told|disclosed|announced|confirmed|expects|expected|warned|warns)\b.*\b(?:it|its|they|their|the (?:company|firm|group))\b/u;

/** "X said that it had been added": who speaks is the party. */
function ofSpeaker(
  text: string,
  at: number,
  frames: readonly JudgedFrame[],
): Omit<Judgement, 'mention'> | undefined {
  const frame = effectiveFrame(frames.filter(({ start, rule }) => start > at && rule.action !== 'topic'));
  if (!frame || !SPEAKS_OF_ITSELF.test(text.slice(at + 1, frame.end + 25))) return undefined;
  if (/[\uE000-\uF8F0]/u.test(text.slice(at + 1, frame.end + 25))) return undefined;
  return { role: 'target', kind: frame.kind, undated: frame.undated, ruleId: `${frame.rule.id}/speaker` };
}

/** The owner of a party is affected through it, as far as something is done to that party in the sentence. */
function ofOwner(frames: readonly JudgedFrame[], ruleId: string): Omit<Judgement, 'mention'> {
  const frame = effectiveFrame(frames);
  if (!frame) return { role: 'bystander', kind: 'none', undated: false, ruleId };
  return {
    role: 'affiliate',
    kind: frame.kind,
    undated: frame.undated,
    ruleId: `${ruleId}/${frame.rule.id}`,
  };
}

interface Work {
  readonly view: SentenceView;
  readonly setting: Setting;
  readonly before: Before;
  readonly frames: JudgedFrame[];
  readonly judgements: Map<Mention, Judgement>;
  open: JudgedFrame | undefined;
}

/** Judges the names that stand in one statement; `own` are its frames, `text` has its antecedent before it. */
function judgeNames(work: Work, statement: Statement, text: string, own: readonly JudgedFrame[]): void {
  const { view, judgements } = work;
  const effective =
    own.length === 0 && work.open && statement.kind === 'main' && CONTINUES.test(text) && !HAS_VERB.test(text)
      ? [continued(work.open)]
      : own;
  const told = toldInRelative(statement, own, view);
  if (told) {
    keepStronger(judgements, told);
    work.frames.push(...own);
  }
  for (const match of text.matchAll(MENTIONS)) {
    const mention = view.mentions[mentionAt(match[0])];
    if (!mention || (statement.about === match[0] && match.index === 0)) continue;
    keepStronger(judgements, {
      mention,
      ...judgeName({ ...statement, text }, match.index, effective, work.setting),
    });
  }
}

/** Whom "it" may stand for: who was named before in the sentence, who speaks in it, or the sentence before. */
function antecedents(view: SentenceView, named: readonly Mention[], before: Before): readonly Mention[] {
  if (named.length > 0) return named;
  return /^[\uE000-\uF7FF]/u.test(view.text) ? view.mentions.slice(0, 1) : before.named;
}

function judgeStatement(work: Work, statement: Statement): void {
  const { view, setting, before, judgements } = work;
  const text = statement.about ? `${statement.about} ${statement.text}` : statement.text;
  const sentence = statement.kind === 'aside' ? view.text : withoutLead(view.text);
  const own = findFrames(text, view.text, setting).map((frame) =>
    judgeFrame(frame, text, sentence, setting, before),
  );
  if (statement.kind === 'main') {
    work.frames.push(...own);
    work.open = own.at(-1) ?? work.open;
  }
  judgeNames(work, statement, text, own);
  if (own.length === 0)
    for (const judgement of waitedFor(text, view, before)) keepStronger(judgements, judgement);
  if (own.length === 0 && before.last && isElliptic(text)) work.frames.push(before.last);
  if (statement.kind === 'main' && !/[\uE000-\uF8F0]/u.test(text)) {
    const named = view.mentions.filter((mention) => judgements.has(mention));
    for (const judgement of viaPronoun(text, own, antecedents(view, named, before)))
      keepStronger(judgements, judgement);
  }
}

/** Names that no frame governs, by the mere words of their statement. */
function judgeByWords({ view, setting, before, frames, judgements }: Work, statement: Statement): void {
  if (statement.kind !== 'main' || before.done || effectiveFrame(frames)) return;
  const unclear = [...statement.text.matchAll(MENTIONS)]
    .map((match) => view.mentions[mentionAt(match[0])])
    .filter((mention) => mention !== undefined)
    .filter((mention) => judgements.get(mention)?.role === 'unclear');
  const found = unclear.length > 0 ? lastResort(statement.text, view.text, setting) : undefined;
  if (!found) return;
  const frame = judgeFrame(found, statement.text, view.text, setting, before);
  frames.push(frame);
  for (const mention of unclear)
    judgements.set(mention, {
      mention,
      role: ROLE_OF_STATUS[frame.status],
      kind: frame.kind,
      undated: frame.undated,
      ruleId: frame.status === 'adopted' ? frame.rule.id : `${frame.rule.id}/${frame.statusRule}`,
    });
}

/** Judges one sentence: what is done in it, and what that makes of each of its names. */
export function judgeSentence(view: SentenceView, setting: Setting, before: Before): JudgedSentence {
  const work: Work = { view, setting, before, frames: [], judgements: new Map(), open: before.open };
  const statements = statementsOf(view.text);
  for (const statement of statements) judgeStatement(work, statement);
  for (const statement of statements) judgeByWords(work, statement);
  if (setting.official) settleUnclear(work.judgements, work.frames, view.text);
  return { frames: work.frames, judgements: [...work.judgements.values()] };
}

/** The frame of an earlier statement, as if it stood right before the list that goes on. */
const continued = (frame: JudgedFrame): JudgedFrame => ({
  ...frame,
  start: 0,
  end: 0,
  rule: { ...frame.rule, reach: 'right' },
});

import { CHINESE_POLARITY } from './chinese-rules.ts';
import { isListAction, isPolicyAction } from './find-frames.ts';
import type { Frame } from './frame.ts';
import { LANGUAGE_POLARITY } from './languages-rules.ts';
import type { PolarityRule, Status } from './polarity.ts';
import { POLARITY_RULES } from './polarity-rules.ts';

export interface JudgedStatus {
  readonly status: Status;
  readonly ruleId: string;
  /** In the past tense without a date: past where the document does something else today, else what it is about. */
  readonly undated?: boolean;
}

const ALL_RULES = [...POLARITY_RULES, ...CHINESE_POLARITY, ...LANGUAGE_POLARITY];
const NEAR = 40;
const ADOPTED: JudgedStatus = { status: 'adopted', ruleId: 'status.adopted' };
const PRESENT =
  /\b(?:is|are|hereby|(?<!\bago )today|now|this (?:final |interim |interim final )?(?:rule|order|notice|action|document))\b/u;
const PAST_AUXILIARY = /\b(?:was|were|had|has been|have been)\b/u;

/** A rule is named before its verb: "licence requirements for X were imposed in 2019". */
const WAS = /^[^,;]*?\b(?<!\b(?:is|are|that|which|who) [^,;]*)(?:was|were|had been|has been|have been)\b/u;
const isTopicNoun = (frame: Frame) =>
  isPolicyAction(frame.rule.action) && !frame.rule.id.endsWith('.passive');

/** Past tense of the words of a frame: with an auxiliary, or a past form that nothing present stands before. */
function isPast(frame: Frame, statement: string): boolean {
  const words = statement.slice(frame.start, frame.end);
  const before = statement.slice(Math.max(0, frame.start - 30), frame.start);
  // "Has been listed since 2019": the frame begins within the auxiliary.
  if (/^been\b/u.test(words) && /\bha(?:s|ve) (?:\w+ )?$/u.test(before)) return true;
  if (PAST_AUXILIARY.test(words) || /\b(?:was|were|had|ha[sd] been|have been)\b[^,;]{0,20}$/u.test(before))
    return true;
  if (isTopicNoun(frame) && WAS.test(statement.slice(frame.end, frame.end + 90))) return true;
  if (PRESENT.test(words) || PRESENT.test(before)) return false;
  // "Listed parties" are no past.
  if (isPolicyAction(frame.rule.action) && /^(?:black)?listed\b/.test(words)) return false;
  const verb = /^(?:has |have )?[a-z]+/u.exec(words)?.[0] ?? '';
  return /(?:(?<!\b(?:ne|exce|proce))ed|put|struck|took|pled|paid|cut|hit|shut|won|lost|froze|gave|left|threw|joined|entered|landed)$/u.test(
    verb,
  );
}

function textFor(rule: PolarityRule, frame: Frame, statement: string, sentence: string): string {
  if (rule.where === 'sentence') return sentence;
  if (rule.where === 'clause') return statement;
  // What stands before a colon announces; it does not hedge.
  if (rule.id === 'hedged.before')
    return statement.slice(statement.lastIndexOf(': ', frame.start) + 1, frame.start);
  const from = rule.where === 'near' ? Math.max(0, frame.start - NEAR) : 0;
  return statement.slice(from, frame.start);
}

/** Cues of the past do not touch what the text does in the present tense. */
const fitsTense = (rule: PolarityRule, past: boolean, frame: Frame) =>
  rule.status !== 'historical' ||
  past ||
  rule.where === 'sentence' ||
  rule.where === 'near' ||
  /headline|^(?:zh|ru|ko|ja)\./.test(frame.rule.id);

/** "OFAC has added X" is the news of the day. */
const isPerfect = (frame: Frame, statement: string) =>
  /\b(?:has|have) (?:\w+ly |also |today |now |hereby )*$/u.test(statement.slice(0, frame.start)) ||
  /^(?:has|have)\b/u.test(statement.slice(frame.start));

/** Orders and penalties are told in the past tense on the day itself. */
const isDatable = ({ rule }: Frame) =>
  !rule.id.endsWith('.headline') && (isListAction(rule.action) || isPolicyAction(rule.action));

const NOT_BEFORE = /\b(?:not|never|without) (?:yet |now |also |itself )*$/u;

/** "This rule adds no party." */
const NO_OBJECT = /^ (?:no|nobody|none|nothing|neither)\b(?! (?:longer|later|fewer|less|other))/u;

/** How a frame stands in its statement, and the rule that says so. */
export function statusOf(frame: Frame, statement: string, sentence: string, official: boolean): JudgedStatus {
  if (frame.rule.action === 'unchanged') {
    // "Asks whether X should stay" is a question, not a decision.
    const asked = /\bwhether\b/u.test(statement.slice(0, frame.start));
    return { status: asked ? (official ? 'proposed' : 'hedged') : 'negated', ruleId: frame.rule.id };
  }
  if (isListAction(frame.rule.action) && NO_OBJECT.test(statement.slice(frame.end)))
    return { status: 'negated', ruleId: 'negated.object' };
  const past = isPast(frame, statement);
  const before = statement.slice(0, frame.start);
  for (const rule of ALL_RULES) {
    if (rule.when !== 'any' && (rule.when === 'official') !== official) continue;
    if (!fitsTense(rule, past, frame)) continue;
    // "is not renewed" ends a license: the rule of that frame has read the negation already, but none right before it.
    if (rule.status === 'negated' && frame.rule.action === 'tgl-end' && !NOT_BEFORE.test(before)) continue;
    if (rule.pattern.test(textFor(rule, frame, statement, sentence)))
      return { status: rule.status, ruleId: rule.id };
  }
  return past &&
    official &&
    isDatable(frame) &&
    !isPerfect(frame, statement) &&
    !/\b(?:today|hereby)\b/u.test(sentence)
    ? { ...ADOPTED, undated: true }
    : ADOPTED;
}

import { isPolicyAction, PRONOUN } from './find-frames.ts';
import { type Before, effectiveFrame, type JudgedFrame, type Judgement, targetOf } from './judgement.ts';
import { mentionAt, type SentenceView } from './sentence-view.ts';
import type { Statement } from './statements.ts';
import type { Mention } from './support.ts';

/** A statement without its subject: "Added to the SDN List." */
const ELLIPSIS =
  /^(?:is |are |was |now )?(?:added|listed|removed|deleted|designated|placed|revised|denied|blocked|fined)\b/u;
/** "BIS adds it": what is done to a party named before, in the sentence or in the one before it. */
export function viaPronoun(
  statement: string,
  frames: readonly JudgedFrame[],
  named: readonly Mention[],
): Judgement[] {
  const frame = effectiveFrame(frames);
  const told = statement.replace(/, (?:it|they|the \w+) (?:said|says|told)\b.*$/u, '');
  const pronoun = PRONOUN.exec(told) ?? ELLIPSIS.exec(statement);
  const ours = /^our\b/u.test(pronoun?.[0] ?? '');
  if (!frame || !pronoun || (isPolicyAction(frame.rule.action) && frame.rule.action !== 'restrict' && !ours))
    return [];
  const plural = /^(?:them|they|both|these|their)/.test(pronoun[0]);
  return (plural ? named : named.slice(0, 1)).map((mention) => targetOf(mention, frame, 'pronoun'));
}

/** "X, which this rule adds, …" and "X, which is added": the clause is about the party before it. */
export function toldInRelative(
  statement: Statement,
  frames: readonly JudgedFrame[],
  view: SentenceView,
): Judgement | undefined {
  const mention = statement.about ? view.mentions[mentionAt(statement.about)] : undefined;
  const frame = effectiveFrame(frames);
  if (!mention || !frame || statement.kind !== 'relative') return undefined;
  if (!/^(?:which|that|whom|whose|who)\b/u.test(statement.text) || /[\uE000-\uF8F0]/u.test(statement.text))
    return undefined;
  return targetOf(mention, frame, 'relative');
}

const NAMED_NOW =
  /^(?:(?:it|this|they|these|those|the (?:\w+ ){0,3}(?:party|parties|entit\w+|compan\w+|firms?|names?|entr\w+)|among them|one|first|the first|named)\b[^.;]{0,40}?\b(?:is|are|include|includes|being)?:? ?)?"?[\uE000-\uF7FF]"?(?:$|[.,]| (?:is|are)(?= (?:the|an?|one|it|them|such|this)\b|[.,]|$)| and "?[\uE000-\uF8F0])/u;

/** "A was not added. B was." */
const ELLIPTIC = /^[\uE000-\uF7FF] (?:was|were|is|are|has|have|does|did|do|will)(?: been| be| so)?[.;]?$/u;

export const isElliptic = (text: string) => ELLIPTIC.test(text);

/** "BIS adds one party. It is X." */
export function waitedFor(text: string, view: SentenceView, before: Before): Judgement[] {
  const last = before.last;
  if (last && isElliptic(text)) return view.mentions.map((mention) => targetOf(mention, last, 'elliptic'));
  const frame = before.waiting;
  if (!frame || !NAMED_NOW.test(text) || /\b(?:was|were|not|no|comments?)\b/u.test(text)) return [];
  return view.mentions
    .filter((_, i) => text.includes(String.fromCharCode(0xe000 + i)))
    .map((mention) => targetOf(mention, frame, 'named-next'));
}

/** An official sentence that does something and names its party only elsewhere in itself. */
export function settleUnclear(
  judgements: Map<Mention, Judgement>,
  frames: readonly JudgedFrame[],
  sentence: string,
): void {
  const unclear = [...judgements.values()].filter((judgement) => judgement.role === 'unclear');
  const frame = effectiveFrame(frames);
  if (
    !frame ||
    frame.rule.action === 'propose' ||
    unclear.length !== judgements.size ||
    sentence.includes('\uF8F0')
  )
    return;
  for (const judgement of unclear)
    judgements.set(judgement.mention, targetOf(judgement.mention, frame, 'same-sentence'));
}

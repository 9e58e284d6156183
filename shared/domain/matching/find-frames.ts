import { CHINESE_FRAMES } from './chinese-rules.ts';
import type { Action, Frame, FrameRule } from './frame.ts';
import { LIST_FRAMES } from './list-frames.ts';
import { listNear, OTHER_SENSE, RULE_MAKER } from './list-names.ts';
import { ORDER_FRAMES } from './order-frames.ts';
import { POLICY_FRAMES } from './policy-frames.ts';
import { PARTY } from './sentence-view.ts';
import { UNCHANGED_FRAMES } from './unchanged-frames.ts';

/** What is known of the document in which a sentence stands. */
export interface Setting {
  /** The government speaks; otherwise the press or a company. */
  readonly official: boolean;
  /** An official document of, or not known to be of another than, the agencies that keep the lists. */
  readonly exportControl: boolean;
}

const PARTIES = new RegExp(PARTY, 'u');
/** Policy frames come before list frames where they overlap: "removes the temporary general license" removes no company. */
const RULES: readonly FrameRule[] = [
  ...POLICY_FRAMES.slice(0, 3),
  ...UNCHANGED_FRAMES,
  ...ORDER_FRAMES,
  ...LIST_FRAMES,
  ...POLICY_FRAMES.slice(3),
  ...CHINESE_FRAMES,
];

const LIST_ACTIONS: ReadonlySet<Action> = new Set(['add', 'remove', 'modify']);
const POLICY_ACTIONS: ReadonlySet<Action> = new Set([
  'tgl-issue',
  'tgl-extend',
  'tgl-end',
  'fdp',
  'de-minimis',
  'affiliates-rule',
  'license',
  'restrict',
]);

export const isListAction = (action: Action) => LIST_ACTIONS.has(action);
export const isPolicyAction = (action: Action) => POLICY_ACTIONS.has(action);

const reaches = (frame: Frame, statement: string) => {
  const left = PARTIES.test(statement.slice(0, frame.start));
  const right = PARTIES.test(statement.slice(frame.end));
  if (frame.rule.reach === 'left') return left;
  return frame.rule.reach === 'right'
    ? right || PARTIES.test(statement.slice(frame.start, frame.end))
    : left || right || PARTIES.test(statement.slice(frame.start, frame.end));
};

/** Whether the words mean what the rule says, in this sentence of this document. */
function holds(frame: Frame, statement: string, sentence: string, setting: Setting): boolean {
  const { needs } = frame.rule;
  if (needs === 'nothing') return true;
  if (OTHER_SENSE.test(sentence)) return false;
  const list = listNear(sentence, 0);
  if (needs === 'actor') return setting.official ? setting.exportControl : RULE_MAKER.test(sentence);
  if (!setting.official)
    return list !== undefined || (needs === 'list' && RULE_MAKER.test(sentence) && reaches(frame, statement));
  if (!setting.exportControl) return list !== undefined && list !== 'entity-list';
  return (
    (list !== undefined && needs === 'list') ||
    reaches(frame, statement) ||
    /\b(?:it|they|them|entity|entities|party|parties|person|persons)\b/.test(statement)
  );
}

/**
 * The frames of a statement (one clause of a view) in the order of the text, none overlapping another: where two rules
 * fit the same words, the earlier in the tables wins.
 */
export function findFrames(statement: string, sentence: string, setting: Setting): readonly Frame[] {
  const found: Frame[] = [];
  for (const rule of RULES) {
    for (const match of statement.matchAll(rule.pattern)) {
      const frame = { rule, start: match.index, end: match.index + match[0].length };
      if (found.some((other) => frame.start < other.end && other.start < frame.end)) continue;
      if (holds(frame, statement, sentence, setting)) found.push(frame);
    }
  }
  const policy = found.some((frame) => isPolicyAction(frame.rule.action));
  const kept = policy
    ? found.filter((frame) => !isListAction(frame.rule.action) || reaches(frame, statement))
    : found;
  return kept.sort((a, b) => a.start - b.start);
}

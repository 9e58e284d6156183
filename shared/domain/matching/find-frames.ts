import { CHINESE_FRAMES } from './chinese-rules.ts';
import type { Action, Frame, FrameRule } from './frame.ts';
import { LANGUAGE_FRAMES } from './languages-rules.ts';
import { LIST_FRAMES } from './list-frames.ts';
import { listNear, OTHER_SENSE, RULE_MAKER } from './list-names.ts';
import { ORDER_FRAMES } from './order-frames.ts';
import { POLICY_FRAMES, PROPOSAL_FRAMES, TEMPORARY_LICENCE_FRAMES, TOPIC_FRAMES } from './policy-frames.ts';
import { PARTY } from './sentence-view.ts';
import { UNCHANGED_FRAMES } from './unchanged-frames.ts';

/** What is known of the document in which a sentence stands. */
export interface Setting {
  /** The government speaks; otherwise the press or a company. */
  readonly official: boolean;
  /** An official document of, or not known to be of another than, the agencies that keep the lists. */
  readonly exportControl: boolean;
  /** It comes from BIS or OFAC themselves. */
  readonly listKeeper: boolean;
  /** The document as a whole proposes or asks, whatever its sentences say. */
  readonly proposal: boolean;
  /** The document says of itself that it is a final rule: what it asks besides is no proposal. */
  readonly final: boolean;
}

const PARTIES = new RegExp(PARTY, 'u');
/** Policy frames come before list frames where they overlap: "removes the temporary general license" removes no company. */
const RULES: readonly FrameRule[] = [
  ...TEMPORARY_LICENCE_FRAMES,
  ...UNCHANGED_FRAMES,
  ...ORDER_FRAMES,
  ...LIST_FRAMES,
  ...POLICY_FRAMES,
  ...PROPOSAL_FRAMES,
  ...TOPIC_FRAMES,
  ...CHINESE_FRAMES,
  ...LANGUAGE_FRAMES,
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
  'propose',
  'topic',
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

/** Words that stand for a party named before. */
export const PRONOUN =
  /\b(?:it|them|they|the (?:company|firm|entity|manufacturer|supplier|chipmaker|group|maker|carrier|airline|party|business)|both(?: companies| firms)?|these (?:companies|entities|firms)|(?:its|the) (?:entry|listing|name|removal|addition|inclusion|designation)|their (?:entries|names)|our (?:airline|firm|business|licens\w+|entry|listing|name|exports?|products|privileges|company|group|designation|removal|addition|inclusion|subsidiar\w+|affiliates?)|we (?:are|were|have been|will be|may be|could be|would be))\b/u;

const SPOKEN_OF =
  /^[\uE000-\uF8F0] (?:which|that|whom)\b|\b(?:it|they|them|following|below|entity|entities|party|parties|persons?|compan(?:y|ies)|entr(?:y|ies)|names?)\b/;

/** Who tells of plans without a name. */
const SOURCES = /\b(?:sources?|people|officials?)\b/;

/** Measures that only governments take, whoever is not named. */
const OUR_TOPIC = /\bconsidered for a ban\b/u;

/** The same Latin in customs, grants and plant law. */
const OTHER_DE_MINIMIS =
  /\b(?:customs|low-value|parcels?|packages?|buy america|lacey|grants?|section 321|tariffs?|dut(?:y|ies)|entry of|shippers?|imports?|crop|emissions?|tax)\b/;

/** Tariffs, grants and procurement know small amounts and waivers as well. */
const isOtherLaw = (sentence: string) => sentence.includes('de minimis') && OTHER_DE_MINIMIS.test(sentence);

/** An insertion into the text of a rule, not into a list. */
const TEXT_OBJECT =
  /^ (?:an? |the |its |this |that |one |two |three |several |new |further |related |corresponding |additional )*(?:[a-z-]+ (?<!\b(?:to|from|on|in|of|for|by|under) ))?(?:paragraphs?|notes? \d|definitions?|certifications?|sentences?|sections?|§|clauses?|phrases?|requirements?|eccns?|exceptions?|provisions?|questions?|faqs?|examples?|controls)\b/u;

/** "ECCN 4A906 is added": a text comes in, not a party. */
const isTextSubject = (frame: Frame, statement: string) => {
  const before = statement.slice(0, frame.start);
  return (
    frame.rule.reach === 'left' &&
    !PARTIES.test(before) &&
    /\b(?:eccns?|paragraphs?|notes?|definitions?|controls?|countr(?:y|ies)|exceptions?|supplement no\.? ?\d+(?: to part \d+)?) (?:[a-z0-9().]+ ){0,4}$/u.test(
      `${before.trimEnd()} `,
    )
  );
};

/** Fines of other countries, and what markets do, are no enforcement of ours. */
const isElsewhere = (statement: string, frame: Frame) =>
  /\b(?:italy|italian|france|french|germany?|britain|british|uk|eu|european|japan\w*|korea\w*|india\w*|canad\w*|australia\w*|china|chinese|beijing|russian?|moscow|spain|dutch)(?:'s)?(?: [a-z]+){0,3} $/u.test(
    statement.slice(0, frame.start),
  ) || /^ by (?:investors|markets?|users|fans|analysts|shareholders)\b/u.test(statement.slice(frame.end));

/** Whether the words mean what the rule says, in this sentence of this document. */
function holds(frame: Frame, statement: string, sentence: string, setting: Setting): boolean {
  const { needs } = frame.rule;
  if (isOtherLaw(sentence)) return false;
  if (frame.rule.action === 'topic' && setting.official) return false;
  if (frame.rule.action === 'propose' && (!setting.official || setting.final)) return false;
  if (/^(?:add|remove)/u.test(frame.rule.id) && isTextSubject(frame, statement)) return false;
  if (/^(?:add|remove)/u.test(frame.rule.id) && TEXT_OBJECT.test(statement.slice(frame.end))) return false;
  // Exceptions, waivers and small amounts of other agencies concern no export.
  const general = frame.rule.action === 'license' || frame.rule.action === 'de-minimis';
  if (general && setting.official && !setting.exportControl) return false;
  if (!setting.official && frame.rule.action === 'enforce' && isElsewhere(statement, frame)) return false;
  // What other agencies order, license and fine is none of ours.
  if (setting.official && !setting.exportControl && frame.rule.action !== 'propose' && !listNear(sentence, 0))
    return false;
  if (frame.rule.action === 'propose' && !setting.exportControl && PARTIES.test(statement)) return false;
  if (needs === 'nothing') return true;
  if (OTHER_SENSE.test(sentence)) return false;
  if (needs === 'actor')
    return setting.official
      ? setting.exportControl && reaches(frame, statement)
      : RULE_MAKER.test(sentence) ||
          (frame.rule.action === 'topic' && (SOURCES.test(sentence) || OUR_TOPIC.test(sentence)));
  const list = listNear(sentence, 0);
  if (!setting.official)
    return list !== undefined || (needs === 'list' && RULE_MAKER.test(sentence) && reaches(frame, statement));
  if (!setting.exportControl) return list !== undefined && list !== 'entity-list';
  return (
    (list !== undefined && needs === 'list') ||
    reaches(frame, statement) ||
    SPOKEN_OF.test(statement) ||
    PRONOUN.test(statement)
  );
}

/** A policy that is done by a verb of its own, not only spoken of. */
const isStated = (action: Action) => isPolicyAction(action) && action !== 'topic' && action !== 'propose';

/** A temporary licence is removed or amended like an entry; only an outright word of the list makes it one. */
function keep(frame: Frame, found: readonly Frame[], statement: string): boolean {
  if (!isListAction(frame.rule.action)) return true;
  const actions = new Set(found.map((other) => other.rule.action));
  if (TEMPORARY.some((action) => actions.has(action)))
    return /\bentity list\b/.test(statement) && reaches(frame, statement);
  if (frame.rule.action === 'modify' && (actions.has('fdp') || actions.has('de-minimis'))) return false;
  return ![...actions].some(isStated) || reaches(frame, statement) || PRONOUN.test(statement);
}

const TEMPORARY: readonly Action[] = ['tgl-issue', 'tgl-extend', 'tgl-end'];

/**
 * The frames of a statement (one clause of a view) in the order of the text, none overlapping another: where two rules
 * fit the same words, the earlier in the tables wins.
 */
export function findFrames(statement: string, sentence: string, setting: Setting): readonly Frame[] {
  const found: Frame[] = [];
  for (const rule of RULES) {
    // Most rules fit nowhere, and `matchAll` copies its pattern before it looks.
    if (statement.search(rule.pattern) < 0) continue;
    for (const match of statement.matchAll(rule.pattern)) {
      const frame = { rule, start: match.index, end: match.index + match[0].length };
      if (found.some((other) => frame.start < other.end && other.start < frame.end)) continue;
      if (holds(frame, statement, sentence, setting)) found.push(frame);
    }
  }
  return found.filter((frame) => keep(frame, found, statement)).sort((a, b) => a.start - b.start);
}

import { ATTACHMENT_RULES, type AttachmentRule, LIST_AFTER, LIST_BEFORE } from './attachment-rules.ts';
import { isListAction, isPolicyAction } from './find-frames.ts';
import type { Frame } from './frame.ts';

/** Behind these words a verb has no more objects: reasons, purposes and circumstances follow. */
const BEYOND_OBJECT =
  /\b(?:because|after|following|amid|for (?:\w+ly )?\w{2,}ing\b|for (?:its|their|his|her|having|shipments?|sales?|exports?|suppl(?:y|ies)|acts?|violations?|conduct|alleged|apparent|being|help|ties|links|support)|over (?!\d)|due to|as (?:it|they|the|a result|part)|when|since|so that|in order|to (?:supply|support|stop|keep|prevent|help|sell|ship|cut|slow|curb|protect|obtain|acquire|buy|procure|build|serve|punish|settle|resolve)|by (?:ship|sell|export|supply|provid|divert|re-?export|using|acting|way|help)\w*|in connection with|in response to|citing|saying|arguing|despite|until|where|which|whose|who|on (?:the )?(?:grounds?|basis)|alleging|accus\w+|about|related to|involving|that (?:it|they|the|he|she)|in violation|with \w+ing\b|with the aim|much as|like)\b/u;
/** What was done wrong is no part of the measure. */
const REASON =
  /\bfor (?:sending|selling|shipping|supplying|exporting|having|diverting|buying|helping|providing|violating)\b/u;
/** Between a subject and its verb these words begin another clause. */
const BEYOND_SUBJECT =
  /\b(?:because|after|following|amid|when|since|while|where|which|who|saying|before|until|as (?:it|they|the)|then|so|said|says)\b/u;

/** Words before a name that only say which thing of its is meant; what stands before them counts. */
const TRANSPARENT =
  /\b(?:(?:the|its|their|an?|both|each) )*(?:entr(?:y|ies)|listings?|names?|cases?|position) (?:for|of|under) (?:the )?["(]?$/u;

/** Text before a name without the list of names in which it stands, and text after it likewise. */
function surroundings(statement: string, at: number): { readonly before: string; readonly after: string } {
  return {
    before: statement.slice(0, at).replace(LIST_BEFORE, '').replace(TRANSPARENT, ''),
    after: statement.slice(at + 1).replace(LIST_AFTER, ''),
  };
}

/** The first rule that says what the words beside the name make of it. */
export function attachmentOf(statement: string, at: number, official: boolean): AttachmentRule | undefined {
  const own = { before: statement.slice(0, at).replace(TRANSPARENT, ''), after: statement.slice(at + 1) };
  const list = surroundings(statement, at);
  return ATTACHMENT_RULES.find((rule) => {
    if (rule.when !== 'any' && (rule.when === 'official') !== official) return false;
    if (rule.side === 'after')
      return (
        rule.pattern.test(own.after) || (rule.id === 'attach.commenter' && rule.pattern.test(list.after))
      );
    return rule.pattern.test(own.before) || rule.pattern.test(list.before);
  });
}

/** "Restricts X by adding it to the list": the object is the party named before. */
const PRONOUN_OBJECT = /^ (?:it|them|both|the (?:company|firm|group|manufacturer|maker|two|pair))\b/u;

interface Candidate {
  readonly frame: Frame;
  readonly distance: number;
}

function candidate(frame: Frame, statement: string, at: number): Candidate | undefined {
  const { reach } = frame.rule;
  if (at >= frame.start && at < frame.end) return { frame, distance: 0 };
  if (at >= frame.end) {
    const between = statement.slice(frame.end, at);
    if (reach === 'left' && !listsAfterColon(statement, frame, between)) return undefined;
    if (frame.rule.action === 'restrict' && REASON.test(between)) return undefined;
    if (!isPolicyAction(frame.rule.action) && BEYOND_OBJECT.test(between)) return undefined;
    return { frame, distance: between.length };
  }
  const between = statement.slice(at + 1, frame.start);
  if (isListAction(frame.rule.action) && PRONOUN_OBJECT.test(statement.slice(frame.end)))
    return { frame, distance: between.length };
  if (reach === 'right') return undefined;
  if (BEYOND_SUBJECT.test(between)) return undefined;
  return { frame, distance: between.length };
}

const EXCEPTED =
  /\b(?:except(?: for)?|with the exception of|other than|apart from|save for) [\uE000-\uF8F0]/gu;

/** "Two parties leave the list: A and B" names its subjects after the colon. */
const listsAfterColon = (statement: string, frame: Frame, between: string) =>
  /^[^:]{0,60}: ?/u.test(between) &&
  !/[\uE000-\uF8F0]/u.test(statement.slice(0, frame.start).replace(EXCEPTED, ''));

/** A past verb with an object behind it has its subject, not another object, before it. */
const isAgent = (frame: Frame, statement: string, at: number) =>
  /\.past$/.test(frame.rule.id) &&
  at < frame.start &&
  /^ (?:the |a |an )?[\uE000-\uF8F0]/u.test(statement.slice(frame.end));

/** Measures against parties, then rules by name, then licences in general, then the mere topic. */
const RANKS: readonly ((frame: Frame) => boolean)[] = [
  (frame) => !isPolicyAction(frame.rule.action),
  (frame) => !['license', 'restrict', 'propose', 'topic'].includes(frame.rule.action),
  (frame) => frame.rule.action !== 'topic' && frame.rule.action !== 'propose',
  () => true,
];

/** The frame that has the name at `at` among its parties: the nearest on its side, measures before general policy. */
export function governing<F extends Frame>(
  frames: readonly F[],
  statement: string,
  at: number,
): F | undefined {
  const found = frames
    .filter((frame) => !isAgent(frame, statement, at))
    .map((frame) => ({ frame, candidate: candidate(frame, statement, at) }))
    .filter((item): item is { frame: F; candidate: Candidate } => item.candidate !== undefined)
    .sort((a, b) => a.candidate.distance - b.candidate.distance);
  const rank = (frame: Frame) => RANKS.findIndex((fits) => fits(frame));
  const best = Math.min(...found.map((item) => rank(item.frame)));
  return found.find((item) => rank(item.frame) === best)?.frame;
}

/** True where a frame of the statement lies before the name but its objects have ended: the name is a circumstance. */
export function isCircumstance(frames: readonly Frame[], statement: string, at: number): boolean {
  return (
    frames.some(
      (frame) =>
        frame.end <= at && frame.rule.reach !== 'left' && BEYOND_OBJECT.test(statement.slice(frame.end, at)),
    ) || frames.some((frame) => frame.end <= at && frame.rule.reach === 'left')
  );
}

import type { ChangeKind, MentionRole, Scope } from '../change.ts';
import type { SectionRole } from '../document.ts';
import type { Setting } from './find-frames.ts';
import type { Action } from './frame.ts';
import { isRow, judgeRow, kindOfRow } from './judge-row.ts';
import { judgeSentence } from './judge-sentence.ts';
import { type Before, effectiveFrame, type JudgedFrame, type Judgement } from './judgement.ts';
import { kindOfAction } from './kind-of-action.ts';
import { endedBeside } from './licence-ended.ts';
import { type ListName, listNear } from './list-names.ts';
import type { CleanSection } from './mentions.ts';
import { scopeOf } from './scopes.ts';
import { PARTY, viewOf } from './sentence-view.ts';
import type { Mention } from './support.ts';

/** Acts whose parties may be told apart, in a list below. */
const NAMED_APART: ReadonlySet<Action> = new Set([
  'add',
  'remove',
  'modify',
  'deny',
  'sanction',
  'unsanction',
]);

/** Sections whose every sentence is read; elsewhere only sentences with a name, so that a long document stays cheap. */
const READ_WHOLE: ReadonlySet<SectionRole> = new Set([
  'title',
  'action',
  'summary',
  'instruction',
  'table-row',
]);
const FIRST_SENTENCES = 80;

/** Roles that a section gives, whatever its sentences say. */
const SECTION_ROLES: Partial<Record<SectionRole, MentionRole>> = {
  comments: 'commenter',
  footnote: 'bystander',
  signature: 'bystander',
};

/** What has been read of a document so far. */
export interface Reading {
  /** `sentence` counts the sentences of the document that do something. */
  readonly frames: { readonly frame: JudgedFrame; readonly sentence: number }[];
  readonly judgements: Judgement[];
  readonly scopes: { readonly scope: Scope; readonly ruleId: string }[];
  readonly orderKind: ChangeKind;
  /** Names in sentences that tell of a temporary licence. */
  readonly licensees: Set<Mention>;
  /** The first act in a sentence that names nobody. */
  nameless: JudgedFrame | undefined;
  /** Some sentence that does something names a party. */
  party: boolean;
  list: ListName | undefined;
  instructed: ChangeKind | undefined;
  rows: ChangeKind | undefined;
}

/** Reads one section into `reading`: what is done in each sentence, and what that makes of each name. */
export function readSection(
  section: CleanSection,
  mentions: readonly Mention[],
  setting: Setting,
  reading: Reading,
): void {
  let open: JudgedFrame | undefined;
  let named: readonly Mention[] = [];
  let waiting: JudgedFrame | undefined;
  let last: JudgedFrame | undefined;
  let spoken: readonly JudgedFrame[] = [];
  let at = 0;
  section.sentences.forEach((sentence, number) => {
    const from = at;
    while (at < mentions.length && (mentions[at]?.start ?? 0) < sentence.end) at++;
    const own = mentions.slice(from, at);
    if (own.length === 0 && !READ_WHOLE.has(section.role) && number >= FIRST_SENTENCES) return;
    const view = viewOf(section.clean.text, sentence.start, sentence.end, own);
    if (isRow(view.text, section.role)) {
      const kind = kindOfRow(view.text, reading.instructed);
      reading.rows ??= kind;
      reading.judgements.push(...judgeRow(view, kind));
      return;
    }
    const before: Before = {
      list: reading.list,
      open,
      named,
      waiting,
      last,
      spoken,
      done: reading.frames.some(({ frame }) => frame.kind !== 'none'),
      orderKind: reading.orderKind,
    };
    const judged = judgeSentence(view, setting, before);
    reading.judgements.push(...judged.judgements.map((judgement) => inSection(judgement, section.role)));
    if (setting.official) reading.judgements.push(...endedBeside(view, judged, section.role));
    if (SECTION_ROLES[section.role] === undefined) addFrames(reading, judged.frames);
    if (judged.frames.some(({ rule }) => rule.action.startsWith('tgl-')))
      for (const mention of view.mentions) reading.licensees.add(mention);
    const effective = effectiveFrame(judged.frames);
    if (effective && ANY_PARTY.test(view.text)) reading.party = true;
    else if (effective && NAMED_APART.has(effective.rule.action)) reading.nameless ??= effective;
    if (judged.frames.length > 0) spoken = judged.frames;
    last = asDone(judged.frames.at(-1));
    const told = judged.frames.length === 0 && GOES_ON.test(view.text) ? before.spoken : judged.frames;
    const scope = scopeOf(view.text, told);
    if (scope && SECTION_ROLES[section.role] === undefined) reading.scopes.push(scope);
    if (judged.frames.length === 0 || judged.frames.some((frame) => frame.kind !== 'none'))
      reading.list = listNear(view.text, view.text.length) ?? reading.list;
    if (section.role === 'instruction')
      reading.instructed = judged.frames.findLast((frame) => frame.kind !== 'none')?.kind;
    if (judged.frames.length > 0) open = introduces(view.text) ? judged.frames.at(-1) : undefined;
    waiting = ANY_PARTY.test(view.text)
      ? undefined
      : judged.frames.findLast((frame) => frame.kind !== 'none');
    if (view.mentions.length > 0) named = view.mentions;
    else if (judged.frames.length === 0) named = [];
  });
}

function addFrames({ frames }: Reading, own: readonly JudgedFrame[]): void {
  const sentence = (frames.at(-1)?.sentence ?? 0) + 1;
  for (const frame of own) frames.push({ frame, sentence });
}

const asDone = (frame: JudgedFrame | undefined) =>
  frame && {
    ...frame,
    status: 'adopted' as const,
    kind: kindOfAction(frame.rule.action, frame.list, 'adopted'),
  };

/** A sentence that goes on about the rule of the sentence before. */
const GOES_ON = /^(?:under (?:the|this)|it|this|the (?:change|rule|amendment|new|requirement|policy))\b/u;

const ANY_PARTY = new RegExp(PARTY, 'u');

const introduces = (view: string) => /:$|\b(?:following|as follows|below)\b/u.test(view);

function inSection(judgement: Judgement, role: SectionRole): Judgement {
  const given = SECTION_ROLES[role];
  return given ? { ...judgement, role: given, kind: 'none', ruleId: `section.${role}` } : judgement;
}

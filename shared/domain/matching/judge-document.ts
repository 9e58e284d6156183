import type { ChangeKind, MentionRole, Scope } from '../change.ts';
import type { DocumentMetadata, SectionRole } from '../document.ts';
import type { Setting } from './find-frames.ts';
import type { Action } from './frame.ts';
import { isRow, judgeRow, kindOfRow } from './judge-row.ts';
import { BARE_NAME, judgeSentence } from './judge-sentence.ts';
import { type Before, effectiveFrame, type JudgedFrame, type Judgement, targetOf } from './judgement.ts';
import { kindOfAction } from './kind-of-action.ts';
import { type ListName, listNear } from './list-names.ts';
import type { CleanSection } from './mentions.ts';
import { scopeOf } from './scopes.ts';
import { PARTY, viewOf } from './sentence-view.ts';
import { isCorrection, isHousekeeping } from './setting.ts';
import type { Mention } from './support.ts';

export interface DocumentJudgement {
  readonly kind: ChangeKind;
  readonly kindRule: string;
  readonly scope: Scope | undefined;
  readonly judgements: readonly Judgement[];
}

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

interface Reading {
  readonly frames: { readonly frame: JudgedFrame; readonly section: SectionRole }[];
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

function readSection(
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
    if (SECTION_ROLES[section.role] === undefined)
      for (const frame of judged.frames) reading.frames.push({ frame, section: section.role });
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

/** "BIS added X" without a date is history where the document does something else today. */
function datePast(reading: Reading): void {
  const today =
    reading.frames.some(
      ({ frame }) => frame.status === 'adopted' && !frame.undated && frame.kind !== 'none',
    ) || reading.rows !== undefined;
  if (!today) return;
  reading.judgements.forEach((judgement, i) => {
    if (judgement.undated && judgement.role === 'target')
      reading.judgements[i] = {
        ...judgement,
        role: 'historical',
        kind: 'none',
        ruleId: `${judgement.ruleId}/status.past-beside-present`,
      };
  });
  reading.frames.forEach((item, i) => {
    if (item.frame.undated)
      reading.frames[i] = { ...item, frame: { ...item.frame, kind: 'none', status: 'historical' } };
  });
}

/** Kinds of a temporary licence, which a later document extends or ends without naming its parties again. */
const LICENCE_KINDS: ReadonlySet<ChangeKind> = new Set(['tgl_issue', 'tgl_extension', 'tgl_expiry']);

/** "On May 20 BIS added X and issued a temporary licence. This rule extends that licence" is about X. */
function reachLicensees(reading: Reading, kind: ChangeKind): void {
  if (!LICENCE_KINDS.has(kind) || reading.judgements.some(({ kind: own }) => own === kind)) return;
  reading.judgements.forEach((judgement, i) => {
    if (judgement.role === 'historical' && reading.licensees.has(judgement.mention))
      reading.judgements[i] = { ...judgement, role: 'target', kind, ruleId: `${judgement.ruleId}/licensee` };
  });
}

/** Acts whose parties may be told apart, in a list below. */
const NAMED_APART: ReadonlySet<Action> = new Set([
  'add',
  'remove',
  'modify',
  'deny',
  'sanction',
  'unsanction',
]);

/**
 * The document does something in a sentence that names nobody, and to nobody whom it names: the bare names below
 * are its parties.
 */
function settleDocument(reading: Reading): void {
  const frame = reading.nameless;
  if (!frame || frame.status === 'historical' || reading.party) return;
  if (reading.judgements.some(({ kind }) => kind !== 'none')) return;
  reading.judgements.forEach((judgement, i) => {
    if (judgement.ruleId === BARE_NAME)
      reading.judgements[i] = targetOf(judgement.mention, frame, 'only-names');
  });
}

const DENIAL =
  /\bden(?:y|ies|ial|ied|ying)\b[^.]{0,40}(?:\bprivileges|\border)|denial order|\bmay not[^.]{0,60}\b(?:participate|take part|engage)\b|\bexport privileges\b/i;

const SETTLED = /\b(?:civil penalty|settlement agreement|charging letter)\b/i;
/** A denial held over somebody who settles is a part of the penalty. */
const SUSPENDED = /\bdenial\b[^.]{0,120}\bsuspended\b/i;

function orderKindOf(sections: readonly CleanSection[], metadata: DocumentMetadata): ChangeKind {
  const denies = DENIAL.test(metadata.title) || sections.some((section) => DENIAL.test(section.clean.text));
  const text = sections.map((section) => section.clean.text).join('\n');
  const settled = SETTLED.test(text) && SUSPENDED.test(text) && !DENIAL.test(metadata.title);
  return denies && !settled ? 'denial_order' : 'enforcement_action';
}

/** A general word such as "bans" or "license" tells less than what it is done by. */
const GENERAL: ReadonlySet<Action> = new Set(['restrict', 'license', 'propose', 'topic']);

/** The kind of the document: what it says first that it does; else what it proposes; else what it reports. */
function mainKind(reading: Reading, official: boolean): { readonly kind: ChangeKind; readonly rule: string } {
  const reached =
    official || reading.judgements.some(({ role, kind }) => role === 'target' && kind !== 'none');
  const found = reading.frames.filter(
    ({ frame }) => frame.kind !== 'none' && (reached || frame.rule.id !== 'restrict.noun'),
  );
  // The press puts the news first and the background behind it.
  const lead = found.find(({ frame }) => frame.rule.action !== 'topic') ?? found[0];
  if (!official && lead) {
    const first =
      found.find(({ frame }) => !GENERAL.has(frame.rule.action) && frame.status === lead.frame.status) ??
      (GENERAL.has(lead.frame.rule.action)
        ? found.find(({ frame }) => !GENERAL.has(frame.rule.action) && frame.status === 'adopted')
        : undefined) ??
      lead;
    const target = reading.judgements.find(({ role, kind }) => role === 'target' && kind !== 'none');
    if (GENERAL.has(first.frame.rule.action) && target) return { kind: target.kind, rule: target.ruleId };
    return { kind: first.frame.kind, rule: first.frame.rule.id };
  }
  for (const status of ['adopted', 'proposed', 'hedged'] as const) {
    const stated = found.filter(({ frame }) => frame.status === status);
    const first = stated.find(({ frame }) => !GENERAL.has(frame.rule.action)) ?? stated[0];
    if (first) return { kind: first.frame.kind, rule: first.frame.rule.id };
    if (status === 'adopted' && reading.rows) return { kind: reading.rows, rule: 'row' };
  }
  return { kind: 'none', rule: 'kind.nothing-done' };
}

const isCorrected = (reading: Reading, metadata: DocumentMetadata) =>
  isCorrection(metadata) &&
  reading.frames.some(({ frame }) => frame.rule.action === 'correct' && frame.status === 'adopted');

/** What a notice about forms or meetings says of its names. */
const changesNothing = (mentions: readonly Mention[]): DocumentJudgement => ({
  kind: 'none',
  kindRule: 'document.housekeeping',
  scope: undefined,
  judgements: mentions.map((mention) => ({
    mention,
    role: 'bystander' as const,
    kind: 'none' as const,
    undated: false,
    ruleId: 'document.housekeeping',
  })),
});

/** Kinds that may reach a class of parties; a listing reaches those that it names. */
const CLASS_KINDS: ReadonlySet<ChangeKind> = new Set([
  'fdp_rule_change',
  'de_minimis_change',
  'affiliates_rule_change',
  'license_policy_change',
  'proposed_rule',
  'reported_not_official',
]);

/** Reads all sections of a document in order and judges each name, the main kind, and the class it reaches. */
export function judgeDocument(
  sections: readonly CleanSection[],
  mentions: readonly Mention[],
  metadata: DocumentMetadata,
  setting: Setting,
): DocumentJudgement {
  const reading: Reading = {
    frames: [],
    judgements: [],
    scopes: [],
    licensees: new Set(),
    orderKind: orderKindOf(sections, metadata),
    list: listNear(metadata.title.toLowerCase(), 0),
    nameless: undefined,
    party: false,
    instructed: undefined,
    rows: undefined,
  };
  if (setting.official && isHousekeeping(metadata, sections[0]?.clean.text ?? ''))
    return changesNothing(mentions);
  sections.forEach((section, number) => {
    readSection(
      section,
      mentions.filter((mention) => mention.section === number),
      setting,
      reading,
    );
  });
  datePast(reading);
  if (setting.exportControl) settleDocument(reading);
  const { kind, rule } = isCorrected(reading, metadata)
    ? { kind: 'correction' as const, rule: 'document.correction' }
    : mainKind(reading, setting.official);
  reachLicensees(reading, kind);
  const scope = CLASS_KINDS.has(kind) ? reading.scopes[0]?.scope : undefined;
  return { kind, kindRule: rule, scope, judgements: reading.judgements };
}

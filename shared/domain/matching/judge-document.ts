import type { ChangeKind, Scope } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import type { Setting } from './find-frames.ts';
import type { Action } from './frame.ts';
import { BARE_NAME } from './judge-sentence.ts';
import { type Judgement, targetOf } from './judgement.ts';
import { listNear } from './list-names.ts';
import type { CleanSection } from './mentions.ts';
import { type Reading, readSection } from './read-section.ts';
import { isCorrection, isHousekeeping } from './setting.ts';
import type { Mention } from './support.ts';

export interface DocumentJudgement {
  readonly kind: ChangeKind;
  readonly kindRule: string;
  readonly scope: Scope | undefined;
  readonly judgements: readonly Judgement[];
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

const DENIAL_ENDED =
  /\b(?:denial order|order denying|export privileges)\b[^.;]{0,60} (?:is|are) (?:hereby )?(?:vacated|terminated|lifted|rescinded|revoked|restored|set aside|withdrawn)\b/i;

const SETTLED = /\b(?:civil penalty|settlement agreement|charging letter)\b/i;
/** A denial held over somebody who settles is a part of the penalty. */
const SUSPENDED = /\bdenial\b[^.]{0,120}\bsuspended\b/i;

function orderKindOf(sections: readonly CleanSection[], metadata: DocumentMetadata): ChangeKind {
  if (sections.some((section) => DENIAL_ENDED.test(section.clean.text))) return 'denial_order_lifted';
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
    const begin = stated[0]?.sentence ?? 0;
    // What the document does in particular is said where it begins, or in the sentence after.
    const first =
      stated.find(({ frame, sentence }) => !GENERAL.has(frame.rule.action) && sentence <= begin + 1) ??
      stated[0];
    // A licence that is only named may be extended or ended in the next sentence.
    const licence =
      first?.frame.rule.id === 'tgl.issue'
        ? stated.find(({ frame }) => frame.rule.action === 'tgl-extend' || frame.rule.action === 'tgl-end')
        : undefined;
    const main = licence ?? first;
    if (main) return { kind: main.frame.kind, rule: main.frame.rule.id };
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

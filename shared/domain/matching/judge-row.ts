import type { ChangeKind } from '../change.ts';
import { attachmentOf } from './govern.ts';
import type { Judgement } from './judgement.ts';
import { MENTION, mentionAt, type SentenceView } from './sentence-view.ts';

const MENTIONS = new RegExp(MENTION, 'gu');
/** What may stand before a name in the name cell: nothing, other names, "a.k.a.", dashes, the head of a block. */
const NAME_PLACE =
  /(?:^|(?:^|citation )(?:china|hong kong|russia|iran|taiwan|turkey|türkiye|pakistan|united arab emirates|malaysia|singapore|india|japan|south korea|germany|belarus|united kingdom)\b|\baka,?|\bfka,?|\bnka,?|\bdba,?|a\/k\/a,?|f\/k\/a,?|alias(?:es)?:?|formerly(?: known as)?,?|also known as,?|\u2014|-|\(|:|;|"|entit(?:y|ies)|institutions?|subordinate|following|\[?(?:removed|deleted|revised|added|new)[\]:]*|\band|entr(?:y|ies) (?:for|of)|\d\.|\([a-z0-9]{1,3}\)) ?["~*_]*$/u;
/** In brackets behind a name: who it deals with, or has left. */
const BESIDE =
  /\([^()]*\b(?:former(?!ly)|landlord|customer|supplier|agent|owner|shareholder|partner|distributor|tenant|vendor)\b[^()]*$/u;
const ONLY_NAMES = /^(?:[\uE000-\uF8F0"'~*_(). ]|, |and )*$/u;
const CITATION = /\b\d{2} fr (?:\d{3,6}|\[)/gu;

/** True for a line of a table, by its role or by its column marks. */
export function isRow(text: string, role: string): boolean {
  return role === 'table-row' || (text.match(/ \| /g)?.length ?? 0) >= 2;
}

/** A row that cites an earlier rule and the present one changes an entry; otherwise it is what the instruction said. */
export function kindOfRow(view: string, instructed: ChangeKind | undefined): ChangeKind {
  if (/\b(?:kept|unchanged|no change)\b/.test(view)) return 'none';
  if (instructed) return instructed;
  if (/\b(?:footnote \d|alias|address|spelling)[^|]{0,20} (?:added|revised|removed|changed)\b/.test(view))
    return 'entity_list_modification';
  if (/\b(?:removed|deleted)\b|\[reserved\]/.test(view)) return 'entity_list_removal';
  const citations = view.match(CITATION)?.length ?? 0;
  return citations > 1 ? 'entity_list_modification' : 'entity_list_addition';
}

/**
 * Judges a row of a list. Names at the head of the name cell, among its aliases or affiliates are members of the list; a name
 * in an address, in the reasons or in another column is not. `kind` is what the row does.
 */
export function judgeRow(view: SentenceView, kind: ChangeKind): readonly Judgement[] {
  const cells = view.text.split('|');
  const nameCell = cells.length > 2 || !/[\uE000-\uF8F0]/u.test(cells[0] ?? '') ? 1 : 0;
  const found: Judgement[] = [];
  cells.forEach((cell, number) => {
    const text = cell.trim();
    for (const match of text.matchAll(MENTIONS)) {
      const mention = view.mentions[mentionAt(match[0])];
      if (mention)
        found.push({ mention, undated: false, ...placeOf(text, match.index, number <= nameCell, kind) });
    }
  });
  return found;
}

function placeOf(
  cell: string,
  at: number,
  inNames: boolean,
  kind: ChangeKind,
): Pick<Judgement, 'role' | 'kind' | 'ruleId'> {
  if (!inNames) return { role: 'bystander', kind: 'none', ruleId: 'row.other-column' };
  const attachment = attachmentOf(cell, at, true);
  if (attachment?.gives === 'affiliate') return { role: 'affiliate', kind, ruleId: `${attachment.id}/row` };
  if (attachment && attachment.gives !== 'recipient' && attachment.gives !== 'maker')
    return { role: attachment.gives, kind: 'none', ruleId: attachment.id };
  const before = cell.slice(0, at);
  if (BESIDE.test(before)) return { role: 'bystander', kind: 'none', ruleId: 'row.beside' };
  if (NAME_PLACE.test(before) || ONLY_NAMES.test(before))
    return { role: 'list-member', kind, ruleId: 'row.name' };
  return { role: 'bystander', kind: 'none', ruleId: 'row.address' };
}

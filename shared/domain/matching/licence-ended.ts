import type { MentionRole } from '../change.ts';
import type { SectionRole } from '../document.ts';
import type { JudgedFrame, JudgedSentence, Judgement } from './judgement.ts';
import { PARTY, type SentenceView } from './sentence-view.ts';

/** Where a document says in one sentence all that it does. */
const TELLS_ALL: ReadonlySet<SectionRole> = new Set(['title', 'summary']);
/** Roles of a name to which something is done, by itself or through what belongs to it. */
const OF_PARTY: ReadonlySet<MentionRole> = new Set(['target', 'affiliate']);
const PARTIES = new RegExp(PARTY, 'gu');

/**
 * "BIS adds affiliates of X to the list, removes the temporary general license, and widens ...": the first verb alone governs
 * X, and the licence has no other holder. Gives X a second judgement, none where the sentence names more than one company.
 */
export function endedBeside(view: SentenceView, judged: JudgedSentence, role: SectionRole): Judgement[] {
  const end = TELLS_ALL.has(role) ? judged.frames.find(endsToday) : undefined;
  if (end === undefined || !namesOneCompany(view)) return [];
  return judged.judgements
    .filter(
      ({ role: own, kind, undated }) => !undated && OF_PARTY.has(own) && kind.startsWith('entity_list_'),
    )
    .map(({ mention, role: own }) => ({
      mention,
      role: own,
      kind: end.kind,
      undated: false,
      ruleId: `${end.rule.id}/beside`,
    }));
}

const endsToday = ({ kind, undated }: JudgedFrame) => kind === 'tgl_expiry' && !undated;

/** All names of the sentence may stand for one company, and no company is named that we do not know. */
function namesOneCompany({ text, mentions }: SentenceView): boolean {
  const [first, ...others] = mentions.map(
    ({ owners }) => new Set(owners.map(({ alias }) => alias.companyId)),
  );
  if (first === undefined || [...text.matchAll(PARTIES)].length > mentions.length) return false;
  return [...first].some((company) => others.every((owners) => owners.has(company)));
}

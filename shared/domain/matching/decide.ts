import type { ChangeKind, Decision, Evidence, MatchGrade, MentionRole } from '../change.ts';
import type { CompanyId } from '../ids.ts';
import type { Setting } from './find-frames.ts';
import type { Judgement } from './judgement.ts';
import type { IndexedAlias } from './match-index.ts';
import type { CleanSection } from './mentions.ts';
import type { Support } from './support.ts';

/** What one name says about one company. */
export interface Finding {
  readonly companyId: CompanyId;
  readonly alias: IndexedAlias;
  readonly support: Support;
  readonly role: MentionRole;
  readonly kind: ChangeKind;
  readonly evidence: Evidence;
}

export interface CompanyDecision {
  readonly decision: Decision;
  readonly grade: MatchGrade;
  readonly kind: ChangeKind;
  /** Further kinds that the document has for the company. */
  readonly alsoKinds: readonly ChangeKind[];
  readonly via?: string;
  readonly evidence: readonly Evidence[];
}

const MOST_EVIDENCE = 8;
const QUOTE_WORDS = 25;

/** The words around a span, at most 25, with the span among them. */
function quoteAround(text: string, start: number, end: number): string {
  const words = (part: string) => part.split(/\s+/).filter((word) => word !== '');
  const named = words(text.slice(start, end));
  const room = Math.max(0, QUOTE_WORDS - named.length);
  const before = words(text.slice(Math.max(0, start - 200), start));
  const glued = start > 0 && !/\s/.test(text[start - 1] ?? ' ');
  const lead = glued ? (before.pop() ?? '') : '';
  const tail = /^\S*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  const after = words(text.slice(end + tail.length, end + 240));
  const half = Math.floor(room / 2);
  const left = before.slice(Math.max(0, before.length - half));
  const right = after.slice(0, room - left.length);
  return [...left, `${lead}${named.join(' ')}${tail}`, ...right].join(' ');
}

/** The findings of one judgement: one for each company that owns the name. */
export function findingsOf(judgement: Judgement, sections: readonly CleanSection[]): Finding[] {
  const { mention } = judgement;
  const section = sections[mention.section];
  if (!section) return [];
  const { text, starts, ends } = section.clean;
  return mention.owners.map(({ alias, support, ruleId }) => ({
    companyId: alias.companyId,
    alias,
    support,
    role: judgement.role,
    kind: judgement.kind,
    evidence: {
      start: starts[mention.start] ?? 0,
      end: ends[mention.end - 1] ?? 0,
      quote: quoteAround(text, mention.start, mention.end),
      alias: alias.text,
      role: judgement.role,
      sectionRole: section.role,
      ruleId: support === 'sure' ? judgement.ruleId : `${judgement.ruleId}+${ruleId}`,
    },
  }));
}

const TARGETS: ReadonlySet<MentionRole> = new Set(['target', 'list-member', 'affiliate']);
const isHit = (finding: Finding) => TARGETS.has(finding.role) && finding.kind !== 'none';

function gradeOf(finding: Finding): MatchGrade {
  if (finding.support === 'doubtful') return 'possible';
  if (finding.role === 'affiliate' || finding.alias.kind === 'affiliate-name') return 'affiliate';
  return finding.alias.kind === 'listed-alias' ? 'listed' : 'named';
}

const GRADES: readonly MatchGrade[] = ['named', 'listed', 'affiliate', 'possible'];

/**
 * The decision about one company from all findings about it. A sure or supported name that something is done to alerts; a
 * doubtful one, and an unclear role in an official export-control document, goes to a person; the rest is a mention.
 */
export function decideCompany(
  findings: readonly Finding[],
  setting: Setting,
  documentKind: ChangeKind,
): CompanyDecision {
  const hits = findings.filter(isHit);
  const sure = hits.filter((finding) => finding.support !== 'doubtful');
  if (sure.length > 0) return decisionFrom('alert', sure, findings, documentKind);
  if (hits.length > 0) return decisionFrom('review', hits, findings, documentKind);
  const unclear = findings.filter((finding) => finding.role === 'unclear');
  if (unclear.length > 0 && setting.exportControl && (documentKind !== 'none' || setting.listKeeper))
    return {
      ...decisionFrom('review', unclear, findings, documentKind),
      kind: documentKind,
      grade: 'possible',
    };
  return decisionFrom('mention', findings, findings, documentKind);
}

function decisionFrom(
  decision: Decision,
  deciding: readonly Finding[],
  all: readonly Finding[],
  documentKind: ChangeKind,
): CompanyDecision {
  const best = [...deciding].sort((a, b) => GRADES.indexOf(gradeOf(a)) - GRADES.indexOf(gradeOf(b)))[0];
  const stated = [...new Set(deciding.map((finding) => finding.kind))];
  // Among several kinds, what the document is about comes first.
  const kinds = stated.includes(documentKind)
    ? [documentKind, ...stated.filter((kind) => kind !== documentKind)]
    : stated;
  const others = all.filter((finding) => !deciding.includes(finding));
  const grade = best ? gradeOf(best) : 'possible';
  return {
    decision,
    grade,
    kind: kinds[0] ?? 'none',
    alsoKinds: kinds.slice(1),
    ...(best && grade === 'affiliate' ? { via: best.alias.text } : {}),
    evidence: [...deciding, ...others].slice(0, MOST_EVIDENCE).map((finding) => finding.evidence),
  };
}

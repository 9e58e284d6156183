import type { Change, ChangeKind, Match, ReadableDocument, Scope } from '../change.ts';
import type { Company } from '../company.ts';
import type { DocumentMetadata } from '../document.ts';
import type { CompanyId } from '../ids.ts';
import { type CompanyDecision, decideCompany, type Finding, findingsOf } from './decide.ts';
import { withEntryKinds } from './entry-kinds.ts';
import { findMentions } from './find-mentions.ts';
import { judgeDocument } from './judge-document.ts';
import type { MatchIndex } from './match-index.ts';
import { settingOf, withHead } from './setting.ts';

/** Raised with every change of rules or tables that can change a decision. */
export const MATCHER_VERSION = 'matcher-5';

export interface DocumentAnalysis {
  readonly kind: ChangeKind;
  /** The rule that gave the document its kind. */
  readonly kindRule: string;
  readonly scope?: Scope;
  readonly matches: readonly Match[];
  readonly doubts: readonly string[];
}

/** How much of each section says whose law it is about. */
const MOST_READ = 4000;

interface Question {
  readonly change: Pick<Change, 'changeId' | 'trust'>;
  readonly metadata: DocumentMetadata;
  readonly document: ReadableDocument;
  readonly indexes: readonly MatchIndex[];
  /** The companies that `companiesMentioned` found, and their parents; one that is absent gets no match. */
  readonly companies: ReadonlyMap<CompanyId, Company>;
}

/**
 * The companies whose names count in a document, in the order of the text: those to load before `analyzeDocument`.
 * A company may only be meant through an affiliate: load the parents of these companies as well.
 */
export function companiesMentioned(document: ReadableDocument, indexes: readonly MatchIndex[]): CompanyId[] {
  const { mentions } = findMentions(document, indexes);
  return [...new Set(mentions.flatMap((mention) => mention.owners.map((owner) => owner.alias.companyId)))];
}

function byCompany(findings: readonly Finding[]): Map<CompanyId, Finding[]> {
  const groups = new Map<CompanyId, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.companyId);
    if (group) group.push(finding);
    else groups.set(finding.companyId, [finding]);
  }
  return groups;
}

/** A parent reached through several children meets what each of them meets. */
const withKind = (decision: CompanyDecision, kind: ChangeKind): CompanyDecision =>
  kind === decision.kind || decision.alsoKinds.includes(kind)
    ? decision
    : { ...decision, alsoKinds: [...decision.alsoKinds, kind] };

/** A change to a company counts for its parent, through it; never the other way round. */
function withParents(
  decisions: Map<CompanyId, CompanyDecision>,
  companies: Question['companies'],
): Map<CompanyId, CompanyDecision> {
  const all = new Map(decisions);
  for (const [id, decision] of decisions) {
    const child = companies.get(id);
    if (decision.decision === 'mention' || !child) continue;
    const seen = new Set([id]);
    for (let parent = child.parent; parent && !seen.has(parent); parent = companies.get(parent)?.parent) {
      seen.add(parent);
      const known = all.get(parent);
      if (known?.decision === 'alert' && decision.decision === 'alert')
        all.set(parent, withKind(known, decision.kind));
      if (known?.decision === 'alert' || (known && decision.decision === 'review')) continue;
      all.set(parent, {
        ...decision,
        grade: decision.decision === 'review' ? 'possible' : 'affiliate',
        via: child.name,
      });
    }
  }
  return all;
}

/**
 * Who is affected by a change, and how: the main kind, the class of parties it reaches without naming them, and for each
 * company named a decision (alert, review or mention) with its kind and the words in the stored original that say so.
 */
export function analyzeDocument(question: Question): DocumentAnalysis {
  const { change, document, companies } = question;
  const metadata = withHead(question.metadata, document.sections[0]?.text ?? '');
  const setting = settingOf(
    change,
    metadata,
    document.sections.map((section) => section.text.slice(0, MOST_READ)).join('\n'),
  );
  const { sections, mentions } = findMentions(document, question.indexes);
  const judged = judgeDocument(sections, mentions, metadata, setting);
  const read = judged.judgements.flatMap((judgement) => findingsOf(judgement, sections));
  const findings = setting.official ? withEntryKinds(read, document, metadata, judged.kind) : read;
  const decisions = new Map<CompanyId, CompanyDecision>();
  for (const [id, group] of byCompany(findings))
    decisions.set(id, decideCompany(group, setting, judged.kind));
  const matches: Match[] = [];
  const doubts: string[] = [];
  for (const [id, decision] of withParents(decisions, companies)) {
    const company = companies.get(id);
    if (!company) continue;
    if (decision.decision === 'review')
      doubts.push(`It is not certain that ${company.name} is meant or affected.`);
    matches.push(matchOf(change.changeId, company, decision));
  }
  return {
    kind: judged.kind,
    kindRule: judged.kindRule,
    ...(judged.scope ? { scope: judged.scope } : {}),
    matches,
    doubts,
  };
}

function matchOf(changeId: Match['changeId'], company: Company, decision: CompanyDecision): Match {
  return {
    changeId,
    companyId: company.companyId,
    companyName: company.name,
    decision: decision.decision,
    grade: decision.grade,
    kind: decision.kind,
    ...(decision.alsoKinds.length > 0 ? { alsoKinds: decision.alsoKinds } : {}),
    ...(decision.via ? { via: decision.via } : {}),
    evidence: decision.evidence,
    matcherVersion: MATCHER_VERSION,
  };
}

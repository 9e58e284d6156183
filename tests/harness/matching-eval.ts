import type { ChangeKind, Match } from '../../shared/domain/change.ts';
import type { Company, ListCode } from '../../shared/domain/company.ts';
import type { DocumentMetadata, SectionRole } from '../../shared/domain/document.ts';
import { changeIdOf, companyId } from '../../shared/domain/ids.ts';
import { completeAliases } from '../../shared/domain/matching/alias-forms.ts';
import { analyzeDocument } from '../../shared/domain/matching/analyze-document.ts';
import { buildIndex } from '../../shared/domain/matching/index-build.ts';
import { loadIndex } from '../../shared/domain/matching/match-index.ts';

/** One labelled case; the fields are those of the README of the evaluation set. */
export interface EvalCase {
  readonly id: string;
  readonly genre: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly notExpected: readonly string[];
  readonly allowed?: readonly string[];
  readonly changeKind: ChangeKind;
  readonly changeByCompany?: Readonly<Record<string, ChangeKind | readonly ChangeKind[]>>;
  readonly scope?: string;
  readonly evidence?: Readonly<Record<string, readonly string[]>>;
  readonly tags: readonly string[];
}

interface RawCompany {
  readonly id: string;
  readonly name: string;
  readonly country?: string;
  readonly aliases: readonly {
    text: string;
    kind: Company['aliases'][number]['kind'];
    strength: 'strong' | 'weak';
  }[];
  readonly affiliates: readonly { name: string; relation: string; id?: string }[];
  readonly parent?: string;
  readonly lists: readonly string[];
}

/** Cases from JSON lines. */
export function readCases(text: string): readonly EvalCase[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as EvalCase);
}

/** Companies from the JSON of an evaluation set, with all forms of their names. */
export function readCompanies(text: string): readonly Company[] {
  const { companies } = JSON.parse(text) as { readonly companies: readonly RawCompany[] };
  return companies.map((raw) => {
    const id = companyId(raw.id);
    return completeAliases({
      companyId: id,
      name: raw.name,
      ...(raw.country ? { country: raw.country } : {}),
      aliases: raw.aliases.map((alias) => ({ companyId: id, ...alias })),
      affiliates: raw.affiliates.map(({ id: affiliate, ...rest }) => ({
        ...rest,
        ...(affiliate ? { id: companyId(affiliate) } : {}),
      })),
      ...(raw.parent ? { parent: companyId(raw.parent) } : {}),
      lists: raw.lists as readonly ListCode[],
      origin: 'curated',
    });
  });
}

const TYPES: Readonly<
  Record<string, { readonly type: string; readonly role: SectionRole; readonly official: boolean }>
> = {
  entity_list_row: { type: 'Rule', role: 'table-row', official: true },
  fr_rule: { type: 'Rule', role: 'body', official: true },
  fr_notice: { type: 'Notice', role: 'body', official: true },
  news: { type: 'Article', role: 'body', official: false },
  statement: { type: 'Article', role: 'body', official: false },
};

type Matcher = (item: EvalCase) => {
  readonly kind: ChangeKind;
  readonly scope?: string;
  readonly matches: readonly Match[];
};

function matcherFor(companies: readonly Company[]): Matcher {
  const indexes = [loadIndex(buildIndex(companies.flatMap((company) => company.aliases)))];
  const byId = new Map(companies.map((company) => [company.companyId, company]));
  return (item) => {
    const genre = TYPES[item.genre] ?? { type: 'Notice', role: 'body' as const, official: true };
    const metadata: DocumentMetadata = {
      title: '',
      url: 'https://example.org/case',
      type: genre.type,
      stage: genre.official ? 'published' : 'reported',
      publisher: 'evaluation set',
      agencies: [],
    };
    const offsets = Uint32Array.from({ length: item.text.length + 1 }, (_, i) => i);
    return analyzeDocument({
      change: { changeId: changeIdOf(item.id), trust: genre.official ? 'official' : 'reported' },
      metadata,
      document: {
        sections: [{ role: genre.role, heading: '', text: item.text, offsets }],
        parserVersion: 'plain',
        doubts: [],
      },
      indexes,
      companies: byId,
    });
  };
}

interface Failure {
  readonly id: string;
  readonly text: string;
  readonly reasons: readonly string[];
}

interface TagReport {
  readonly tag: string;
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly kindAccuracy: number;
}

export interface Report {
  readonly cases: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly trapRate: number;
  readonly quietRate: number;
  readonly kindAccuracy: number;
  readonly officialConfusion: number;
  readonly scopeAccuracy: number;
  readonly evidence: number;
  readonly tags: readonly TagReport[];
  readonly failures: readonly Failure[];
}

interface Outcome {
  readonly item: EvalCase;
  readonly hits: readonly Match[];
  readonly wrong: readonly Match[];
  readonly missed: readonly string[];
  readonly trapped: readonly string[];
  readonly kind: ChangeKind;
  readonly kindRight: boolean;
  readonly pairKinds: readonly { readonly id: string; readonly right: boolean }[];
  readonly confused: boolean;
  readonly scopeRight: boolean;
  readonly evidenceRight: readonly string[];
  readonly reasons: readonly string[];
}

const UNOFFICIAL: ReadonlySet<ChangeKind> = new Set(['reported_not_official', 'proposed_rule']);

function confuses(said: ChangeKind, right: ChangeKind): boolean {
  if (said === right || said === 'none' || right === 'none') return false;
  return UNOFFICIAL.has(said) || UNOFFICIAL.has(right);
}

function overlaps(item: EvalCase, match: Match): boolean {
  const quotes = item.evidence?.[match.companyId] ?? [];
  return quotes.some((quote) => {
    for (let at = item.text.indexOf(quote); at >= 0; at = item.text.indexOf(quote, at + 1))
      if (match.evidence.some((span) => span.start < at + quote.length && at < span.end)) return true;
    return false;
  });
}

function pairRight(item: EvalCase, match: Match): boolean {
  const right = item.changeByCompany?.[match.companyId];
  const said = [match.kind, ...(match.alsoKinds ?? [])];
  const wanted = right === undefined ? [] : typeof right === 'string' ? [right] : right;
  return wanted.every((kind) => said.includes(kind));
}

function describe(match: Match): string {
  const first = match.evidence[0];
  return `${match.companyId} ${match.decision} ${match.kind}${first ? ` by ${first.ruleId} (${first.role}) “${first.quote}”` : ''}`;
}

function judgeCase(item: EvalCase, matcher: Matcher): Outcome {
  const said = matcher(item);
  const alerts = said.matches.filter((match) => match.decision === 'alert');
  const hits = alerts.filter((match) => item.expected.includes(match.companyId));
  const scopeAllows = (id: string) =>
    item.scope !== undefined && item.expected.length === 0 && !item.notExpected.includes(id);
  const wrong = alerts.filter(
    (match) =>
      !item.expected.includes(match.companyId) &&
      !item.allowed?.includes(match.companyId) &&
      !scopeAllows(match.companyId),
  );
  const missed = item.expected.filter((id) => !alerts.some((match) => match.companyId === id));
  const pairKinds = item.changeByCompany
    ? hits.map((match) => ({ id: match.companyId, right: pairRight(item, match) }))
    : [];
  const kindRight = said.kind === item.changeKind;
  const scopeRight = (said.scope ?? '') === (item.scope ?? '');
  const withEvidence = hits.filter((match) => item.evidence?.[match.companyId]);
  const evidenceRight = withEvidence
    .filter((match) => overlaps(item, match))
    .map((match) => match.companyId as string);
  const notFound = (id: string) => said.matches.find((match) => match.companyId === id);
  const reasons = [
    ...wrong.map((match) => `false alert: ${describe(match)}`),
    ...missed.map((id) => {
      const match = notFound(id);
      return `missed ${id}: ${match ? describe(match) : 'name not found'}`;
    }),
    ...(kindRight ? [] : [`kind ${said.kind}, should be ${item.changeKind}`]),
    ...pairKinds
      .filter((pair) => !pair.right)
      .map((pair) => `kind of ${pair.id}: ${hits.find((match) => match.companyId === pair.id)?.kind}`),
    ...(scopeRight ? [] : [`scope ${said.scope ?? 'none'}, should be ${item.scope ?? 'none'}`]),
    ...withEvidence
      .filter((match) => !evidenceRight.includes(match.companyId))
      .map((match) => `evidence of ${match.companyId} elsewhere`),
  ];
  return {
    item,
    hits,
    wrong,
    missed,
    trapped: item.notExpected.filter((id) => alerts.some((match) => match.companyId === id)),
    kind: said.kind,
    kindRight,
    pairKinds,
    confused: confuses(said.kind, item.changeKind),
    scopeRight,
    evidenceRight,
    reasons,
  };
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);

function rates(outcomes: readonly Outcome[]) {
  const tp = sum(outcomes, (outcome) => outcome.hits.length);
  const fp = sum(outcomes, (outcome) => outcome.wrong.length);
  const fn = sum(outcomes, (outcome) => outcome.missed.length);
  const judged = outcomes.length + sum(outcomes, (outcome) => outcome.pairKinds.length);
  const right =
    outcomes.filter((outcome) => outcome.kindRight).length +
    sum(outcomes, (outcome) => outcome.pairKinds.filter((pair) => pair.right).length);
  return {
    tp,
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    kindAccuracy: share(right, judged),
  };
}

/** Runs the matcher on all cases and measures it as the README of the evaluation set says. */
export function evaluate(cases: readonly EvalCase[], companies: readonly Company[]): Report {
  const matcher = matcherFor(companies);
  const outcomes = cases.map((item) => judgeCase(item, matcher));
  const { precision, recall, kindAccuracy } = rates(outcomes);
  const quiet = outcomes.filter((outcome) => outcome.item.expected.length === 0);
  const quoted = sum(
    outcomes,
    (outcome) => outcome.hits.filter((match) => outcome.item.evidence?.[match.companyId]).length,
  );
  const tags = [...new Set(cases.flatMap((item) => item.tags))].sort();
  return {
    cases: cases.length,
    precision,
    recall,
    f1: share(2 * precision * recall, precision + recall),
    trapRate: share(
      sum(outcomes, (outcome) => outcome.trapped.length),
      Math.max(
        1,
        sum(cases, (item) => item.notExpected.length),
      ),
    ),
    quietRate: share(quiet.filter((outcome) => outcome.wrong.length === 0).length, quiet.length),
    kindAccuracy,
    officialConfusion: outcomes.filter((outcome) => outcome.confused).length,
    scopeAccuracy: share(outcomes.filter((outcome) => outcome.scopeRight).length, cases.length),
    evidence: share(
      sum(outcomes, (outcome) => outcome.evidenceRight.length),
      quoted,
    ),
    tags: tags.map((tag) => {
      const own = outcomes.filter((outcome) => outcome.item.tags.includes(tag));
      const { tp: _, ...figures } = rates(own);
      return {
        tag,
        pairs: sum(own, (outcome) => outcome.hits.length + outcome.wrong.length + outcome.missed.length),
        ...figures,
      };
    }),
    failures: outcomes
      .filter((outcome) => outcome.reasons.length > 0)
      .map((outcome) => ({ id: outcome.item.id, text: outcome.item.text, reasons: outcome.reasons })),
  };
}

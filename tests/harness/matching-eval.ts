import type { ChangeKind, Match } from '../../shared/domain/change.ts';
import type { Company } from '../../shared/domain/company.ts';
import { type EvalCase, type Matcher, matcherFor } from './matching-cases.ts';

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
    ...(kindRight ? [] : [`kind ${said.kind} by ${said.kindRule}, should be ${item.changeKind}`]),
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
  const tags = [...new Set(cases.flatMap((item) => item.tags))].sort((a, b) => a.localeCompare(b));
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

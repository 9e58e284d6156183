import type { ListName } from '../../domain/amendments/amendment.ts';
import { nameKey } from '../../domain/amendments/names.ts';
import type { Analysis, Change, Fact, Match } from '../../domain/change.ts';
import {
  type AsCodified,
  asCodified,
  CODIFIED_VERSION,
  type CodifiedStep,
  codifiedStep,
  kindOfEntry,
} from '../../domain/codified.ts';
import { codifiedEdits, paragraphEdits } from '../../domain/codified-edits.ts';
import { codifiedFacts } from '../../domain/codified-facts.ts';
import { storable } from '../../domain/diff/edits.ts';
import type { Revision } from '../../domain/document.ts';
import type { CompanyId } from '../../domain/ids.ts';
import { MATCHER_VERSION } from '../../domain/matching/analyze-document.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { citedOf } from './edits-of-change.ts';
import type { MatchDeps } from './match-document.ts';
import { matchDocument } from './match-document.ts';
import { citedInstructions, type ToldInstruction, toldInstructions } from './told-instructions.ts';

export interface CodifiedDeps extends MatchDeps {
  readonly content: ContentStore;
}

/** A rule that this step carries out, in whole or in part. */
interface CarriedOut extends AsCodified {
  readonly told: ToldInstruction;
}

/**
 * What a change of the CFR itself means. An entry that a rule instructed whose readers were told of it is on record as codified
 * and told to nobody again; an entry that the list holds otherwise than that rule says is told to those who had its
 * alert; any other entry that changed is told to the followers of its company.
 */
export async function examineCodified(
  deps: CodifiedDeps,
  change: Change,
  revision: Revision,
  text: string,
): Promise<{ readonly analysis: Analysis; readonly matches: readonly Match[] }> {
  const { metadata } = revision;
  const list = metadata.codified?.list;
  const asOf = metadata.codified?.asOf ?? '';
  const before =
    change.fromRev === undefined ? undefined : await deps.content.text(change.docId, change.fromRev);
  // The first state of a node changes nothing: there is nothing to compare it with.
  if (before === undefined) return { analysis: analysisOf(change, revision, [], [], []), matches: [] };
  const step = codifiedStep(before, text, list);
  const found = await entriesMatched(deps, change, revision, step);
  const companies = found.map((match) => match.companyId);
  const told = list === undefined ? [] : await instructionsOf(deps.content, change, list, step, companies);
  const carried = told
    .map((each): CarriedOut => ({ told: each, ...asCodified(step, each.amendments, asOf) }))
    .filter(
      ({ confirmed, told: { revision: rule } }) =>
        confirmed.length > 0 || cites(step, rule.metadata.citation),
    );
  const matches = withContradicted(asRecorded(found, step, carried), change, carried);
  const facts = codifiedFacts(
    step,
    metadata,
    carried.map(({ told: { revision: rule }, confirmed, differing }) => ({
      rule: rule.metadata,
      confirmed,
      differing,
    })),
  );
  const lines =
    list === undefined ? paragraphEdits(before, text, metadata.title) : codifiedEdits(step, list, carried);
  const analysis = analysisOf(change, revision, matches, carried, facts);
  return { analysis: { ...analysis, ...storable(lines) }, matches };
}

/** The rules behind a step: those told about its companies, and those that its entries cite, told or not. */
async function instructionsOf(
  content: ContentStore,
  change: Change,
  list: ListName,
  step: CodifiedStep,
  companies: readonly CompanyId[],
): Promise<readonly ToldInstruction[]> {
  const told = await toldInstructions(content, change, list, companies);
  const newest = step.changes.flatMap((each) =>
    each.kind === 'removed' ? [] : (each.after.citations.at(-1) ?? []),
  );
  const known = new Set(told.map((each) => each.change.docId));
  return [...told, ...(await citedInstructions(content, list, newest, known))];
}

/** The matches in entries that changed: those of the later list, and of the earlier one for who is gone or renamed. */
async function entriesMatched(
  deps: CodifiedDeps,
  change: Change,
  { metadata }: Revision,
  step: CodifiedStep,
): Promise<readonly Match[]> {
  const list = metadata.codified?.list;
  const now = await matchDocument(deps, change, metadata, step.document);
  const was = await matchDocument(deps, change, metadata, step.gone);
  const kindAt = (match: Match, changeAt: CodifiedStep['changeAt']) =>
    kindOfEntry(
      list,
      match.evidence.map(({ start }) => changeAt(start)).find((each) => each !== undefined),
    );
  const current = now.matches.map((match) => withKind(match, kindAt(match, step.changeAt)));
  const known = new Set(current.map((match) => match.companyId));
  const gone = was.matches
    .filter((match) => !known.has(match.companyId))
    // What proves it stands in the earlier text; the later one has no words to quote.
    .map((match) => ({ ...withKind(match, kindAt(match, step.goneAt)), evidence: [] }));
  return [...current, ...gone];
}

const withKind = ({ alsoKinds: _, ...match }: Match, kind: Match['kind']): Match =>
  match.kind === 'none' ? match : { ...match, kind };

const cites = ({ changes }: CodifiedStep, citation: string | undefined) =>
  citation !== undefined &&
  changes.some(
    (each) => each.kind !== 'removed' && each.after.citations.some((one) => one.startsWith(citation)),
  );

/** Turns the alerts whose entries were all instructed by rules that their followers were told of into mentions: they are no news. */
function asRecorded(
  matches: readonly Match[],
  step: CodifiedStep,
  carried: readonly CarriedOut[],
): readonly Match[] {
  const isInstructed = (match: Match): boolean => {
    const told = carried.filter((each) =>
      each.told.alerts.some(({ companyId }) => companyId === match.companyId),
    );
    const confirmed = new Set(told.flatMap((each) => each.confirmed).flatMap(({ changes }) => changes));
    const changes = match.evidence.flatMap(({ start }) => step.changeAt(start) ?? []);
    // A removed entry has no words left to quote: then it counts that its followers were told of the rule.
    if (changes.length === 0) return confirmed.size > 0;
    return changes.every((each) => confirmed.has(each));
  };
  return matches.map((match) =>
    match.decision === 'alert' && isInstructed(match) ? { ...match, decision: 'mention' } : match,
  );
}

/** Adds the first alerts about entries that the list holds otherwise, as alerts of this change. */
function withContradicted(
  matches: readonly Match[],
  change: Change,
  carried: readonly CarriedOut[],
): readonly Match[] {
  const again = carried.flatMap(({ told, differing }) =>
    told.alerts
      .filter((alert) => differing.some(({ amendment }) => isAbout(alert, amendment.name)))
      .map((alert): Match => ({ ...withKind(alert, 'correction'), changeId: change.changeId, evidence: [] })),
  );
  const companies = new Map(again.map((match) => [match.companyId, match]));
  return [...companies.values(), ...matches.filter((match) => !companies.has(match.companyId))];
}

const isAbout = ({ evidence }: Match, name: string) =>
  evidence.some(({ alias }) => ` ${nameKey(name)} `.includes(` ${nameKey(alias)} `));

function analysisOf(
  change: Change,
  { metadata }: Revision,
  matches: readonly Match[],
  carried: readonly CarriedOut[],
  facts: readonly Fact[],
): Analysis {
  const alerts = matches.filter((match) => match.decision === 'alert');
  const kind = (alerts[0] ?? matches.find((match) => match.kind !== 'none'))?.kind ?? 'none';
  const known = alerts.length === 0 && carried.some(({ told }) => told.alerts.length > 0);
  return {
    changeId: change.changeId,
    kind,
    facts,
    cited: citedOf(metadata),
    parserVersion: CODIFIED_VERSION,
    matcherVersion: MATCHER_VERSION,
    doubts: [
      ...(known ? ['Its readers were told when the rule was filed: nobody is alerted again.'] : []),
      ...(metadata.codified === undefined ? ['It is not known which day’s text this is.'] : []),
    ],
  };
}

import { amendmentsOf } from '../domain/amendments/amendments.ts';
import { attributionFacts, attributionOf, withOtherOutlet } from '../domain/attribution.ts';
import type { Analysis, Change, Fact, Match, ReadableDocument } from '../domain/change.ts';
import type { DocumentMetadata } from '../domain/document.ts';
import { RulewireError } from '../domain/errors.ts';
import type { ChangeId } from '../domain/ids.ts';
import { changeIdOf } from '../domain/ids.ts';
import { type LatencyCounted, latencyCount } from '../domain/latency.ts';
import type { DocumentAnalysis } from '../domain/matching/analyze-document.ts';
import { statedFacts } from '../domain/reading/facts.ts';
import { readDocument } from '../domain/reading/read-document.ts';
import type { ChangeDetected } from '../messages/messages.ts';
import type { CompanyDirectory } from '../ports/company-directory.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { QualityCounts } from '../ports/quality-counts.ts';
import type { CompanyIndexes } from './analyzing/company-indexes.ts';
import { type Told, toldOf } from './analyzing/edits-of-change.ts';
import { examineCodified } from './analyzing/examine-codified.ts';
import { examineReminder } from './analyzing/examine-reminder.ts';
import { joinMatters } from './analyzing/join-matters.ts';
import type { Judgement } from './analyzing/judge-matches.ts';
import { judgeMatches } from './analyzing/judge-matches.ts';
import { unreadPredecessor } from './analyzing/lineage.ts';
import { matchDocument } from './analyzing/match-document.ts';
import type { Relation } from './analyzing/reprints.ts';
import { setReminders } from './analyzing/set-reminders.ts';
import { examineUnmet } from './analyzing/unmet-report.ts';
import type { PlanChangeDeps } from './plan-change.ts';
import { planChange } from './plan-change.ts';

export interface AnalyzeChangeDeps extends PlanChangeDeps {
  readonly content: ContentStore;
  readonly directory: Pick<CompanyDirectory, 'companies' | 'followerEstimate'>;
  readonly companyIndexes: CompanyIndexes;
  /** Counts what was read. */
  readonly quality: Pick<QualityCounts, 'add'>;
}

/**
 * Reads the document of a detected change, finds the companies it touches and plans who is told. Each step is stored
 * before the next and found again by a repeat, so the message may come any number of times.
 * Throws `change-missing` or `text-missing` (both retried) where what the message names is not stored.
 */
export async function analyzeChange(deps: AnalyzeChangeDeps, message: ChangeDetected): Promise<'done'> {
  await bringForward(deps, changeIdOf(message.changeId));
  return 'done';
}

/** Analyses and plans the change if that is still to be done; of one document, always the earlier change first. */
async function bringForward(deps: AnalyzeChangeDeps, id: ChangeId): Promise<void> {
  const stored = await deps.content.change(id);
  if (stored === undefined) throw new RulewireError('change-missing', id);
  const { change, state } = stored;
  if (state === 'detected') {
    // Messages come in any order, but what a revision adds can only be judged once the one before it was.
    const earlier = await unreadPredecessor(deps.content, change);
    if (earlier !== undefined) await bringForward(deps, earlier);
    await analyze(deps, change);
  }
  if (state === 'detected' || state === 'analyzed') await planChange(deps, change);
}

async function analyze(deps: AnalyzeChangeDeps, change: Change): Promise<void> {
  const { content } = deps;
  const { analysis, matches } = await recordFindings(deps, change);
  await content.setChangeState(change.changeId, 'analyzed');
  const alerts = matches.filter((each) => each.decision === 'alert').length;
  deps.log.info('change.analyzed', { changeId: change.changeId, kind: analysis.kind, alerts });
  deps.metrics.count('ChangeAnalyzed');
  deps.metrics.count('MatchFound', alerts);
  if (!change.silent && change.type !== 'reminder')
    await deps.quality.add(deps.clock.now().toISOString().slice(0, 10), {
      checked: 1,
      ...filedToSeen(change, analysis),
    });
}

/** The wait from the filing of a document for public inspection to our first sight of it; of others no minute is stated. */
function filedToSeen({ type, stage, detectedAt }: Change, { cited }: Analysis): LatencyCounted {
  const filed = Date.parse(cited?.issuedAt ?? '');
  const took = Date.parse(detectedAt) - filed;
  return type === 'new' && stage === 'filed' && took >= 0 ? { [latencyCount('seen', took)]: 1 } : {};
}

/** Examines a change, enters it into its matters and stores what was found. Throws `text-missing`. */
export async function recordFindings(deps: RecordDeps, change: Change) {
  const { content } = deps;
  const { joined, relation, outlet } = await findings(deps, change);
  await content.putAnalysis({ ...joined.analysis, analyzedAt: deps.clock.now().toISOString() });
  await content.putMatches(change, joined.matches);
  await setReminders(content, change, joined, deps.clock.now());
  if (relation !== undefined) await noteOther(content, relation, outlet);
  return joined;
}

async function findings(deps: RecordDeps, change: Change) {
  if (change.type === 'reminder')
    return { joined: await examineReminder(deps.content, change, deps.clock.now()), outlet: '' };
  if (change.type === 'not-acted-on') return { joined: await examineUnmet(deps.content, change), outlet: '' };
  const { analysis, judged, found, revision, document } = await examineChange(deps, change);
  const examined = { change, revision, document, analysis, found: withJudged(found, judged.matches) };
  const joined = await joinMatters(deps, examined, judged.matches);
  const { publisher, press } = revision.metadata;
  return { joined, relation: judged.relation, outlet: press?.outlet ?? publisher };
}

/** What the text says of each company, and those whom an earlier alert adds. */
function withJudged(found: readonly Match[], judged: readonly Match[]): readonly Match[] {
  const known = new Set(found.map((match) => match.companyId));
  return [...found, ...judged.filter((match) => !known.has(match.companyId))];
}

type RecordDeps = ExamineDeps & Pick<AnalyzeChangeDeps, 'clock'>;

export type ExamineDeps = Pick<AnalyzeChangeDeps, 'content' | 'directory' | 'companyIndexes'>;

/** What there is to find out about a change with the rules of today; stores nothing. Throws `text-missing`. */
export async function examineChange(deps: ExamineDeps, change: Change) {
  const { revision, text } = await load(deps.content, change);
  if (revision.textFormat === 'ecfr-xml') {
    const { analysis, matches } = await examineCodified(deps, change, revision, text);
    const judged: Judgement = { matches, doubts: [] };
    return { analysis, judged, found: matches, revision, document: undefined };
  }
  const document = readDocument(revision.textFormat, text);
  const { metadata } = revision;
  const calendar = await deps.content.calendar();
  const amended = amendmentsOf(document, metadata);
  const facts = [
    ...statedFacts(document, metadata, calendar?.closures, amended),
    ...reportFacts(change, metadata),
  ];
  const found = await matchDocument(deps, change, metadata, document);
  const judged = await judgeMatches(deps.content, { change, revision, text, facts, ...found });
  const told = await toldOf(deps.content, change, {
    document,
    metadata,
    facts,
    found: amended,
    kind: found.kind,
  });
  const analysis = analysisOf({ change, document, facts, found, judged, told });
  return { analysis, judged, found: found.matches, revision, document };
}

/** Whose report it is and what stands behind it; nothing of official documents. */
function reportFacts({ trust }: Change, metadata: DocumentMetadata): readonly Fact[] {
  const attribution = trust === 'official' ? undefined : attributionOf(metadata);
  return attribution === undefined ? [] : attributionFacts(attribution);
}

async function load(content: ContentStore, { docId, toRev }: Change) {
  const [revision, text] = await Promise.all([content.revision(docId, toRev), content.text(docId, toRev)]);
  if (revision === undefined || text === undefined)
    throw new RulewireError('text-missing', `${docId} revision ${toRev}`);
  return { revision, text };
}

function analysisOf(parts: {
  readonly change: Change;
  readonly document: ReadableDocument;
  readonly facts: Analysis['facts'];
  readonly found: DocumentAnalysis;
  readonly judged: Judgement;
  readonly told: Told;
}): Analysis {
  const { change, document, facts, found, judged, told } = parts;
  const { disagreements, ...edits } = told;
  return {
    changeId: change.changeId,
    kind: found.kind === 'none' && change.type === 'corrected' ? 'correction' : found.kind,
    ...(found.scope === undefined ? {} : { scope: found.scope }),
    facts,
    ...edits,
    parserVersion: document.parserVersion,
    matcherVersion: judged.matches[0]?.matcherVersion ?? '',
    doubts: [...document.doubts, ...disagreements, ...found.doubts, ...judged.doubts],
  };
}

/** Adds to the first story that another outlet has it too; what cannot be read any more is left. */
async function noteOther(content: ContentStore, { kind, first }: Relation, outlet: string): Promise<void> {
  const analysis = await content.analysis(first.changeId);
  if (analysis === undefined) return;
  const facts = withOtherOutlet(analysis.facts, outlet, kind === 'copy' ? 'carried' : 'reported');
  if (facts !== analysis.facts) await content.putAnalysis({ ...analysis, facts });
}

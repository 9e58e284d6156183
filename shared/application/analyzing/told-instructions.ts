import type { Amendment, ListName } from '../../domain/amendments/amendment.ts';
import { amendmentsOf } from '../../domain/amendments/amendments.ts';
import type { Analysis, Change, Match } from '../../domain/change.ts';
import type { Revision } from '../../domain/document.ts';
import type { CompanyId, DocId } from '../../domain/ids.ts';
import { readDocument } from '../../domain/reading/read-document.ts';
import type { ContentStore } from '../../ports/content-store.ts';

type Content = Pick<ContentStore, 'history' | 'matches' | 'analysis' | 'head' | 'revision' | 'text'>;

/** A rule whose readers were told of it, and what it instructs for one list. */
export interface ToldInstruction {
  /** The change that told it first. */
  readonly change: Change;
  readonly analysis: Analysis | undefined;
  readonly alerts: readonly Match[];
  /** The newest stored state of the rule, whose amendments these are. */
  readonly revision: Revision;
  readonly amendments: readonly Amendment[];
}

/** Delayed rules take months until they are law. */
const WINDOW_MS = 400 * 86_400_000;
const NEWEST = 30;
/** A step of a list that names more was misread, or is a rearrangement that one rule explains. */
const MOST_COMPANIES = 200;

/** The rules told about any of the companies before a change of the codified list, with what they instruct for it. */
export async function toldInstructions(
  content: Content,
  change: Change,
  list: ListName,
  companies: readonly CompanyId[],
): Promise<readonly ToldInstruction[]> {
  const first = new Map<DocId, Change>();
  const since = new Date(new Date(change.detectedAt).getTime() - WINDOW_MS).toISOString();
  for (const company of companies.slice(0, MOST_COMPANIES))
    for (const entry of await content.history(company, NEWEST)) {
      const told = entry.change;
      if (entry.match.decision !== 'alert' || !isRule(told, since, change.detectedAt)) continue;
      const known = first.get(told.docId);
      if (known === undefined || told.detectedAt < known.detectedAt) first.set(told.docId, told);
    }
  const found = await Promise.all([...first.values()].map((told) => instructionOf(content, told, list)));
  return found.flatMap((each) => each ?? []);
}

function isRule({ trust, silent, stage, detectedAt }: Change, since: string, before: string): boolean {
  if (trust !== 'official' || silent || (stage !== 'filed' && stage !== 'published')) return false;
  return detectedAt >= since && detectedAt <= before;
}

async function instructionOf(
  content: Content,
  told: Change,
  list: ListName,
): Promise<ToldInstruction | undefined> {
  const rev = (await content.head(told.docId))?.rev ?? told.toRev;
  const [revision, text, analysis, matches] = await Promise.all([
    content.revision(told.docId, rev),
    content.text(told.docId, rev),
    content.analysis(told.changeId),
    content.matches(told.changeId),
  ]);
  if (revision === undefined || text === undefined || revision.textFormat === 'ecfr-xml') return undefined;
  const { amendments } = amendmentsOf(readDocument(revision.textFormat, text), revision.metadata);
  const alerts = matches.filter((match) => match.decision === 'alert');
  const own = amendments.filter((amendment) => amendment.list === list);
  return own.length === 0 ? undefined : { change: told, analysis, alerts, revision, amendments: own };
}

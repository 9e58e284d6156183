import type { Amendment, ListName } from '../../domain/amendments/amendment.ts';
import { amendmentsOf } from '../../domain/amendments/amendments.ts';
import type { Analysis, Change, Match } from '../../domain/change.ts';
import type { Revision } from '../../domain/document.ts';
import type { CompanyId, DocId } from '../../domain/ids.ts';
import { readDocument } from '../../domain/reading/read-document.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { stepInto } from './lineage.ts';

type Content = Pick<
  ContentStore,
  'history' | 'matches' | 'analysis' | 'head' | 'revision' | 'text' | 'change' | 'documentsAt'
>;

/** A rule that we know, and what it instructs for one list. */
export interface ToldInstruction {
  /** The change that told it first, or brought it to us. */
  readonly change: Change;
  readonly analysis: Analysis | undefined;
  /** Who was alerted to it; nobody where it was stored in silence or named no company known then. */
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

/** Rows cite one rule each, as a rule; a step that cites more was misread. */
const MOST_RULES = 12;

/**
 * The rules that entries of a list cite ("84 FR 22963, 5/21/19") and that are stored, whether or not anybody was told of
 * them, with what they instruct for it. `known` are left out.
 */
export async function citedInstructions(
  content: Content,
  list: ListName,
  citations: readonly string[],
  known: ReadonlySet<DocId>,
): Promise<readonly ToldInstruction[]> {
  const pages = new Map<string, readonly [volume: number, page: number]>();
  for (const citation of citations) {
    const [whole, volume, page] = /^(\d{1,3}) FR (\d{1,6})\b/.exec(citation) ?? [];
    if (whole !== undefined) pages.set(whole, [Number(volume), Number(page)]);
  }
  const wanted = [...pages.values()].slice(0, MOST_RULES);
  const there = await Promise.all(wanted.map(([volume, page]) => content.documentsAt(volume, page)));
  const documents = [...new Set(there.flat())].filter((doc) => !known.has(doc)).slice(0, MOST_RULES * 2);
  const first = await Promise.all(documents.map((doc) => stepInto(content, doc, 1)));
  const found = await Promise.all(
    first.map((step) => (step === undefined ? undefined : instructionOf(content, step.change, list))),
  );
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
  const alerts = told.silent ? [] : matches.filter((match) => match.decision === 'alert');
  const own = amendments.filter((amendment) => amendment.list === list);
  return own.length === 0 ? undefined : { change: told, analysis, alerts, revision, amendments: own };
}

import { isClock, officialToday } from '../../domain/calendar/clocks.ts';
import {
  isOvertaken,
  type OtherStep,
  type StatedClock,
  stepsAfter,
} from '../../domain/calendar/overtaken.ts';
import type { Analysis, Change, Match } from '../../domain/change.ts';
import type { ChangeId, DocId } from '../../domain/ids.ts';
import type { Matter, MatterEntry } from '../../domain/matters/matter.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { correctedDocument } from './corrected.ts';
import { earlierChanges, stepInto } from './lineage.ts';

export type DateContent = Pick<
  ContentStore,
  'head' | 'revision' | 'change' | 'analysis' | 'matches' | 'documentsAt' | 'matter'
>;

/** A date that still stands: what states it last, and of whom its document was told last. */
export interface StandingDate {
  readonly analysis: Analysis;
  readonly alerts: readonly Match[];
}

/** What a document has said so far, newest first. */
interface Said {
  readonly change: Change;
  readonly analysis: Analysis | undefined;
  readonly alerts: readonly Match[];
}

/**
 * The date that a reminder is about, if it is still to come and stands: neither withdrawn nor stated otherwise by a later
 * state of its document, nor moved or ended by another document of its matter. Undefined also where nobody was told of the
 * document.
 */
export async function standingDate(
  content: DateContent,
  { docId, reminds }: Pick<Change, 'docId' | 'reminds'>,
  now: Date,
): Promise<StandingDate | undefined> {
  if (reminds === undefined || reminds.day < officialToday(now)) return undefined;
  const { label, day } = reminds;
  const said = await saidBy(content, docId);
  if (said[0]?.change.type === 'withdrawn') return undefined;
  const analyses = said.flatMap(({ analysis }) => analysis ?? []);
  const analysis = analyses.find(({ facts }) => facts.some((fact) => fact.label === label && isClock(fact)));
  const told = said.find(({ change, alerts }) => alerts.length > 0 && !change.silent);
  if (told === undefined || !analysis?.facts.some((fact) => fact.label === label && fact.date === day))
    return undefined;
  const clock: StatedClock = { docId, label, day, docket: analysis.cited?.docket };
  const ids = new Set([analysis, ...told.alerts].flatMap(({ matterId }) => matterId ?? []));
  for (const id of ids) {
    const matter = await content.matter(id);
    if (matter !== undefined && (await isOvertakenIn(content, clock, matter))) return undefined;
  }
  return { analysis, alerts: told.alerts };
}

async function saidBy(content: DateContent, doc: Change['docId']): Promise<readonly Said[]> {
  const head = await content.head(doc);
  const newest = head && (await stepInto(content, doc, head.rev));
  if (newest === undefined) return [];
  const { change } = newest;
  const [analysis, matches, earlier] = await Promise.all([
    content.analysis(change.changeId),
    content.matches(change.changeId),
    earlierChanges(content, change),
  ]);
  const alerts = matches.filter(({ decision }) => decision === 'alert');
  // Of a correction the steps before it are those of what it corrects.
  return [{ change, analysis, alerts }, ...earlier.filter((each) => each.change.docId === doc)];
}

async function isOvertakenIn(
  content: DateContent,
  clock: StatedClock,
  { entries }: Matter,
): Promise<boolean> {
  const own = entries.filter(({ docId }) => docId === clock.docId);
  for (const entry of stepsAfter(own, entries).toReversed()) {
    const step = await stepOf(content, entry);
    if (step !== undefined && isOvertaken(clock, own, step)) return true;
  }
  return false;
}

async function stepOf(content: DateContent, entry: MatterEntry): Promise<OtherStep | undefined> {
  const analysis = await content.analysis(entry.changeId);
  if (analysis === undefined) return undefined;
  return { entry, analysis, corrects: await correctedBy(content, entry.type, entry.changeId) };
}

/** The document that a step corrects; undefined for every other step. */
export async function correctedBy(
  content: Pick<DateContent, 'change' | 'head' | 'revision' | 'documentsAt'>,
  type: MatterEntry['type'],
  id: ChangeId,
): Promise<DocId | undefined> {
  if (type !== 'corrected') return undefined;
  const change = (await content.change(id))?.change;
  return change && (await correctedDocument(content, change))?.docId;
}

import type { Analysis } from '../change.ts';
import { MOVED_BY_OTHERS } from '../fact-labels.ts';
import type { DocId } from '../ids.ts';
import type { MatterEntry } from '../matters/matter.ts';
import { enacts } from '../matters/outcomes.ts';
import { type DatedFact, isClock } from './clocks.ts';

/** A date as one document states it. */
export interface StatedClock {
  readonly docId: DocId;
  readonly label: DatedFact['label'];
  readonly docket: string | undefined;
}

/** What a later document of the same matter says. */
export interface LaterStep {
  readonly entry: MatterEntry;
  readonly analysis: Pick<Analysis, 'facts' | 'cited'>;
  /** The document that it corrects. */
  readonly corrects: DocId | undefined;
}

/** After these there is nothing left that could end. */
const FINAL: ReadonlySet<MatterEntry['kind']> = new Set([
  'tgl_expiry',
  'entity_list_removal',
  'denial_order_lifted',
  'sanctions_removal',
]);

/**
 * Whether a later step of a matter takes the place of a date: it states one of the same name, which its own readers are
 * told of, or it puts an end to what would have ended. `own` are the steps of the document that states the date. An end belongs to the instrument, so
 * that a later licence moves that of an earlier one, but not that of a listing; any other date only to its document, and
 * to what corrects it or goes under the same docket.
 */
export function isOvertaken(
  clock: StatedClock,
  own: readonly MatterEntry[],
  { entry, analysis, corrects }: LaterStep,
): boolean {
  if (entry.docId === clock.docId || entry.trust !== 'official') return false;
  const states = analysis.facts.some((fact) => fact.label === clock.label && isClock(fact));
  if (corrects === clock.docId) return states;
  const docket = analysis.cited?.docket;
  if (clock.docket !== undefined && docket === clock.docket && states) return true;
  if (!MOVED_BY_OTHERS.has(clock.label)) return false;
  const mechanisms = new Set(own.flatMap(enacts));
  return enacts(entry).some((each) => mechanisms.has(each)) && (states || FINAL.has(entry.kind));
}

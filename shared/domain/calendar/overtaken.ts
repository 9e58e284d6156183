import type { Analysis } from '../change.ts';
import { MOVED_BY_OTHERS } from '../fact-labels.ts';
import type { DocId } from '../ids.ts';
import type { MatterEntry } from '../matters/matter.ts';
import { acts, isAnnouncement, officialDay } from '../matters/outcomes.ts';
import { type DatedFact, isClock } from './clocks.ts';

/** A date as one document states it. */
export interface StatedClock {
  readonly docId: DocId;
  readonly label: DatedFact['label'];
  readonly day: string;
  readonly docket: string | undefined;
}

/** What another document of the same matter says. */
export interface OtherStep {
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
 * Whether a step of another document of a matter comes after the document whose steps `own` are. What a press release
 * announces and a document does on the same day is the document's, whichever was seen first.
 */
export function comesAfter(
  { docId, trust, at, ...entry }: MatterEntry,
  own: readonly MatterEntry[],
): boolean {
  const [first] = own;
  if (first === undefined || docId === first.docId || trust !== 'official') return false;
  const done = isAnnouncement(first) && !isAnnouncement({ docId, trust, at, ...entry });
  return at > first.at || (done && officialDay(at) === officialDay(first.at));
}

/** The steps of a matter that may take over a date of `own`: those after it of documents that were not withdrawn. */
export function stepsAfter(
  own: readonly MatterEntry[],
  entries: readonly MatterEntry[],
): readonly MatterEntry[] {
  const last = new Map(entries.map((entry) => [entry.docId, entry.type]));
  return entries.filter(
    (entry) => entry.stage !== 'codified' && last.get(entry.docId) !== 'withdrawn' && comesAfter(entry, own),
  );
}

/**
 * Whether a later step of a matter takes the place of a date: it states one of the same name, of which its own readers are
 * reminded, or it puts an end to what would have ended. An end belongs to the instrument, so that a later licence moves that
 * of an earlier one, but not that of a listing; any other date only to its document, to what corrects it or goes under the
 * same docket, and to the document that does what a press release announced.
 */
export function isOvertaken(clock: StatedClock, own: readonly MatterEntry[], other: OtherStep): boolean {
  const { entry, analysis, corrects } = other;
  const days = analysis.facts
    .filter(isClock)
    .flatMap(({ label, date }) => (label === clock.label ? [date] : []));
  const states = days.length > 0;
  if (corrects === clock.docId) return states;
  if (clock.docket !== undefined && analysis.cited?.docket === clock.docket && states) return true;
  const announced = own.some(isAnnouncement);
  if (!MOVED_BY_OTHERS.has(clock.label) && !announced) return false;
  const mechanisms = new Set(own.flatMap((each) => each.mechanisms));
  if (!acts(entry).some((each) => mechanisms.has(each))) return false;
  // A press release that only repeats the day leaves it to the document.
  if (isAnnouncement(entry) && !announced) return states && !days.includes(clock.day);
  return states || FINAL.has(entry.kind);
}

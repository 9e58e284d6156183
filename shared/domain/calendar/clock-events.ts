import type { Analysis, Change } from '../change.ts';
import { type ClockLabel, MOVED_BY_OTHERS } from '../fact-labels.ts';
import type { ChangeId, DocId } from '../ids.ts';
import { mechanismOfKind } from '../matters/mechanisms.ts';
import { dayInWords } from '../rendering/dates.ts';
import { clip, oneLine } from '../rendering/plain-text.ts';
import { type DatedFact, isClock } from './clocks.ts';
import type { CalendarEvent } from './icalendar.ts';

/** How a calendar names each kind of date that a document states. */
const SUMMARIES: Readonly<Record<ClockLabel, string>> = {
  'In force from': 'In force',
  'Applies from': 'Applies',
  'Compliance by': 'Compliance due',
  Ends: 'Lapses unless extended',
  'Suspended until': 'Suspension ends unless extended',
  'Comments due': 'Comments due',
};

/** A date of a document as an event, with the change that states it. */
export interface ClockEvent extends CalendarEvent {
  readonly docId: DocId;
  readonly changeId: ChangeId;
  readonly label: ClockLabel;
}

const EPOCH = Date.UTC(2000, 0, 1);

/** Whether a change states a date that a calendar can hold. */
export function statesDates(change: Pick<Change, 'trust'>, { facts }: Pick<Analysis, 'facts'>): boolean {
  return change.trust === 'official' && facts.some(isClock);
}

/**
 * The dates of one official change as events, in order of the facts; none of a report. The dates of what was withdrawn are
 * called off. `publicUrl` is that of the pages; `title` is the document's.
 */
export function clockEvents(change: Change, analysis: Analysis, publicUrl: string): readonly ClockEvent[] {
  if (change.trust !== 'official') return [];
  return analysis.facts.filter(isClock).map((fact, at, clocks) => {
    // Several dates of one kind, such as two days of entry into force, are events of their own.
    const before = clocks.slice(0, at).filter((each) => each.label === fact.label).length;
    return eventOf({ change, analysis, publicUrl }, fact, before);
  });
}

function eventOf(
  about: { readonly change: Change; readonly analysis: Analysis; readonly publicUrl: string },
  fact: DatedFact,
  before: number,
): ClockEvent {
  const { change, analysis, publicUrl } = about;
  const host = new URL(publicUrl).hostname;
  const url = `${publicUrl}/c/${change.changeId}`;
  const title = clip(oneLine(change.title), 120);
  const subject = subjectOf(fact.label, change, analysis).replace(/[^A-Za-z0-9-]/g, '-');
  return {
    docId: change.docId,
    changeId: change.changeId,
    label: fact.label,
    uid: `${subject}.${slug(fact.label)}${before === 0 ? '' : `.${before + 1}`}@${host}`,
    sequence: sequenceAt(change.detectedAt),
    statedAt: change.detectedAt,
    day: fact.date,
    summary: `${SUMMARIES[fact.label]}: ${title}`,
    description: [...words(fact), url, 'Information, not legal advice; the official edition controls.'].join(
      '\n',
    ),
    url,
    cancelled: change.type === 'withdrawn',
  };
}

/** Grows from second to second: a document and its correction may be seen within a minute. */
const sequenceAt = (instant: string) => Math.floor((new Date(instant).getTime() - EPOCH) / 1000);

/** The event as it is called off by what was stated at the instant (ISO, UTC). */
export function calledOff(event: ClockEvent, instant: string): ClockEvent {
  const sequence = Math.max(event.sequence, sequenceAt(instant));
  return { ...event, cancelled: true, sequence, statedAt: instant };
}

/**
 * One event of each uid: as it was stated last. An end that a document moved goes back to where it was if that document is
 * withdrawn; an event is called off only where no document is left that states it, or where its document names that date
 * again without it.
 */
export function eventsThatStand(events: readonly ClockEvent[]): readonly ClockEvent[] {
  const inOrder = events.toSorted((a, b) => a.sequence - b.sequence);
  return [...Map.groupBy(inOrder, ({ uid }) => uid).values()].flatMap((stated) => {
    const last = stated.at(-1);
    if (last === undefined) return [];
    const withdrawn = new Set(
      [...Map.groupBy(stated, ({ docId }) => docId)].flatMap(([docId, own]) =>
        own.at(-1)?.cancelled ? [docId] : [],
      ),
    );
    const standing = stated.findLast(({ docId }) => !withdrawn.has(docId)) ?? last;
    const event = { ...standing, sequence: last.sequence, statedAt: last.statedAt };
    const newer = inOrder.findLast(
      ({ docId, label }) => docId === standing.docId && label === standing.label,
    );
    const isLeftOut = newer !== undefined && newer.sequence > standing.sequence && !event.cancelled;
    return isLeftOut ? calledOff(event, newer.statedAt) : event;
  });
}

/** What an event is about: its document; of an end that a later document moves, the instrument in its matter. */
function subjectOf(label: ClockLabel, { docId }: Change, { matterId, kind }: Analysis): string {
  if (!MOVED_BY_OTHERS.has(label) || matterId === undefined) return docId;
  const mechanism = mechanismOfKind(kind);
  return mechanism === undefined ? matterId : `${matterId}-${mechanism}`;
}

const slug = (label: string) => label.toLowerCase().replace(/[^a-z]+/g, '-');

function words({ label, date, time, statedAs, dayOff }: DatedFact): readonly string[] {
  const at = time === undefined ? '' : `, ${clip(oneLine(time), 60)}`;
  const stated = statedAs === undefined ? [] : [`“${clip(oneLine(statedAs), 240)}”`];
  const off =
    dayOff === undefined
      ? []
      : [`${dayOff.is}; the last business day before is ${dayInWords(dayOff.lastBusinessDay)}.`];
  return [`${label}: ${dayInWords(date)}${at}`, ...stated, ...off];
}

import type { Analysis, Change, Fact } from '../change.ts';
import { dayInWords } from '../rendering/dates.ts';
import { clip, oneLine } from '../rendering/plain-text.ts';
import type { CalendarEvent } from './icalendar.ts';

/** How a calendar names each kind of date that a document states. */
const SUMMARIES: Readonly<Record<string, string>> = {
  'In force from': 'In force',
  'Applies from': 'Applies',
  'Compliance by': 'Compliance due',
  Ends: 'Lapses unless extended',
  'Suspended until': 'Suspension ends',
  'Comments due': 'Comments due',
};

/** What a later document moves to another day: the event belongs to the matter, other dates to their document. */
const MOVED_BY_OTHERS: ReadonlySet<string> = new Set(['Ends', 'Suspended until']);

const EPOCH = Date.UTC(2000, 0, 1);

/** Whether a change states a date that a calendar can hold. */
export function statesDates(change: Pick<Change, 'trust'>, { facts }: Pick<Analysis, 'facts'>): boolean {
  return (
    change.trust === 'official' && facts.some(({ label, date }) => label in SUMMARIES && date !== undefined)
  );
}

/**
 * The dates of one official change as events, in order of the facts; none of a report. The dates of what was withdrawn are
 * called off. `publicUrl` is that of the pages; `title` is the document's.
 */
export function clockEvents(change: Change, analysis: Analysis, publicUrl: string): readonly CalendarEvent[] {
  if (change.trust !== 'official') return [];
  return analysis.facts.flatMap((fact, at, facts) => {
    const kind = SUMMARIES[fact.label];
    if (kind === undefined || fact.date === undefined) return [];
    // Several dates of one kind, such as two days of entry into force, are events of their own.
    const before = facts.slice(0, at).filter((each) => each.label === fact.label).length;
    return [eventOf({ change, analysis, publicUrl }, fact, fact.date, kind, before)];
  });
}

function eventOf(
  about: { readonly change: Change; readonly analysis: Analysis; readonly publicUrl: string },
  fact: Fact,
  day: string,
  kind: string,
  before: number,
): CalendarEvent {
  const { change, analysis, publicUrl } = about;
  const subject = MOVED_BY_OTHERS.has(fact.label) ? (analysis.matterId ?? change.docId) : change.docId;
  const host = new URL(publicUrl).hostname;
  const url = `${publicUrl}/c/${change.changeId}`;
  const title = clip(oneLine(change.title), 120);
  return {
    uid: `${subject.replace(/[^A-Za-z0-9-]/g, '-')}.${slug(fact.label)}${before === 0 ? '' : `.${before + 1}`}@${host}`,
    sequence: Math.floor((new Date(change.detectedAt).getTime() - EPOCH) / 60_000),
    statedAt: change.detectedAt,
    day,
    summary: `${kind}: ${title}`,
    description: [
      ...words(fact, day),
      url,
      'Information, not legal advice; the official edition controls.',
    ].join('\n'),
    url,
    cancelled: change.type === 'withdrawn',
  };
}

const slug = (label: string) => label.toLowerCase().replace(/[^a-z]+/g, '-');

function words(fact: Fact, day: string): readonly string[] {
  const stated = fact.statedAs === undefined ? [] : [`“${clip(oneLine(fact.statedAs), 240)}”`];
  const off =
    fact.dayOff === undefined
      ? []
      : [`${fact.dayOff.is}; the last business day before is ${dayInWords(fact.dayOff.lastBusinessDay)}.`];
  return [`${fact.label}: ${dayInWords(day)}`, ...stated, ...off];
}

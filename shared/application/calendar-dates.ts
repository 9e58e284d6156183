import { type ClockEvent, calledOff, clockEvents, eventsThatStand } from '../domain/calendar/clock-events.ts';
import { officialToday } from '../domain/calendar/clocks.ts';
import type { Analysis, Change } from '../domain/change.ts';
import type { ChangeId } from '../domain/ids.ts';
import type { Matter } from '../domain/matters/matter.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentStore } from '../ports/content-store.ts';
import { movedDates } from './moved-dates.ts';

export interface CalendarDeps {
  readonly content: Pick<
    ContentStore,
    'change' | 'analysis' | 'matter' | 'head' | 'revision' | 'documentsAt'
  >;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** Of a long matter, the documents whose dates can still be to come. */
const NEWEST = 60;

/** What one change states, with its dates as events. */
interface Dated {
  readonly change: Change;
  readonly analysis: Analysis;
  readonly events: readonly ClockEvent[];
}

/** The dates of a change as they stand by now: moved, called off, or as it states them. None for what is not known. */
export async function datesOfChange(deps: CalendarDeps, id: ChangeId): Promise<readonly ClockEvent[]> {
  const own = await datedBy(deps, id);
  if (own === undefined) return [];
  const { matterId } = own.analysis;
  const matter = matterId && (await deps.content.matter(matterId));
  const since = matter ? await datedIn(deps, matter) : [];
  const uids = new Set(own.events.map(({ uid }) => uid));
  return thatStand(deps, [own, ...since], matter ? [matter] : [], ({ uid }) => uids.has(uid));
}

/** All dates that the documents of a matter state, as they stand by now. */
export async function datesOfMatter(deps: CalendarDeps, matter: Matter): Promise<readonly ClockEvent[]> {
  return thatStand(deps, await datedIn(deps, matter), [matter]);
}

async function datedIn(deps: CalendarDeps, { entries }: Matter): Promise<readonly Dated[]> {
  const newest = entries.slice(-NEWEST).map(({ changeId }) => changeId);
  return (await Promise.all(newest.map((id) => datedBy(deps, id)))).flatMap((each) => each ?? []);
}

async function datedBy({ content, publicUrl }: CalendarDeps, id: ChangeId): Promise<Dated | undefined> {
  const [stored, analysis] = await Promise.all([content.change(id), content.analysis(id)]);
  if (stored === undefined || analysis === undefined) return undefined;
  const { change } = stored;
  return { change, analysis, events: clockEvents(change, analysis, publicUrl) };
}

/** The events as they were stated last; those whose date another document took over under a name of its own are called off. */
async function thatStand(
  { content, clock }: CalendarDeps,
  dated: readonly Dated[],
  matters: readonly Matter[],
  wanted: (event: ClockEvent) => boolean = () => true,
): Promise<readonly ClockEvent[]> {
  const today = officialToday(clock.now());
  const read = { ...content, analysis: remembered(content, dated) };
  const stated = eventsThatStand(dated.flatMap(({ events }) => events));
  return Promise.all(
    stated.filter(wanted).map(async (event) => {
      const by = dated.find(({ change }) => change.changeId === event.changeId);
      if (by === undefined || event.cancelled) return event;
      const moved = await movedDates(read, by.change, by.analysis, { matters, today });
      const gone = moved.find(({ fact }) => fact.label === event.label && fact.date === event.day);
      return gone === undefined ? event : calledOff(event, gone.by.at);
    }),
  );
}

/** The analyses of a matter are read once, not once for each of its dates. */
function remembered({ analysis }: CalendarDeps['content'], dated: readonly Dated[]) {
  const known = new Map(dated.map((each) => [each.change.changeId, each.analysis]));
  return async (id: ChangeId) => known.get(id) ?? analysis(id);
}

import type { Hono } from 'hono';
import { clockEvents } from '../../../shared/domain/calendar/clock-events.ts';
import { type CalendarEvent, calendarText } from '../../../shared/domain/calendar/icalendar.ts';
import { type ChangeId, changeIdOf, matterIdOf } from '../../../shared/domain/ids.ts';
import type { WebContext, WebEnvironment } from '../guards.ts';
import { messagePage } from '../pages/message-page.ts';
import { respond } from '../pages/respond.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;
/** Of a long matter, the documents whose dates can still be to come. */
const NEWEST = 60;

/** The dates of a change, and all of a matter, as calendars that mail programs and phones take. */
export function calendarRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/c/:changeId/dates.ics', async (context) => {
    const text = context.req.param('changeId');
    const events = ID.test(text) ? await eventsOf(deps, changeIdOf(text)) : undefined;
    if (events === undefined || events.length === 0) return none(context, deps);
    return calendar(context, deps, 'Rule dates', events);
  });
  app.get('/m/:matterId/dates.ics', async (context) => {
    const text = context.req.param('matterId');
    const matter = ID.test(text) ? await deps.content.matter(matterIdOf(text)) : undefined;
    if (matter === undefined) return none(context, deps);
    const newest = matter.entries.slice(-NEWEST).map(({ changeId }) => changeId);
    const found = await Promise.all(newest.map((id) => eventsOf(deps, id)));
    const events = newestOfEach(found.flatMap((each) => each ?? []));
    return events.length === 0 ? none(context, deps) : calendar(context, deps, matter.title, events);
  });
}

async function eventsOf(
  { content, publicUrl }: WebDependencies,
  id: ChangeId,
): Promise<readonly CalendarEvent[] | undefined> {
  const [stored, analysis] = await Promise.all([content.change(id), content.analysis(id)]);
  return stored && analysis && clockEvents(stored.change, analysis, publicUrl);
}

/** One event of each uid: the one stated last. */
function newestOfEach(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const inOrder = events.toSorted((a, b) => a.sequence - b.sequence);
  return [...new Map(inOrder.map((event) => [event.uid, event])).values()];
}

function calendar(
  context: WebContext,
  { senderAddress }: WebDependencies,
  name: string,
  events: readonly CalendarEvent[],
): Response {
  const organizer = { name: 'Rulewire', address: senderAddress };
  return context.body(calendarText(name, organizer, events), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="rule-dates.ics"',
    'Cache-Control': 'public, max-age=60',
  });
}

function none(context: WebContext, deps: WebDependencies): Response {
  const text = 'Nothing is stored under this address, or it states no date.';
  return respond(context, messagePage(deps, 'No dates', text), 404);
}

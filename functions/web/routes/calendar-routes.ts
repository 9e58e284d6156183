import type { Hono } from 'hono';
import {
  type ClockEvent,
  clockEvents,
  eventsThatStand,
} from '../../../shared/domain/calendar/clock-events.ts';
import { calendarText } from '../../../shared/domain/calendar/icalendar.ts';
import { type ChangeId, changeIdOf, type MatterId, matterIdOf } from '../../../shared/domain/ids.ts';
import type { Matter } from '../../../shared/domain/matters/matter.ts';
import type { WebContext, WebEnvironment } from '../guards.ts';
import { messagePage } from '../pages/message-page.ts';
import { respond } from '../pages/respond.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;
/** Of a long matter, the documents whose dates can still be to come. */
const NEWEST = 60;

/**
 * The dates of a change, and all of a matter, as calendars that mail programs and phones take. A calendar that is read again
 * says what became of a date since: where a later document moved it, or that it was called off.
 */
export function calendarRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/c/:changeId/dates.ics', async (context) => {
    const text = context.req.param('changeId');
    const own = ID.test(text) ? await ofChange(deps, changeIdOf(text)) : undefined;
    if (own === undefined || own.events.length === 0) return none(context, deps);
    const matter = own.matterId && (await deps.content.matter(own.matterId));
    const since = matter ? await ofMatter(deps, matter) : [];
    const uids = new Set(own.events.map(({ uid }) => uid));
    const events = eventsThatStand([...own.events, ...since.filter(({ uid }) => uids.has(uid))]);
    return calendar(context, deps, texts.messages.dates, events);
  });
  app.get('/m/:matterId/dates.ics', async (context) => {
    const text = context.req.param('matterId');
    const matter = ID.test(text) ? await deps.content.matter(matterIdOf(text)) : undefined;
    const events = matter ? eventsThatStand(await ofMatter(deps, matter)) : [];
    if (matter === undefined || events.length === 0) return none(context, deps);
    return calendar(context, deps, matter.title, events);
  });
}

interface Dates {
  readonly events: readonly ClockEvent[];
  readonly matterId: MatterId | undefined;
}

async function ofChange({ content, publicUrl }: WebDependencies, id: ChangeId): Promise<Dates | undefined> {
  const [stored, analysis] = await Promise.all([content.change(id), content.analysis(id)]);
  if (stored === undefined || analysis === undefined) return undefined;
  return { events: clockEvents(stored.change, analysis, publicUrl), matterId: analysis.matterId };
}

async function ofMatter(deps: WebDependencies, { entries }: Matter): Promise<readonly ClockEvent[]> {
  const newest = entries.slice(-NEWEST).map(({ changeId }) => changeId);
  const found = await Promise.all(newest.map((id) => ofChange(deps, id)));
  return found.flatMap((each) => each?.events ?? []);
}

function calendar(
  context: WebContext,
  { senderAddress }: WebDependencies,
  name: string,
  events: readonly ClockEvent[],
): Response {
  const organizer = { name: 'Rulewire', address: senderAddress };
  return context.body(calendarText(name, organizer, events), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="rule-dates.ics"',
    'Cache-Control': 'public, max-age=60',
  });
}

function none(context: WebContext, deps: WebDependencies): Response {
  return respond(context, messagePage(deps, texts.messages.noDates, texts.messages.noDatesLead), 404);
}

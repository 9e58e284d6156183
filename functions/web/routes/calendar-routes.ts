import type { Hono } from 'hono';
import { datesOfChange, datesOfMatter } from '../../../shared/application/calendar-dates.ts';
import type { ClockEvent } from '../../../shared/domain/calendar/clock-events.ts';
import { calendarText } from '../../../shared/domain/calendar/icalendar.ts';
import { changeIdOf, matterIdOf } from '../../../shared/domain/ids.ts';
import type { WebContext, WebEnvironment } from '../guards.ts';
import { messagePage } from '../pages/message-page.ts';
import { respond } from '../pages/respond.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;

/**
 * The dates of a change, and all of a matter, as calendars that mail programs and phones take. A calendar that is read again
 * says what became of a date since: where a later document moved it, or that it was called off.
 */
export function calendarRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/c/:changeId/dates.ics', async (context) => {
    const text = context.req.param('changeId');
    const events = ID.test(text) ? await datesOfChange(deps, changeIdOf(text)) : [];
    if (events.length === 0) return none(context, deps);
    return calendar(context, deps, texts.messages.dates, events);
  });
  app.get('/m/:matterId/dates.ics', async (context) => {
    const text = context.req.param('matterId');
    const matter = ID.test(text) ? await deps.content.matter(matterIdOf(text)) : undefined;
    const events = matter ? await datesOfMatter(deps, matter) : [];
    if (matter === undefined || events.length === 0) return none(context, deps);
    return calendar(context, deps, matter.title, events);
  });
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

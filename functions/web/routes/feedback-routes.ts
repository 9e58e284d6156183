import type { Hono } from 'hono';
import {
  type FeedbackOutcome,
  feedbackSubject,
  giveFeedback,
  muteMatter,
  undoFeedback,
} from '../../../shared/application/give-feedback.ts';
import { addDays } from '../../../shared/domain/clock-zones.ts';
import { type Verdict, verdictOf } from '../../../shared/domain/feedback.ts';
import { formOf, fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import { answersPage, feedbackPage } from '../pages/feedback-page.ts';
import { latencyPage } from '../pages/latency-page.ts';
import { deadLinkPage } from '../pages/message-page.ts';
import { qualityPage } from '../pages/quality-page.ts';
import { deadLink, respond, respondPublic } from '../pages/respond.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const DAYS_SHOWN = 90;
const DAYS_OF_LATENCY = 30;
const ACTIONS: ReadonlySet<string> = new Set(['give', 'undo', 'mute']);

const PROBLEMS = texts.messages.feedbackRefused;

/** What readers say about what they were told, and the public sum of it. */
export function feedbackRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/f/:token', async (context) => {
    const token = context.req.param('token');
    const subject = await feedbackSubject(deps, token);
    if (!subject) return deadLink(context, deps);
    const verdict = verdictOf(context.req.query('say') ?? '');
    if (verdict === undefined) return respond(context, answersPage(deps, subject, token));
    return respond(context, feedbackPage(deps, { subject, token, verdict, now: deps.clock.now() }));
  });
  app.post('/f/:token', fromOurPages(deps), async (context) => {
    const token = context.req.param('token');
    const fields = await formOf(context);
    const verdict = verdictOf(fields.get('say') ?? '');
    const action = fields.get('action');
    if (verdict === undefined || !ACTIONS.has(action ?? '')) return respond(context, deadLinkPage(deps), 400);
    if (action === 'mute')
      return answer(context, deps, { token, verdict, outcome: await muteMatter(deps, token) });
    const names = fields.getAll('name');
    const words = fields.get('words') ?? '';
    const outcome =
      action === 'undo'
        ? await undoFeedback(deps, token, verdict)
        : await giveFeedback(deps, token, { verdict, names, words });
    return answer(context, deps, { token, verdict, outcome });
  });
  app.get('/latency', async (context) => {
    const today = deps.clock.now().toISOString().slice(0, 10);
    return respondPublic(
      context,
      latencyPage(deps, await deps.quality.days(addDays(today, 1 - DAYS_OF_LATENCY), today)),
    );
  });
  app.get('/quality', async (context) => {
    const today = deps.clock.now().toISOString().slice(0, 10);
    const days = await deps.quality.days(addDays(today, 1 - DAYS_SHOWN), today);
    const page = qualityPage(
      deps,
      DAYS_SHOWN,
      days.map((day) => day.counts),
    );
    return respondPublic(context, page);
  });
}

function answer(
  context: WebContext,
  deps: WebDependencies,
  { token, verdict, outcome }: { token: string; verdict: Verdict; outcome: FeedbackOutcome },
): Response {
  if (outcome.outcome === 'no-link') return deadLink(context, deps);
  const { subject } = outcome;
  const view = { subject, token, verdict, now: deps.clock.now() };
  if (outcome.outcome === 'done') return respond(context, feedbackPage(deps, view));
  return respond(context, feedbackPage(deps, { ...view, problem: PROBLEMS[outcome.why] }), 422);
}

import type { Hono } from 'hono';
import { confirm, showConfirm } from '../../../shared/application/confirm.ts';
import type { Subscriber } from '../../../shared/domain/subscriber.ts';
import { linkToken } from '../../../shared/domain/tokens.ts';
import { formOf, fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import { confirmedPage, confirmPage } from '../pages/confirm-page.ts';
import { deadLink, respond } from '../pages/respond.ts';
import { previewOf } from '../preview-of.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/** The link of a sign-up: what was asked for, and the button that makes it so. */
export function confirmRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/confirm/:token', async (context) => {
    const token = context.req.param('token');
    const shown = await showConfirm(deps, token);
    if (shown.outcome === 'waiting') {
      const preview = await previewOf(deps, shown.request.companies, shown.request.topics);
      return respond(context, confirmPage(deps, shown.request, token, preview?.preview));
    }
    return shown.outcome === 'confirmed'
      ? confirmed(context, deps, shown.subscriber)
      : deadLink(context, deps);
  });
  app.post('/confirm/:token', fromOurPages(deps), async (context) => {
    const digest = (await formOf(context)).get('frequency') === 'daily';
    const done = await confirm(deps, context.req.param('token'), digest ? 'daily' : undefined);
    return done.outcome === 'confirmed' ? confirmed(context, deps, done.subscriber) : deadLink(context, deps);
  });
}

async function confirmed(
  context: WebContext,
  deps: WebDependencies,
  subscriber: Subscriber,
): Promise<Response> {
  const whom = { subscriber: subscriber.subscriberId, detail: String(subscriber.tokenVersion) };
  const token = linkToken(await deps.secrets.keys(), 'manage', whom, deps.clock.now());
  return respond(context, confirmedPage(deps, subscriber.companies, `/manage/${token}`));
}

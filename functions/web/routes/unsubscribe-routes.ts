import type { Hono } from 'hono';
import {
  resume,
  showUnsubscribe,
  type UnsubscribeOutcome,
  unsubscribe,
} from '../../../shared/application/unsubscribe.ts';
import { fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import { messagePage } from '../pages/message-page.ts';
import { deadLink, respond } from '../pages/respond.ts';
import { leftPage, unsubscribePage } from '../pages/unsubscribe-page.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/**
 * Leaving. The POST is also the one of RFC 8058: sent by a mailbox provider from any address, urlencoded or multipart,
 * without Origin; its body says nothing that we need, so it is not read, and no limit applies to it.
 */
export function unsubscribeRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/u/:token', async (context) => {
    const token = context.req.param('token');
    return answer(context, deps, token, await showUnsubscribe(deps, token));
  });
  app.post('/u/:token', async (context) => {
    const token = context.req.param('token');
    return answer(context, deps, token, await unsubscribe(deps, token));
  });
  app.post('/resume/:token', fromOurPages(deps), async (context) => {
    const subscriber = await resume(deps, context.req.param('token'));
    if (!subscriber) return deadLink(context, deps);
    return respond(context, messagePage(deps, texts.messages.onAgain, texts.messages.onAgainLead));
  });
}

function answer(
  context: WebContext,
  deps: WebDependencies,
  token: string,
  result: UnsubscribeOutcome,
): Response {
  switch (result.outcome) {
    case 'waiting':
      return respond(context, unsubscribePage(deps, result.subscriber, token));
    case 'left':
      return respond(context, leftPage(deps, result.resumeToken));
    case 'invalid':
      return deadLink(context, deps);
  }
}

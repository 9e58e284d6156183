import type { Hono } from 'hono';
import {
  askToMove,
  confirmMove,
  type MoveOutcome,
  showMove,
  showTakeBack,
  takeMoveBack,
} from '../../../shared/application/reader/change-address.ts';
import { readerOf } from '../../../shared/application/reader/own-links.ts';
import type { AddressMove } from '../../../shared/domain/address-move.ts';
import type { SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { linkToken } from '../../../shared/domain/tokens.ts';
import { clientOf, formOf, fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import {
  addressPage,
  moveAskedPage,
  movedPage,
  movePage,
  stayPage,
  takenPage,
} from '../pages/address-page.ts';
import { deadLink, respond, tooMany } from '../pages/respond.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/** Another address for a reader's mail: asked for behind a link of 30 minutes, confirmed at the other address, taken back at the former. */
export function addressRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/address/:token', async (context) => {
    const token = context.req.param('token');
    const reader = await readerOf(deps, 'address', token);
    if (!reader) return deadLink(context, deps);
    return respond(context, addressPage(deps, reader.email, token, '', undefined));
  });
  app.post('/address/:token', fromOurPages(deps), async (context) => {
    const token = context.req.param('token');
    const typed = (await formOf(context)).get('email') ?? '';
    const asked = await askToMove(deps, token, typed, clientOf(context));
    switch (asked.outcome) {
      case 'asked':
        return respond(context, moveAskedPage(deps));
      case 'invalid':
        return respond(context, addressPage(deps, asked.subscriber.email, token, typed, asked.problem), 422);
      case 'too-many':
        return tooMany(context, deps);
      case 'no-link':
        return deadLink(context, deps);
    }
  });
  app.get('/move/:token', async (context) => {
    const token = context.req.param('token');
    return answer(context, deps, await showMove(deps, token), (move) => movePage(deps, move, token));
  });
  app.post('/move/:token', fromOurPages(deps), async (context) => {
    const token = context.req.param('token');
    return answer(context, deps, await confirmMove(deps, token), (move) => movePage(deps, move, token));
  });
  app.get('/stay/:token', async (context) => {
    const token = context.req.param('token');
    return answer(context, deps, await showTakeBack(deps, token), (move) => stayPage(deps, move, token));
  });
  app.post('/stay/:token', fromOurPages(deps), async (context) => {
    const token = context.req.param('token');
    return answer(context, deps, await takeMoveBack(deps, token), (move) => stayPage(deps, move, token));
  });
}

async function answer(
  context: WebContext,
  deps: WebDependencies,
  result: MoveOutcome,
  waiting: (move: AddressMove) => SafeHtml,
): Promise<Response> {
  switch (result.outcome) {
    case 'waiting':
      return respond(context, waiting(result.move));
    case 'taken':
      return respond(context, takenPage(deps), 409);
    case 'no-link':
      return deadLink(context, deps);
    case 'done': {
      const { subscriberId, tokenVersion, email } = result.subscriber;
      const whom = { subscriber: subscriberId, detail: String(tokenVersion) };
      const token = linkToken(await deps.secrets.keys(), 'manage', whom, deps.clock.now());
      return respond(context, movedPage(deps, email, `/manage/${token}`));
    }
  }
}

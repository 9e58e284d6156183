import type { Hono } from 'hono';
import {
  addHook,
  type HookOutcome,
  ownHooks,
  removeHook,
  replaceSecret,
  tellAgain,
  testHook,
} from '../../../shared/application/reader/manage-hooks.ts';
import { formOf, fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import { hooksPage } from '../pages/hooks-page.ts';
import { deadLink, respond } from '../pages/respond.ts';
import type { WebDependencies } from '../web-dependencies.ts';

type Act = (deps: WebDependencies, token: string, name: string) => Promise<HookOutcome>;

/** What the buttons do by the value of `action`, and the field that says to what. */
const ACTIONS: Readonly<Record<string, readonly [field: string, act: Act]>> = {
  add: ['url', addHook],
  test: ['hook', testHook],
  replace: ['hook', replaceSecret],
  remove: ['hook', removeHook],
  again: ['call', tellAgain],
};

/** Addresses of a reader's own that are called when she is told at once. */
export function hookRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/hooks/:token', (context) => show(context, deps, context.req.param('token'), { outcome: 'done' }));
  app.post('/hooks/:token', fromOurPages(deps), async (context) => {
    const token = context.req.param('token');
    const fields = await formOf(context);
    const name = fields.get('action') ?? '';
    const [field, act] = ACTIONS[name] ?? ['', undefined];
    const value = fields.get(field) ?? '';
    const outcome: HookOutcome = act ? await act(deps, token, value) : { outcome: 'refused', why: 'unknown' };
    return show(context, deps, token, outcome, { name, value });
  });
}

async function show(
  context: WebContext,
  deps: WebDependencies,
  token: string,
  outcome: HookOutcome,
  asked?: { readonly name: string; readonly value: string },
): Promise<Response> {
  const own = outcome.outcome === 'no-link' ? undefined : await ownHooks(deps, token);
  if (own === undefined || outcome.outcome === 'no-link') return deadLink(context, deps);
  const page = hooksPage(deps, { ...own, token, outcome, asked });
  return respond(context, page, outcome.outcome === 'refused' ? 422 : 200);
}

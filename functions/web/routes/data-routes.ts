import type { Hono } from 'hono';
import { erase, exportData } from '../../../shared/application/reader/own-data.ts';
import { readerOf } from '../../../shared/application/reader/own-links.ts';
import { fromOurPages, type WebEnvironment } from '../guards.ts';
import { deadLink, respond } from '../pages/respond.ts';
import { erasedPage, erasePage } from '../pages/unsubscribe-page.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/** All that is kept about a reader, to download and to delete, behind links that work for 30 minutes. */
export function dataRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/export/:token', async (context) => {
    const data = await exportData(deps, context.req.param('token'));
    if (!data) return deadLink(context, deps);
    return context.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="rulewire-data.json"',
      'X-Robots-Tag': 'noindex',
    });
  });
  app.get('/erase/:token', async (context) => {
    const token = context.req.param('token');
    const subscriber = await readerOf(deps, 'erase', token);
    return subscriber ? respond(context, erasePage(deps, subscriber, token)) : deadLink(context, deps);
  });
  app.post('/erase/:token', fromOurPages(deps), async (context) => {
    const receipt = await erase(deps, context.req.param('token'));
    return receipt ? respond(context, erasedPage(deps, receipt)) : deadLink(context, deps);
  });
}

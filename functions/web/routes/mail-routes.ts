import type { Hono } from 'hono';
import { ownMails, ownPack } from '../../../shared/application/reader/own-mails.ts';
import type { WebEnvironment } from '../guards.ts';
import { mailsPage } from '../pages/mails-page.ts';
import { deadLink, respond } from '../pages/respond.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { numberIn } from './number-in.ts';

/** A reader's own mails, and what each of them stands on. */
export function mailRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/mails/:token', async (context) => {
    const token = context.req.param('token');
    const mails = await ownMails(deps, token, numberIn(context, 'from'));
    return mails ? respond(context, mailsPage(deps, mails, token)) : deadLink(context, deps);
  });
  app.get('/pack/:token', async (context) => {
    const pack = await ownPack(deps, context.req.param('token'));
    if (!pack) return deadLink(context, deps);
    return context.body(new Uint8Array(pack.bytes), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${pack.name}"`,
      'X-Robots-Tag': 'noindex',
      'Cache-Control': 'no-store',
    });
  });
}

import type { Hono } from 'hono';
import { previewAlert } from '../../../shared/application/composing/preview-alert.ts';
import { wouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import { changeIdOf, companyId } from '../../../shared/domain/ids.ts';
import type { WebEnvironment } from '../guards.ts';
import { messagePage } from '../pages/message-page.ts';
import { respond } from '../pages/respond.ts';
import { previewSentence } from '../pages/would-have-matched.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;
/** Anybody may ask, and each company is a query. */
const MOST_PREVIEWED = 50;
// A mail has its style inline, and does nothing.
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation allow-popups";
/** Not for shared caches: the address holds what somebody is about to follow. */
const CACHING = 'private, max-age=300';

/** What following some companies would have brought: as a sentence, and each alert as the mail it would have been. */
export function previewRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  const sender = { name: 'Rulewire', postalAddress: deps.postalAddress, publicUrl: deps.publicUrl };
  app.get('/would-have-matched', async (context) => {
    const ids = idsIn(context.req.queries('company'));
    const follows = ids.slice(0, MOST_PREVIEWED).map((id) => ({ companyId: id }));
    const companies = follows.map((follow) => follow.companyId);
    const preview = await wouldHaveMatched(deps.content, companies, deps.clock.now());
    const atLeast = preview.atLeast || ids.length > MOST_PREVIEWED;
    const text = previewSentence({ ...preview, atLeast }, follows);
    return context.json({ text }, 200, { 'Cache-Control': CACHING });
  });
  app.get('/preview/:changeId', async (context) => {
    const text = context.req.param('changeId');
    const companies = idsIn(context.req.queries('company')).slice(0, MOST_PREVIEWED);
    const mail = ID.test(text) && (await previewAlert(deps, changeIdOf(text), companies, sender));
    if (!mail)
      return respond(context, messagePage(deps, texts.messages.noPage, texts.messages.noPageLead), 404);
    return context.html(mail.html, 200, {
      'Content-Security-Policy': MAIL_POLICY,
      'X-Robots-Tag': 'noindex',
      'Cache-Control': CACHING,
    });
  });
}

const idsIn = (texts: readonly string[] = []) => texts.filter((id) => ID.test(id)).map((id) => companyId(id));

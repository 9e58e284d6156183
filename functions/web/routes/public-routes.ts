import type { Hono } from 'hono';
import { findCompanies } from '../../../shared/application/find-companies.ts';
import {
  MOST_OF_A_COMPANY,
  summed,
  wouldHaveMatched,
} from '../../../shared/application/would-have-matched.ts';
import { changeIdOf, companyId } from '../../../shared/domain/ids.ts';
import { isOnRecord } from '../../../shared/domain/on-record.ts';
import type { WebContext, WebEnvironment } from '../guards.ts';
import { changePage, companyPage } from '../pages/change-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { privacyPage } from '../pages/privacy-page.ts';
import { respond, respondPublic } from '../pages/respond.ts';
import { statusPage } from '../pages/status-page.ts';
import { previewSentence } from '../pages/would-have-matched.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;
const HISTORY = 50;
/** Anybody may ask, and each company is a query. */
const MOST_PREVIEWED = 50;

/** What anybody may see: a change, a company's history, the state of the sources, what we keep, and the type-ahead. */
export function publicRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/companies', async (context) => {
    const { hits, typed } = await findCompanies(deps.directory, context.req.query('q') ?? '');
    const companies = hits.map(({ companyId: id, name, country }) => ({ id, name, country }));
    return context.json({ companies, typed }, 200, { 'Cache-Control': 'public, max-age=300' });
  });
  app.get('/would-have-matched', async (context) => {
    const ids = (context.req.queries('company') ?? []).filter((id) => ID.test(id));
    const follows = ids.slice(0, MOST_PREVIEWED).map((id) => ({ companyId: companyId(id) }));
    const companies = follows.map((follow) => follow.companyId);
    const preview = await wouldHaveMatched(deps.content, companies, deps.clock.now());
    const atLeast = preview.atLeast || ids.length > MOST_PREVIEWED;
    // Not for shared caches: the address holds what somebody is about to follow.
    const text = previewSentence({ ...preview, atLeast }, follows);
    return context.json({ text }, 200, { 'Cache-Control': 'private, max-age=300' });
  });
  app.get('/c/:changeId', async (context) => {
    const text = context.req.param('changeId');
    if (!ID.test(text)) return missing(context, deps);
    const id = changeIdOf(text);
    const [stored, analysis, matches] = await Promise.all([
      deps.content.change(id),
      deps.content.analysis(id),
      deps.content.matches(id),
    ]);
    if (!stored) return missing(context, deps);
    return respondPublic(
      context,
      changePage(deps, { change: stored.change, analysis, matches, now: deps.clock.now() }),
    );
  });
  app.get('/company/:companyId', async (context) => {
    const text = context.req.param('companyId');
    const company = ID.test(text) ? await deps.directory.company(companyId(text)) : undefined;
    if (!company) return missing(context, deps);
    const history = await deps.content.history(company.companyId, MOST_OF_A_COMPANY);
    const entries = history.filter(({ change, match }) => isOnRecord(change, match)).slice(0, HISTORY);
    const preview = summed([history], MOST_OF_A_COMPANY, deps.clock.now());
    return respondPublic(context, companyPage(deps, company, { entries, preview }));
  });
  app.get('/status', async (context) =>
    respondPublic(context, statusPage(deps, await deps.sources.list(), deps.clock.now())),
  );
  app.get('/privacy', (context) => respondPublic(context, privacyPage(deps)));
}

function missing(context: WebContext, deps: WebDependencies): Response {
  return respond(
    context,
    messagePage(deps, 'No such page', 'The address is wrong, or what it named is gone.'),
    404,
  );
}

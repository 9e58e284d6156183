import type { Hono } from 'hono';
import { findCompanies } from '../../../shared/application/find-companies.ts';
import { alertView } from '../../../shared/domain/feeds/alert-view.ts';
import { changeIdOf, companyId, matterIdOf } from '../../../shared/domain/ids.ts';
import { isOnRecord } from '../../../shared/domain/on-record.ts';
import { isReaderNamed } from '../../../shared/domain/reader-names.ts';
import { openApi } from '../api/openapi.ts';
import { alertLine, companyView, matterLine, matterView } from '../api/views.ts';
import type { WebContext, WebEnvironment } from '../guards.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;
const NEWEST = 50;
// Public data, no cookies, no credentials: any page may read it.
const HEADERS = { 'Cache-Control': 'public, max-age=60', 'Access-Control-Allow-Origin': '*' };

/** The public data for programs, as api/openapi.ts describes it. */
export function apiRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  const { content, directory, publicUrl } = deps;
  const companyOf = async (context: WebContext) => {
    const id = context.req.param('id') ?? '';
    return ID.test(id) ? await directory.company(companyId(id)) : undefined;
  };
  app.get('/api/v1/openapi.json', (context) => context.json(openApi(publicUrl), 200, HEADERS));
  app.get('/api/v1/companies', async (context) => {
    const { hits } = await findCompanies(directory, context.req.query('q') ?? '');
    const found = await directory.companies(hits.map((hit) => hit.companyId));
    return context.json([...found.values()].map(companyView), 200, HEADERS);
  });
  app.get('/api/v1/companies/:id', async (context) => {
    const company = await companyOf(context);
    return company === undefined ? missing(context) : context.json(companyView(company), 200, HEADERS);
  });
  app.get('/api/v1/companies/:id/alerts', async (context) => {
    const company = await companyOf(context);
    if (company === undefined) return missing(context);
    const history = await content.history(company.companyId, NEWEST);
    const told = history.filter(({ change, match }) => isOnRecord(change, match) && !change.silent);
    return context.json(
      told.map((entry) => alertLine(publicUrl, entry)),
      200,
      HEADERS,
    );
  });
  app.get('/api/v1/companies/:id/matters', async (context) => {
    const company = await companyOf(context);
    if (company === undefined) return missing(context);
    const matters = await content.mattersOf(company.companyId);
    return context.json(
      matters.map((matter) => matterLine(publicUrl, matter)),
      200,
      HEADERS,
    );
  });
  app.get('/api/v1/matters/:id', async (context) => {
    const id = context.req.param('id');
    const matter = ID.test(id) ? await content.matter(matterIdOf(id)) : undefined;
    return matter === undefined
      ? missing(context)
      : context.json(matterView(publicUrl, matter), 200, HEADERS);
  });
  app.get('/api/v1/alerts/:id', async (context) => {
    const id = context.req.param('id');
    const stored = ID.test(id) ? await content.change(changeIdOf(id)) : undefined;
    if (stored === undefined) return missing(context);
    const { change } = stored;
    const [analysis, found] = await Promise.all([
      content.analysis(change.changeId),
      content.matches(change.changeId),
    ]);
    const matches = found.filter((match) => !isReaderNamed(match.companyId));
    return context.json(alertView(publicUrl, change, analysis, matches), 200, HEADERS);
  });
}

function missing(context: WebContext): Response {
  return context.json({ problem: 'Nothing is stored under this name.' }, 404, HEADERS);
}

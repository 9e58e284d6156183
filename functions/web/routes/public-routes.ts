import type { Hono } from 'hono';
import { findCompanies } from '../../../shared/application/find-companies.ts';
import { movedDates } from '../../../shared/application/moved-dates.ts';
import { MOST_OF_A_COMPANY, summed } from '../../../shared/application/would-have-matched.ts';
import { officialToday } from '../../../shared/domain/calendar/clocks.ts';
import type { Analysis, Match } from '../../../shared/domain/change.ts';
import { changeIdOf, companyId, matterIdOf } from '../../../shared/domain/ids.ts';
import type { Matter } from '../../../shared/domain/matters/matter.ts';
import { isOnRecord } from '../../../shared/domain/on-record.ts';
import { isReaderNamed } from '../../../shared/domain/reader-names.ts';
import { chainOf } from '../../../shared/domain/rendering/matter-words.ts';
import type { WebContext, WebEnvironment } from '../guards.ts';
import { changePage } from '../pages/change-page.ts';
import { companyPage } from '../pages/company-page.ts';
import { editsPage } from '../pages/edits-page.ts';
import { matterPage } from '../pages/matter-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { privacyPage } from '../pages/privacy-page.ts';
import { respond, respondPublic } from '../pages/respond.ts';
import { statusPage } from '../pages/status-page.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { numberIn } from './number-in.ts';

const ID = /^[A-Za-z0-9._:-]{1,80}$/;
/** Documents of a matter whose before and after its page shows: the newest. */
const MOST_ANALYSES = 80;
const MOST_MATTERS = 5;

/** What anybody may see: a change, a matter, a company's history, the state of the sources, what we keep, and the type-ahead. */
export function publicRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/companies', async (context) => {
    const { hits, typed } = await findCompanies(deps.directory, context.req.query('q') ?? '');
    const companies = hits.map(({ companyId: id, name, country }) => ({ id, name, country }));
    const warning = typed?.warning && texts.nameWarnings[typed.warning](typed.name);
    return context.json({ companies, typed: typed && { name: typed.name, warning } }, 200, {
      'Cache-Control': 'public, max-age=300',
    });
  });
  app.get('/c/:changeId', async (context) => {
    const text = context.req.param('changeId');
    if (!ID.test(text)) return missing(context, deps);
    const id = changeIdOf(text);
    const [stored, analysis, found] = await Promise.all([
      deps.content.change(id),
      deps.content.analysis(id),
      deps.content.matches(id),
    ]);
    if (!stored) return missing(context, deps);
    const { change } = stored;
    // A name that is in the directory only because somebody follows it is shown to nobody else.
    const matches = found.filter(({ companyId: company }) => !isReaderNamed(company));
    const matters = await mattersOf(deps, analysis, matches);
    const now = deps.clock.now();
    const today = officialToday(now);
    const moved = analysis ? await movedDates(deps.content, change, analysis, { matters, today }) : [];
    const page = changePage(deps, { change, analysis, matches, matters, moved, now });
    return respondPublic(context, page);
  });
  app.get('/c/:changeId/edits', async (context) => {
    const text = context.req.param('changeId');
    const id = changeIdOf(ID.test(text) ? text : '');
    const [stored, analysis, found] = await Promise.all([
      deps.content.change(id),
      deps.content.analysis(id),
      deps.content.matches(id),
    ]);
    if (!stored || !analysis) return missing(context, deps);
    const matches = found.filter(({ companyId: company }) => !isReaderNamed(company));
    const from = numberIn(context, 'from') ?? 0;
    return respondPublic(context, editsPage(deps, stored.change, analysis, matches, from));
  });
  app.get('/m/:matterId', async (context) => {
    const text = context.req.param('matterId');
    const matter = ID.test(text) ? await deps.content.matter(matterIdOf(text)) : undefined;
    if (!matter) return missing(context, deps);
    const until = numberIn(context, 'until');
    const steps = chainOf(matter.entries)
      .slice(0, until)
      .flatMap(({ first, later }) => [first, ...later]);
    const shown = steps.slice(-MOST_ANALYSES).map(({ changeId }) => changeId);
    const analyses = await Promise.all(shown.map((id) => deps.content.analysis(id)));
    const known = new Map(analyses.flatMap((each) => (each === undefined ? [] : [[each.changeId, each]])));
    return respondPublic(context, matterPage(deps, matter, known, officialToday(deps.clock.now()), until));
  });
  app.get('/company/:companyId', async (context) => {
    const text = context.req.param('companyId');
    if (!ID.test(text)) return missing(context, deps);
    const id = companyId(text);
    const [company, history, matters] = await Promise.all([
      deps.directory.company(id),
      deps.content.history(id, MOST_OF_A_COMPANY),
      deps.content.mattersOf(id),
    ]);
    if (!company) return missing(context, deps);
    const entries = history.filter(({ change, match }) => isOnRecord(change, match));
    const preview = summed([history], MOST_OF_A_COMPANY, deps.clock.now());
    return respondPublic(
      context,
      companyPage(deps, company, { entries, from: numberIn(context, 'from') ?? 0, preview, matters }),
    );
  });
  app.get('/status', async (context) =>
    respondPublic(context, statusPage(deps, await deps.sources.list(), deps.clock.now())),
  );
  app.get('/privacy', (context) => respondPublic(context, privacyPage(deps)));
}

/** The matters that a change belongs to, its own first. */
async function mattersOf(
  { content }: WebDependencies,
  analysis: Analysis | undefined,
  matches: readonly Match[],
): Promise<readonly Matter[]> {
  const ids = [analysis?.matterId, ...matches.map(({ matterId }) => matterId)];
  const distinct = [...new Set(ids.filter((id) => id !== undefined))].slice(0, MOST_MATTERS);
  const found = await Promise.all(distinct.map((id) => content.matter(id)));
  return found
    .filter((matter) => matter !== undefined)
    .filter(({ party }) => party === undefined || !isReaderNamed(party.companyId));
}

function missing(context: WebContext, deps: WebDependencies): Response {
  return respond(context, messagePage(deps, texts.messages.noPage, texts.messages.noPageLead), 404);
}

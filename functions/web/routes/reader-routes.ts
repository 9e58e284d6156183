import type { Hono } from 'hono';
import { confirm, showConfirm } from '../../../shared/application/confirm.ts';
import { chosenCompanies, findCompanies } from '../../../shared/application/find-companies.ts';
import {
  changeSettings,
  endOlderLinks,
  erase,
  exportData,
  mailFreshLink,
  readerOf,
  type SettingsForm,
  takeBack,
} from '../../../shared/application/manage.ts';
import { frequencyOf, zoneOf } from '../../../shared/application/sign-up.ts';
import { startAgain } from '../../../shared/application/unsubscribe.ts';
import type { Subscriber } from '../../../shared/domain/subscriber.ts';
import { linkToken, pepperOf } from '../../../shared/domain/tokens.ts';
import { formOf, fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import { confirmedPage, confirmPage } from '../pages/confirm-page.ts';
import { type ManageView, managePage, viewOf } from '../pages/manage-page.ts';
import { deadLinkPage, messagePage } from '../pages/message-page.ts';
import { respond } from '../pages/respond.ts';
import { erasedPage, erasePage } from '../pages/unsubscribe-page.ts';
import { previewOf } from '../preview-of.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/** Pages behind a reader's own links: confirm, manage, export, erase. */
export function readerRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/confirm/:token', async (context) => {
    const token = context.req.param('token');
    const shown = await showConfirm(deps, token);
    if (shown.outcome === 'waiting') {
      const preview = await previewOf(deps, shown.request.companies);
      return respond(context, confirmPage(deps, shown.request, token, preview));
    }
    return shown.outcome === 'confirmed' ? confirmed(context, deps, shown.subscriber) : dead(context, deps);
  });
  app.post('/confirm/:token', fromOurPages(deps), async (context) => {
    const done = await confirm(deps, context.req.param('token'));
    return done.outcome === 'confirmed' ? confirmed(context, deps, done.subscriber) : dead(context, deps);
  });
  app.get('/manage/:token', async (context) => {
    const token = context.req.param('token');
    const subscriber = await readerOf(deps, 'manage', token);
    return subscriber ? show(context, deps, viewOf(subscriber, token)) : dead(context, deps);
  });
  app.post('/manage/:token', fromOurPages(deps), (context) =>
    manage(context, deps, context.req.param('token')),
  );
  app.get('/export/:token', async (context) => {
    const data = await exportData(deps, context.req.param('token'));
    if (!data) return dead(context, deps);
    return context.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="rulewire-data.json"',
      'X-Robots-Tag': 'noindex',
    });
  });
  app.get('/erase/:token', async (context) => {
    const token = context.req.param('token');
    const subscriber = await readerOf(deps, 'erase', token);
    return subscriber ? respond(context, erasePage(deps, subscriber, token)) : dead(context, deps);
  });
  app.post('/erase/:token', fromOurPages(deps), async (context) => {
    const receipt = await erase(deps, context.req.param('token'));
    return receipt ? respond(context, erasedPage(deps, receipt)) : dead(context, deps);
  });
}

/** The forms of the manage page; which one it is stands in `action`. */
async function manage(context: WebContext, deps: WebDependencies, token: string): Promise<Response> {
  const fields = await formOf(context);
  const form = settingsForm(fields);
  const subscriber = await readerOf(deps, 'manage', token);
  if (!subscriber) return dead(context, deps);
  const query = fields.get('q')?.trim() ?? '';
  const action = fields.get('action') ?? 'save';
  if (action === 'link') {
    await mailFreshLink(deps, subscriber);
    const done = 'A mail with links to your data is on its way, unless one went out in the last 15 minutes.';
    return show(context, deps, { ...viewOf(subscriber, token), done });
  }
  if (action === 'renew') {
    await endOlderLinks(deps, token);
    return respond(
      context,
      messagePage(deps, 'Older links are ended', 'A mail with your new link is on its way.'),
    );
  }
  if (action === 'again') {
    const again = await startAgain(deps, subscriber.subscriberId);
    return show(context, deps, {
      ...viewOf(again ?? subscriber, token),
      done: again ? 'Your alerts are on again.' : 'Your alerts stay stopped.',
    });
  }
  if (action === 'back') {
    const after = await takeBack(deps, token, fields.getAll('back'));
    return after ? show(context, deps, { ...viewOf(after, token), done: 'Saved.' }) : dead(context, deps);
  }
  if (action === 'search' || query !== '')
    return show(context, deps, await searchView(deps, subscriber, token, form, query));
  return save(context, deps, token, form);
}

async function save(
  context: WebContext,
  deps: WebDependencies,
  token: string,
  form: SettingsForm,
): Promise<Response> {
  const result = await changeSettings(deps, token, form);
  if (result.outcome === 'no-link') return dead(context, deps);
  const view = viewOf(result.subscriber, token);
  return result.outcome === 'saved'
    ? show(context, deps, { ...view, done: 'Saved.' })
    : show(context, deps, { ...view, problem: result.text }, 422);
}

/** The reader's page with what her companies would have brought. */
async function show(
  context: WebContext,
  deps: WebDependencies,
  view: ManageView,
  status: 200 | 422 = 200,
): Promise<Response> {
  const preview = await previewOf(deps, view.picker.chosen);
  const feed = await feedAddress(deps, view.subscriber);
  return respond(context, managePage(deps, { ...view, feed, picker: { ...view.picker, preview } }), status);
}

/** Counted from the consent, so that the address stays the same until the reader ends her older links. */
async function feedAddress({ secrets, publicUrl }: WebDependencies, reader: Subscriber): Promise<string> {
  const whom = { subscriber: reader.subscriberId, detail: String(reader.tokenVersion) };
  const from = new Date(reader.consent.askedAt);
  return `${publicUrl}/w/${linkToken(await secrets.keys(), 'watch', whom, from)}`;
}

/** The page with what was typed kept, and what the search found. */
async function searchView(
  deps: WebDependencies,
  subscriber: Subscriber,
  token: string,
  form: SettingsForm,
  query: string,
): Promise<ManageView> {
  const wanted = new Set(form.companyIds);
  const kept = subscriber.companies.filter((follow) => wanted.delete(follow.companyId));
  const pepper = pepperOf(await deps.secrets.keys());
  const chosen = [...kept, ...(await chosenCompanies(deps.directory, [...wanted], form.names, pepper))];
  return {
    subscriber,
    token,
    frequency: frequencyOf(form.frequency),
    zone: zoneOf(form.zone),
    sendHour: Number(form.sendHour),
    weekday: Number(form.weekday),
    hideNames: form.hideNames,
    quietNote: form.quietNote,
    inDigest: form.inDigest,
    quietFrom: form.quietFrom,
    quietUntil: form.quietUntil,
    pausedUntil: form.pausedUntil,
    picker: { chosen, query, found: await findCompanies(deps.directory, query) },
  };
}

function settingsForm(fields: URLSearchParams): SettingsForm {
  return {
    companyIds: fields.getAll('company'),
    names: fields.getAll('name'),
    frequency: fields.get('frequency') ?? '',
    zone: fields.get('zone') ?? '',
    sendHour: fields.get('sendHour') ?? '',
    weekday: fields.get('weekday') ?? '',
    hideNames: fields.get('hideNames') === 'yes',
    quietNote: fields.get('quietNote') === 'yes',
    inDigest: fields.getAll('inDigest'),
    quietFrom: fields.get('quietFrom') ?? '',
    quietUntil: fields.get('quietUntil') ?? '',
    pausedUntil: fields.get('pausedUntil') ?? '',
  };
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

function dead(context: WebContext, deps: WebDependencies): Response {
  return respond(context, deadLinkPage(deps), 410);
}

import type { Hono } from 'hono';
import { findCompanies } from '../../../shared/application/find-companies.ts';
import { changeSettings, keptAndAdded } from '../../../shared/application/reader/change-settings.ts';
import {
  endOlderLinks,
  mailFreshLink,
  readerOf,
  versionOf,
} from '../../../shared/application/reader/own-links.ts';
import { takeBack } from '../../../shared/application/reader/take-back.ts';
import { startAgain } from '../../../shared/application/unsubscribe.ts';
import type { SettingsForm } from '../../../shared/domain/settings.ts';
import type { Subscriber } from '../../../shared/domain/subscriber.ts';
import { linkToken } from '../../../shared/domain/tokens.ts';
import { topicsNamed } from '../../../shared/domain/topics.ts';
import { companiesIn, listedFrom, pacesIn } from '../companies-in-form.ts';
import { formOf, fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import { type ManageView, managePage, viewOf } from '../pages/manage/manage-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { deadLink, respond } from '../pages/respond.ts';
import { previewOf } from '../preview-of.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const words = texts.manage;

interface Action {
  readonly context: WebContext;
  readonly deps: WebDependencies;
  readonly token: string;
  readonly subscriber: Subscriber;
  readonly fields: URLSearchParams;
}

/** What the buttons of the page do, by the value of `action`. */
const ACTIONS: Readonly<Record<string, (action: Action) => Promise<Response>>> = {
  save,
  daily: saveAsDigest,
  search,
  link: mailLinks,
  renew: endLinks,
  again: startMailAgain,
  back: takeChosenBack,
};

/** A reader's own page with all its forms. */
export function manageRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/manage/:token', async (context) => {
    const token = context.req.param('token');
    const subscriber = await readerOf(deps, 'manage', token);
    return subscriber ? show(context, deps, viewOf(subscriber, token)) : deadLink(context, deps);
  });
  app.post('/manage/:token', fromOurPages(deps), async (context) => {
    const token = context.req.param('token');
    const fields = await formOf(context);
    const subscriber = await readerOf(deps, 'manage', token);
    if (!subscriber) return deadLink(context, deps);
    const name = fields.get('action') ?? 'save';
    // Something typed into the search box and not chosen yet: show what it finds before anything is saved.
    const typed = name === 'save' && (fields.get('q')?.trim() ?? '') !== '';
    const lists = listedFrom(fields) !== undefined;
    const action = lists ? listOthers : typed ? search : (ACTIONS[name] ?? save);
    return action({ context, deps, token, subscriber, fields });
  });
}

async function mailLinks({ context, deps, token, subscriber }: Action): Promise<Response> {
  await mailFreshLink(deps, subscriber);
  const done = words.linksSent;
  return show(context, deps, { ...viewOf(subscriber, token), done });
}

async function endLinks({ context, deps, token }: Action): Promise<Response> {
  await endOlderLinks(deps, token);
  return respond(context, messagePage(deps, words.linksEnded, words.linksEndedLead));
}

async function startMailAgain({ context, deps, token, subscriber }: Action): Promise<Response> {
  const again = await startAgain(deps, subscriber.subscriberId);
  const done = again ? words.startedAgain : words.stayStopped;
  return show(context, deps, { ...viewOf(again ?? subscriber, token), done });
}

async function takeChosenBack({ context, deps, token, fields }: Action): Promise<Response> {
  const after = await takeBack(deps, token, fields.getAll('back'));
  return after
    ? show(context, deps, { ...viewOf(after, token), done: words.saved })
    : deadLink(context, deps);
}

async function save({ context, deps, token, fields }: Action): Promise<Response> {
  const result = await changeSettings(deps, token, settingsForm(fields), companiesIn(fields));
  if (result.outcome === 'no-link') return deadLink(context, deps);
  const view = viewOf(result.subscriber, token);
  return result.outcome === 'saved'
    ? show(context, deps, { ...view, done: words.saved })
    : show(context, deps, { ...view, problem: result.problem }, 422);
}

/** The narrower choice beside a warning: everything as it stands in the form, in one digest a day. */
function saveAsDigest(action: Action): Promise<Response> {
  action.fields.set('frequency', 'daily');
  return save(action);
}

/** The page with what was typed kept, and other companies listed. */
async function listOthers({ context, deps, token, subscriber, fields }: Action): Promise<Response> {
  const chosen = await keptAndAdded(deps, subscriber, companiesIn(fields));
  const picker = { chosen, from: listedFrom(fields) ?? 0 };
  return show(context, deps, { subscriber, token, form: settingsForm(fields), picker });
}

/** The page with what was typed kept, and what the search found. */
async function search({ context, deps, token, subscriber, fields }: Action): Promise<Response> {
  const query = fields.get('q')?.trim() ?? '';
  const chosen = await keptAndAdded(deps, subscriber, companiesIn(fields));
  const picker = { chosen, query, found: await findCompanies(deps.directory, query) };
  return show(context, deps, { subscriber, token, form: settingsForm(fields), picker });
}

/** The reader's page with what her companies would have brought. */
async function show(
  context: WebContext,
  deps: WebDependencies,
  view: ManageView,
  status: 200 | 422 = 200,
): Promise<Response> {
  const preview = await previewOf(deps, view.picker.chosen, topicsNamed(view.form.topics));
  const feed = await feedAddress(deps, view.subscriber);
  return respond(
    context,
    managePage(deps, { ...view, feed, picker: { ...view.picker, ...preview } }),
    status,
  );
}

/** Counted from the consent, so that the address stays the same until the reader ends her older links. */
async function feedAddress({ secrets, publicUrl }: WebDependencies, reader: Subscriber): Promise<string> {
  const whom = { subscriber: reader.subscriberId, detail: versionOf(reader, 'watch') };
  const from = new Date(reader.consent.askedAt);
  return `${publicUrl}/w/${linkToken(await secrets.keys(), 'watch', whom, from)}`;
}

function settingsForm(fields: URLSearchParams): SettingsForm {
  return {
    frequency: fields.get('frequency') ?? '',
    zone: fields.get('zone') ?? '',
    sendHour: fields.get('sendHour') ?? '',
    weekday: fields.get('weekday') ?? '',
    hideNames: fields.get('hideNames') === 'yes',
    quietNote: fields.get('quietNote') === 'yes',
    reminders: fields.get('reminders') === 'yes',
    cadences: pacesIn(fields),
    topics: fields.has('topics') ? fields.getAll('topic') : undefined,
    atOnce: fields.has('kinds') ? fields.getAll('atOnce') : undefined,
    eachAlone: fields.get('eachAlone') === 'yes',
    quietFrom: fields.get('quietFrom') ?? '',
    quietUntil: fields.get('quietUntil') ?? '',
    quietWeekends: fields.get('quietWeekends') === 'yes',
    holidays: fields.get('holidays') ?? '',
    pausedUntil: fields.get('pausedUntil') ?? '',
  };
}

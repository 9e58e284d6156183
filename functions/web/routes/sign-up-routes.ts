import type { Hono } from 'hono';
import { chosenCompanies, findCompanies } from '../../../shared/application/find-companies.ts';
import { mailMyLink, type Problem, type SignUpForm, signUp } from '../../../shared/application/sign-up.ts';
import { frequencyOf, hourOf, zoneOf } from '../../../shared/domain/settings.ts';
import { formStamp, pepperOf } from '../../../shared/domain/tokens.ts';
import { topicsNamed } from '../../../shared/domain/topics.ts';
import { companiesIn, listedFrom } from '../companies-in-form.ts';
import { clientOf, formOf, fromOurPages, type WebContext, type WebEnvironment } from '../guards.ts';
import { linkPage } from '../pages/link-page.ts';
import { respond, tooMany } from '../pages/respond.ts';
import { sentPage, signUpPage } from '../pages/sign-up-page.ts';
import { previewOf } from '../preview-of.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const EMPTY: SignUpForm = {
  email: '',
  companyIds: [],
  names: [],
  frequency: 'instant',
  zone: '',
  sendHour: '',
  stamp: '',
  trap: '',
};

/** Sign-up form, its company search for browsers without script, and "mail me my link". */
export function signUpRoutes(app: Hono<WebEnvironment>, deps: WebDependencies): void {
  app.get('/', (context) => showForm(context, deps, EMPTY, '', []));
  // Whoever reloads the page behind the form starts again.
  app.get('/signup', (context) => context.redirect('/', 303));
  app.get('/link', (context) => respond(context, linkPage(deps, '', [])));
  app.post('/signup', fromOurPages(deps), async (context) => {
    const fields = await formOf(context);
    const form = signUpForm(fields);
    const query = fields.get('q')?.trim() ?? '';
    // Something typed into the search box and not chosen yet: show what it finds before anything is sent.
    const from = listedFrom(fields);
    if (from !== undefined) return showForm(context, deps, form, query, [], from);
    if (fields.get('action') === 'daily')
      return showForm(context, deps, { ...form, frequency: 'daily' }, query, []);
    if (fields.get('action') === 'search' || query !== '') return showForm(context, deps, form, query, []);
    const result = await signUp(deps, form, clientOf(context));
    if (result.outcome === 'invalid') return showForm(context, deps, form, '', result.problems);
    return result.outcome === 'too-many' ? tooMany(context, deps) : respond(context, sentPage(deps));
  });
  app.post('/link', fromOurPages(deps), async (context) => {
    const email = (await formOf(context)).get('email') ?? '';
    const result = await mailMyLink(deps, email, clientOf(context));
    if (result.outcome === 'invalid') return respond(context, linkPage(deps, email, result.problems), 422);
    return result.outcome === 'too-many' ? tooMany(context, deps) : respond(context, sentPage(deps));
  });
}

function signUpForm(fields: URLSearchParams): SignUpForm {
  return {
    email: fields.get('email') ?? '',
    ...companiesIn(fields),
    frequency: fields.get('frequency') ?? '',
    zone: fields.get('zone') ?? '',
    sendHour: fields.get('sendHour') ?? '',
    atOnce: fields.has('kinds') ? fields.getAll('atOnce') : undefined,
    topics: fields.has('topics') ? fields.getAll('topic') : undefined,
    stamp: fields.get('stamp') ?? '',
    trap: fields.get('website') ?? '',
  };
}

async function showForm(
  context: WebContext,
  deps: WebDependencies,
  form: SignUpForm,
  query: string,
  problems: readonly Problem[],
  from = 0,
): Promise<Response> {
  const pepper = pepperOf(await deps.secrets.keys());
  const chosen = await chosenCompanies(deps.directory, form.companyIds, form.names, pepper);
  const preview = await previewOf(deps, chosen, topicsNamed(form.topics));
  const picker =
    query === ''
      ? { chosen, from, ...preview }
      : { chosen, from, ...preview, query, found: await findCompanies(deps.directory, query) };
  const page = signUpPage(deps, {
    email: form.email,
    frequency: frequencyOf(form.frequency),
    zone: zoneOf(form.zone),
    zoneOpen: form.zone === '',
    sendHour: hourOf(form.sendHour),
    atOnce: form.atOnce,
    topics: form.topics,
    stamp: formStamp(await deps.secrets.keys(), deps.clock.now()),
    picker,
    problems,
  });
  return respond(context, page, problems.length > 0 ? 422 : 200);
}

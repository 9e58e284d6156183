import { companyId, sourceId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { feedbackLinks } from '../../shared/domain/rendering/reader-links.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import type { SourceState } from '../../shared/ports/source-state-store.ts';
import { adopted, directProduct } from '../unit/rendering/further-mails.ts';
import { extension } from '../unit/rendering/huawei-later-mails.ts';
import { listing, matchFor, storeChange } from '../unit/rendering/huawei-mails.ts';
import { storeMatter, WHOLE } from '../unit/rendering/huawei-matter.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

/** A page as a reader got it: asked for, or the answer to a form. */
export interface SeenPage {
  readonly name: string;
  readonly status: number;
  readonly html: string;
}

type Person = ReturnType<typeof visitor>;
type Answer = Awaited<ReturnType<Person['get']>>;

const EMAIL = 'reader@example.com';

/** Every page of the site and every answer to its forms, with a reader, changes, a matter and sources behind them. */
export async function everyPage(): Promise<readonly SeenPage[]> {
  const site = await siteInMemory();
  await fill(site);
  const pages: SeenPage[] = [];
  const see = (name: string, { status, text }: Answer) => {
    pages.push({ name, status, html: text });
  };
  const links = await signingUp(site, see);
  await publicPages(site, see);
  await settings(site, links.manage, see);
  await feedback(site, see);
  await stopping(site, links, see);
  await leavingForGood(site, links.manage, see);
  await refusals(site, see);
  return pages;
}

/** An application that serves these pages by their names, with the style sheet of the site, but no script: they stay as they are. */
export async function showing(pages: readonly SeenPage[]): Promise<{ readonly app: Site['app'] }> {
  const { app } = await siteInMemory();
  const shown = new Map(pages.map(({ name, html }) => [`/${name}`, html]));
  const fetch = (request: Request, ...more: readonly object[]) => {
    const html = shown.get(new URL(request.url).pathname);
    if (html === undefined) return app.fetch(request, ...more);
    return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  };
  return { app: Object.assign(Object.create(app), { fetch }) };
}

type See = (name: string, answer: Answer) => void;

async function fill(site: Site): Promise<void> {
  const mentioned = matchFor(listing.change, {
    companyId: companyId('smic'),
    companyName: 'Semiconductor Manufacturing International Corporation',
    decision: 'mention',
  });
  const inMatter = listing.matches.map((match) => ({ ...match, matterId: WHOLE.matterId }));
  await storeChange(site.content, { ...listing, matches: inMatter }, [mentioned]);
  for (const each of [extension, directProduct, adopted]) await storeChange(site.content, each);
  await storeMatter(site.content, WHOLE);
  await site.quality.add('2026-11-20', { told: 1200, 'not-useful': 7 });
  const since = '2026-11-23T18:00:00.000Z';
  const known: readonly SourceState[] = [
    source('federal-register', 'Federal Register: public inspection', {}),
    source('bis-press', 'Press releases of the Bureau of Industry and Security', {
      health: 'blocked',
      trouble: { kind: 'blocked', since, looks: 5, told: true },
    }),
    source('ecfr', 'eCFR, title 15', { newsAt: ['2026-11-23T15:30:00.000Z'] }),
  ];
  const now = site.clock.now();
  for (const each of known) {
    await site.sources.lease(each.sourceId, 'pages', now, new Date(now.getTime() + 1000));
    await site.sources.release(each, 'pages');
  }
}

const source = (id: string, name: string, more: Partial<SourceState>): SourceState => ({
  sourceId: sourceId(id),
  name,
  health: 'healthy',
  failures: 0,
  lastSuccessAt: '2026-11-24T06:00:00.000Z',
  ...more,
});

async function signingUp(site: Site, see: See) {
  const person = visitor(site);
  see('sign-up', await person.get('/'));
  see('sign-up-with-errors', await person.signUp('reader@', [['name', 'Target']]));
  const search = [
    ['email', EMAIL],
    ['q', 'hangzhou'],
    ['company', 'huawei'],
    ['action', 'search'],
  ] as const;
  see('sign-up-search', await person.post('/signup', search));
  const wanted = [
    ['company', 'huawei'],
    ['name', 'Zhejiang Example Optics'],
  ] as const;
  see('sign-up-sent', await person.signUp(EMAIL, wanted));
  await site.deliver();
  const confirm = linkIn(await newestMail(site), 'confirm');
  see('confirm', await person.get(confirm));
  see('confirmed', await person.post(confirm, []));
  await site.deliver();
  const welcome = await newestMail(site);
  site.clock.advance(16 * 60_000);
  see('link', await person.get('/link'));
  see('link-with-errors', await person.post('/link', [['email', 'reader@']]));
  see('link-sent', await person.post('/link', [['email', EMAIL]]));
  await site.deliver();
  return { manage: linkIn(welcome, 'manage'), unsubscribe: linkIn(welcome, 'u') };
}

async function publicPages(site: Site, see: See): Promise<void> {
  const person = visitor(site);
  for (const [name, path] of [
    ['change', `/c/${listing.change.changeId}`],
    ['change-extended', `/c/${extension.change.changeId}`],
    ['change-that-answers', `/c/${directProduct.change.changeId}`],
    ['change-reported', `/c/${adopted.change.changeId}`],
    ['matter', `/m/${WHOLE.matterId}`],
    ['company', '/company/huawei'],
    ['company-without-history', '/company/smic'],
    ['status', '/status'],
    ['quality', '/quality'],
    ['privacy', '/privacy'],
    ['nowhere', '/nowhere'],
    ['no-such-change', '/c/none'],
  ] as const)
    see(name, await person.get(path));
}

async function settings(site: Site, manage: string, see: See): Promise<void> {
  const person = visitor(site);
  see('manage', await person.get(manage));
  const saved = [
    ['company', 'huawei'],
    ['frequency', 'daily'],
    ['zone', 'Europe/Berlin'],
    ['sendHour', '7'],
    ['quietFrom', '20'],
    ['quietUntil', '7'],
    ['action', 'save'],
  ] as const;
  see('manage-saved', await person.post(manage, saved));
  see('manage-with-errors', await person.post(manage, [['action', 'save']]));
  const search = [
    ['company', 'huawei'],
    ['q', 'hangzhou'],
    ['action', 'search'],
  ] as const;
  see('manage-search', await person.post(manage, search));
  see('manage-link-mailed', await person.post(manage, [['action', 'link']]));
}

/** The feedback page for each verdict, before and after the button, and with nothing ticked. */
async function feedback(site: Site, see: See): Promise<void> {
  const person = visitor(site);
  const [match] = listing.matches;
  if (match === undefined) throw new Error('the listing matches nobody');
  const subscriber = subscriberIdOf(EMAIL, pepperOf(KEYS));
  const link = feedbackLinks(KEYS, '', subscriber, site.clock.now())(match);
  const give = (say: string, more: readonly (readonly [string, string])[] = []) =>
    person.post(link, [['say', say], ['action', 'give'], ...more]);
  for (const say of ['not-my-company', 'not-useful', 'wrong-fact'])
    see(`feedback-${say}`, await person.get(`${link}?say=${say}`));
  see('feedback-nothing-ticked', await give('not-my-company'));
  const alias = match.evidence[0]?.alias ?? '';
  see('feedback-not-my-company-given', await give('not-my-company', [['name', alias]]));
  see('feedback-not-useful-given', await give('not-useful'));
  see('feedback-wrong-fact-given', await give('wrong-fact', [['words', 'The day is another.']]));
  const mute = [
    ['say', 'not-useful'],
    ['action', 'mute'],
  ] as const;
  see('feedback-muted', await person.post(link, mute));
}

async function stopping(
  site: Site,
  { manage, unsubscribe }: { readonly manage: string; readonly unsubscribe: string },
  see: See,
): Promise<void> {
  const person = visitor(site);
  see('unsubscribe', await person.get(unsubscribe));
  const left = await person.post(unsubscribe, []);
  see('unsubscribed', left);
  see('manage-stopped', await person.get(manage));
  const resume = /action="(\/resume\/[^"]+)"/.exec(left.text)?.[1] ?? '';
  see('resumed', await person.post(resume, []));
}

async function leavingForGood(site: Site, manage: string, see: See): Promise<void> {
  const person = visitor(site);
  see('links-renewed', await person.post(manage, [['action', 'renew']]));
  see('dead-link', await person.get(manage));
  site.clock.advance(16 * 60_000);
  await person.post('/link', [['email', EMAIL]]);
  await site.deliver();
  const erase = linkIn(await newestMail(site), 'erase');
  see('erase', await person.get(erase));
  see('erased', await person.post(erase, []));
}

async function refusals(site: Site, see: See): Promise<void> {
  const stranger = visitor(site, { ip: '198.51.100.9' });
  see('foreign-form', await stranger.post('/link', [['email', EMAIL]], 'https://elsewhere.example'));
  const much = new URLSearchParams([['email', 'a'.repeat(300_000)]]).toString();
  see('too-large', await stranger.post('/link', [['email', much]]));
  let answer: Answer;
  let tries = 0;
  do {
    answer = await stranger.signUp(`reader${tries}@example.com`);
    tries += 1;
  } while (answer.status === 200 && tries < 50);
  see('too-many', answer);
}

import { companyId, sourceId } from '../../shared/domain/ids.ts';
import type { SourceState } from '../../shared/ports/source-state-store.ts';
import { adopted, directProduct } from '../unit/rendering/further-mails.ts';
import { extension } from '../unit/rendering/huawei-later-mails.ts';
import { listing, matchFor, storeChange } from '../unit/rendering/huawei-mails.ts';
import { storeMatter, WHOLE } from '../unit/rendering/huawei-matter.ts';
import { readerPages } from './reader-pages.ts';
import { type Site, siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

/** A page as somebody got it: asked for, or the answer to a form. */
export interface SeenPage {
  readonly name: string;
  readonly status: number;
  readonly html: string;
}

type Answer = Awaited<ReturnType<ReturnType<typeof visitor>['get']>>;
/** Keeps an answer under a name. */
export type See = (name: string, answer: Answer) => void;

/**
 * Every page of the site and every answer to its forms, with a reader, changes, a matter and sources behind them;
 * `routes` are those that were asked, as "GET /c/:changeId".
 */
export async function everyPage() {
  const site = await siteInMemory();
  await fill(site);
  const pages: SeenPage[] = [];
  const see: See = (name, { status, text }) => {
    pages.push({ name, status, html: text });
  };
  await publicPages(site, see);
  await readerPages(site, see);
  await refusals(site, see);
  const asked = site.log.lines.filter(({ event }) => event === 'web.request');
  const routes = new Set(asked.map(({ fields }) => `${fields['method']} ${fields['route']}`));
  return { pages: pages as readonly SeenPage[], routes: routes as ReadonlySet<string>, site };
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
  await site.quality.add('2026-11-23', { 'seen-60': 9, 'seen-900': 1, 'sent-15': 6_000, 'sent-120': 40 });
  await site.quality.add('2026-11-22', { 'seen-15': 4, 'sent-later': 2 });
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

async function publicPages(site: Site, see: See): Promise<void> {
  const person = visitor(site);
  for (const [name, path] of [
    ['change', `/c/${listing.change.changeId}`],
    ['change-edits', `/c/${listing.change.changeId}/edits`],
    ['change-extended', `/c/${extension.change.changeId}`],
    ['change-that-answers', `/c/${directProduct.change.changeId}`],
    ['change-reported', `/c/${adopted.change.changeId}`],
    ['matter', `/m/${WHOLE.matterId}`],
    ['company', '/company/huawei'],
    ['company-without-history', '/company/smic'],
    ['status', '/status'],
    ['quality', '/quality'],
    ['latency', '/latency'],
    ['privacy', '/privacy'],
    ['nowhere', '/nowhere'],
    ['no-such-change', '/c/none'],
  ] as const)
    see(name, await person.get(path));
}

async function refusals(site: Site, see: See): Promise<void> {
  const stranger = visitor(site, { ip: '198.51.100.9' });
  see(
    'foreign-form',
    await stranger.post('/link', [['email', 'reader@example.com']], 'https://elsewhere.example'),
  );
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

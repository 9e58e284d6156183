import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { cronRows, enabledSources } from '../../../infra/constructs/poll-plan.ts';
import { sourceId } from '../../../shared/domain/ids.ts';
import { loadCatalogue, sourceOf } from '../../../shared/domain/sources/catalogue.ts';
import { sourceFiles } from '../../../shared/sources/all.ts';
import { understoodOf } from '../../harness/source-samples.ts';
import { page, pollWorld } from '../polling/poll-harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulewire-added-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const repository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const ID = sourceId('sample-agency');
const URL_OF_LIST = 'https://agency.example.gov/notices';

const DEFINITION = {
  id: ID,
  kind: 'html',
  url: URL_OF_LIST,
  query: {},
  trust: 'official',
  publisher: 'Sample Agency',
  name: 'Sample Agency notices',
  tz: 'America/New_York',
  cadence: { minutes: 30, hotWindows: [] },
  http: {
    accept: 'text/html',
    timeoutMs: 20000,
    maxBytes: 5000000,
    maxRedirects: 3,
    allowHosts: ['agency.example.gov'],
  },
  list: { item: 'article', link: 'h3 a', title: 'h3 a', date: '.day', dateOrder: 'mdy', summary: 'p' },
  article: { fetch: 'yes', body: '#notice' },
  identity: 'url',
  window: 'rolling',
  storeFullText: true,
  legal: { robotsCheckedAt: '2026-11-24', termsNote: 'US government work.' },
  enabled: true,
  expect: { minItems: 1, maxSilenceHours: 240 },
  fixtures: 'sample.html',
};

const notice = (slug: string, title: string, day: string) =>
  `<article><h3><a href="/notices/${slug}">${title}</a></h3><span class="day">${day}</span><p>About ${slug}.</p></article>`;
const list = (...notices: string[]) =>
  `<!DOCTYPE html><html><body><nav><a href="/">Home</a></nav>${notices.join('')}</body></html>`;
const FIRST = notice('lamps', 'A notice on lamps', 'March 9, 2026');

it('an official source is added by its file and a sample alone: read, scheduled, polled', async () => {
  cpSync(repository('shared/sources'), join(folder, 'sources'), { recursive: true });
  writeFileSync(join(folder, 'sources', `${ID}.json`), JSON.stringify(DEFINITION));
  mkdirSync(join(folder, 'samples', ID), { recursive: true });
  writeFileSync(join(folder, 'samples', ID, 'sample.html'), list(FIRST));
  const catalogue = loadCatalogue(sourceFiles(join(folder, 'sources')));

  expect(understoodOf(sourceOf(catalogue, ID), join(folder, 'samples'))).toEqual({
    items: [
      {
        id: 'https://agency.example.gov/notices/lamps',
        url: 'https://agency.example.gov/notices/lamps',
        title: 'A notice on lamps',
        published: '2026-03-09T04:00:00.000Z',
        precision: 'day',
        summary: 'About lamps.',
      },
    ],
  });

  const polled = enabledSources({ on: [], off: [] }, ['rss', 'html'], join(folder, 'sources'));
  const scheduled = polled.find(({ id }) => id === ID);
  expect(scheduled && cronRows(scheduled.cadence)).toEqual([
    { minute: '0/30', hour: '*', weekDay: undefined },
  ]);

  const world = pollWorld(catalogue);
  world.serve(URL_OF_LIST, page('text/html', list(FIRST)));
  await world.poll(ID);
  world.wait(30);
  world.serve(
    URL_OF_LIST,
    page('text/html', list(notice('wires', 'A rule on wires', 'March 10, 2026'), FIRST)),
  );
  const text = 'The agency adds three makers of wire to its list, effective today, the notice says.';
  world.serve(
    'https://agency.example.gov/notices/wires',
    page('text/html', `<html><body><div id="notice"><p>${text}</p></div></body></html>`),
  );
  await world.poll(ID);
  const told = (await world.announced()).filter((change) => !change.silent);
  expect(told).toMatchObject([{ title: 'A rule on wires', trust: 'official', stage: 'published' }]);
  expect(told[0] && (await world.content.text(told[0].docId, 1))).toContain(text);
});

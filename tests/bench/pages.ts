import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type RecordedSite, startRecordedSite } from '../harness/recorded-site.ts';

/**
 * Warm requests for each kind of page, through the HTTP API, the function and the tables of the local AWS, one at a time.
 * Prints the time that 95 of 100 stay under, the processor time of the function for one, and how large the answer is.
 * Exits 1 above 80 ms, 30 KB of a page, or 10 KB of the style sheet or the script. `PAGES` is the number of requests of each.
 */
const REQUESTS = Number(process.env['PAGES'] ?? 200);
const BUDGET_MS = 80;
const PAGE_BYTES = 30_000;
const ASSET_BYTES = 10_000;
const WARM_UP = 20;
const READER = 'reader@example.com';
const ASKING = 'asking@example.com';

type Kind = {
  readonly name: string;
  readonly path: string;
  readonly body?: Readonly<Record<string, string>>;
};

async function measured(site: RecordedSite): Promise<boolean> {
  const kinds = await kindsOf(site);
  console.log(`${REQUESTS} warm requests of each, one after another\n`);
  console.log('   median       p95  function  calls     bytes   gzipped  stylesheets/scripts');
  let good = true;
  for (const kind of kinds) {
    const [before, callsBefore] = [functionCpu(), calls(site)];
    const { times, text, status } = await asked(site, kind);
    const cpu = (functionCpu() - before) / (WARM_UP + REQUESTS);
    const called = (calls(site) - callsBefore) / (WARM_UP + REQUESTS);
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    const bytes = Buffer.byteLength(text);
    const sheets = text.match(/<link rel="stylesheet"/g)?.length ?? 0;
    const scripts = text.match(/<script\b/g)?.length ?? 0;
    const most = kind.path.startsWith('/assets/') ? ASSET_BYTES : PAGE_BYTES;
    const kept = at(0.95) <= BUDGET_MS && bytes <= most && sheets <= 1 && scripts <= 1 && status < 400;
    good &&= kept;
    const figures = [
      ms(at(0.5)),
      ms(at(0.95)),
      ms(cpu),
      called.toFixed(1).padStart(5),
      String(bytes).padStart(9),
      String(gzipSync(text).length).padStart(9),
    ];
    console.log(`${figures.join(' ')}  ${sheets}/${scripts}  ${kept ? '' : `OVER (${status}) `}${kind.name}`);
  }
  return good;
}

const ms = (time: number) => `${time.toFixed(1)} ms`.padStart(9);

/** Calls of AWS so far, of all functions. */
const calls = (site: RecordedSite) => [...site.aws.calls().values()].reduce((sum, count) => sum + count, 0);

/** Milliseconds of processor time that the functions have used so far; they are our child processes. Only Linux tells. */
function functionCpu(): number {
  const ticks = processes().flatMap((id) => {
    // After the name, which may hold spaces: state, parent and so on; the 12th and 13th are user and system time, in 1/100 s.
    const fields = statOf(id).split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[1]) === process.pid ? [Number(fields[11]) + Number(fields[12])] : [];
  });
  return ticks.reduce((sum, each) => sum + each, 0) * 10;
}

function processes(): readonly string[] {
  return process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
}

/** Empty where the process has ended in the meantime. */
function statOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8');
  } catch {
    return '';
  }
}

async function asked(site: RecordedSite, { path, body }: Kind) {
  const times: number[] = [];
  let text = '';
  let status = 0;
  for (let request = 0; request < WARM_UP + REQUESTS; request += 1) {
    const started = performance.now();
    const answer = await fetch(site.aws.webUrl + path, {
      redirect: 'manual',
      ...(body && { method: 'POST', body: new URLSearchParams(body), headers: { origin: site.aws.webUrl } }),
    });
    text = await answer.text();
    status = answer.status;
    if (request >= WARM_UP) times.push(performance.now() - started);
  }
  return { times, text, status };
}

/** A reader of two companies who was told of something, and the address of each kind of page that then exists. */
async function kindsOf(site: RecordedSite): Promise<readonly Kind[]> {
  const { webUrl } = site.aws;
  const text = async (path: string) => (await fetch(webUrl + path)).text();
  const send = (path: string, body: Readonly<Record<string, string>>) =>
    fetch(webUrl + path, { method: 'POST', body: new URLSearchParams(body), headers: { origin: webUrl } });
  const choice = { name: 'Huawei', frequency: 'instant', zone: 'America/New_York', action: 'signup' };
  const signUp = async (email: string) => {
    const stamp = /name="stamp" value="([^"]+)"/.exec(await (await fetch(webUrl)).text())?.[1] ?? '';
    site.pass(5);
    await send('/signup', { email, stamp, ...choice });
    await site.aws.settle();
  };
  const path = (kind: string, email = READER) => {
    const text = site.mailsTo(email).at(-1)?.text ?? '';
    return new RegExp(`https?://[^/\\s]+(/${kind}/[^\\s<>?]+)`).exec(text)?.[1] ?? `/${kind}/`;
  };
  await signUp(READER);
  await send(path('confirm'), {});
  await site.aws.settle();
  const matter = async () => /href="(\/m\/[^"]+)"/.exec(await text(path('c')))?.[1];
  do await site.nextMailTo(READER);
  while ((await matter()) === undefined);
  const manage = path('manage');
  const [change, feedback, unsubscribe, ofMatter = ''] = [path('c'), path('f'), path('u'), await matter()];
  const listed = /"id":"([^"]+)"/.exec(await text('/companies?q=hebei'))?.[1] ?? '';
  site.pass(16 * 60);
  await send('/link', { email: READER });
  await site.aws.settle();
  const fresh = [path('export'), path('erase'), path('address')];
  const feed = /(\/w\/[^"]+feed\.json)/.exec(await text(manage))?.[1] ?? '/w/';
  await signUp(ASKING);
  return [
    { name: 'sign-up', path: '/' },
    { name: 'sign-up: search without script', path: '/signup', body: { action: 'search', q: 'Hebei' } },
    { name: 'type-ahead', path: '/companies?q=hebei' },
    { name: 'confirm', path: path('confirm', ASKING) },
    { name: 'own page', path: manage },
    { name: 'own page: saved', path: manage, body: { ...choice, action: 'save' } },
    { name: 'own mails', path: manage.replace('/manage/', '/mails/') },
    { name: 'feed of a watchlist', path: feed },
    { name: 'change', path: change },
    { name: 'matter', path: ofMatter },
    { name: 'company', path: `/company/${listed}` },
    { name: 'feedback', path: feedback },
    { name: 'unsubscribe', path: unsubscribe },
    { name: 'mail me my link', path: '/link' },
    ...fresh.map((each) => ({ name: each.split('/')[1] ?? '', path: each })),
    { name: 'sources', path: '/status' },
    { name: 'errors', path: '/quality' },
    { name: 'privacy', path: '/privacy' },
    { name: 'style sheet', path: '/assets/rulewire.css' },
    { name: 'script', path: '/assets/companies.js' },
  ];
}

const site = await startRecordedSite();
const ended = await measured(site);
await site.stop();
process.exit(ended ? 0 : 1);

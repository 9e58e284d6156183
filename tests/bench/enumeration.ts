import { startRecordedSite } from '../harness/recorded-site.ts';

/**
 * Whether the time of an answer tells who is a reader: both forms are sent again and again, in turn for an address in each
 * state, through the local AWS, and the times of each state are compared with those of an unknown address. Printed are the
 * medians and the chance that an answer for a known address is slower than one for an unknown address (the statistic of Mann
 * and Whitney): 50 % says nothing about the state. Exits 1 beyond 40 to 60 %. `ENUMERATION` is the number of requests.
 */
const REQUESTS = Number(process.env['ENUMERATION'] ?? 200);
const WARM_UP = 20;
const DAY_S = 86_400;
const [LEAST, MOST] = [0.4, 0.6];
const STATES = ['unknown', 'waiting', 'active', 'left', 'suppressed'] as const;
const FORMS = ['signup', 'link'] as const;

const site = await startRecordedSite();
const { webUrl } = site.aws;
const choice = { name: 'Huawei Technologies', frequency: 'daily', zone: 'Etc/UTC', action: 'signup' };

async function send(path: string, body: Readonly<Record<string, string>>): Promise<void> {
  const headers = { origin: webUrl };
  const answer = await fetch(webUrl + path, { method: 'POST', body: new URLSearchParams(body), headers });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`);
}

/** Sends a form for an address and answers how long it took, in milliseconds; what it caused is over afterwards. */
async function timed(form: (typeof FORMS)[number], email: string): Promise<number> {
  const stamp = /name="stamp" value="([^"]+)"/.exec(await (await fetch(webUrl)).text())?.[1] ?? '';
  site.pass(5);
  const started = performance.now();
  await send(`/${form}`, form === 'link' ? { email } : { email, stamp, ...choice });
  const took = performance.now() - started;
  await site.aws.settle();
  return took;
}

const linkTo = (email: string, kind: string) =>
  new RegExp(`/${kind}/[^\\s<>]+`).exec(site.mailsTo(email).at(-1)?.text ?? '')?.[0] ?? `no ${kind} link`;

async function confirmed(email: string): Promise<void> {
  await timed('signup', email);
  await send(linkTo(email, 'confirm'), {});
  await site.aws.settle();
}

const address = (state: string) => `${state}@example.com`;
await timed('signup', address('waiting'));
await confirmed(address('active'));
await confirmed(address('left'));
await send(linkTo(address('left'), 'u'), {});
await timed('signup', address('suppressed'));
await send(linkTo(address('suppressed'), 'u'), {});

const times = new Map<string, number[]>();
for (let turn = 0; turn < WARM_UP + REQUESTS; turn += 1)
  for (const form of FORMS) {
    site.pass(DAY_S);
    // Each turn begins with another state, so that none always follows the turning of the clock.
    for (let at = 0; at < STATES.length; at += 1) {
      const state = STATES[(turn + at) % STATES.length] ?? 'unknown';
      const took = await timed(form, state === 'unknown' ? `nobody${turn}@example.com` : address(state));
      if (turn >= WARM_UP) times.set(`${form} ${state}`, [...(times.get(`${form} ${state}`) ?? []), took]);
    }
  }
await site.stop();

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** The share of pairs in which the one is slower than the other; a tie counts half. */
function slower(one: readonly number[], other: readonly number[]): number {
  const won = one.flatMap((a) => other.map((b) => (a > b ? 1 : a === b ? 0.5 : 0) as number));
  return won.reduce((sum, each) => sum + each, 0) / won.length;
}

let told = false;
console.log(`${REQUESTS} requests of each state to each form, the states in turn\n`);
for (const form of FORMS)
  for (const state of STATES) {
    const [some, unknown] = [times.get(`${form} ${state}`) ?? [], times.get(`${form} unknown`) ?? []];
    const chance = slower(some, unknown);
    told ||= chance < LEAST || chance > MOST;
    const share = state === 'unknown' ? '' : `slower than unknown in ${(100 * chance).toFixed(0)} %`;
    console.log(`${form.padEnd(7)} ${state.padEnd(11)} ${median(some).toFixed(2).padStart(7)} ms  ${share}`);
  }
process.exit(told ? 1 : 0);

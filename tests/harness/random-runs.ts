import { sha256 } from '../../shared/domain/ids.ts';
import { UNKNOWN_WAIT_MS } from '../../shared/ports/ledger.ts';
import { furnish, HIKVISION, HUAWEI, listingText, reader, reportText } from './builders.ts';
import { detect } from './detect.ts';
import { passMinutes, passQuartersUntil } from './passing-time.ts';
import type { AcceptedMail, Weather } from './simulated-ses.ts';
import type { World } from './world.ts';
import { seeded, world } from './world.ts';

/** What came of one run, found again by its seed. */
export interface RunReport {
  readonly seed: number;
  readonly kills: number;
  /** Mails that were due and did not come, as "address, document". */
  readonly lost: readonly string[];
  /** Mails that came more than once without the one gap that is named. */
  readonly twice: readonly string[];
  /** Mails that came twice because the answer of SES was lost and its Send event not handled within the wait. */
  readonly gap: number;
  readonly mails: number;
  /** Messages that the operator sent back from a dead-letter queue. */
  readonly redriven: number;
  /** A name for the course of the run: every port call in order, and every mail with its instant. */
  readonly course: string;
}

type Random = () => number;

const START = '2026-10-02T12:40:00Z';
const MOST_MINUTES = 240;
const LATEST_S = 20 * 60;

/** One morning: two rules, a report and a daily digest for four readers, in weather that the seed decides. */
export async function randomRun(seed: number): Promise<RunReport> {
  const random = seeded(seed);
  // Half of the runs are rough, so that the others end soon and many can be made.
  const rough = random() < 0.5;
  const w = world({
    start: START,
    seed,
    unread: true,
    repeats: random() * 0.5,
    kill: deaths(random, rough ? 0.01 + random() * 0.02 : 0.003),
  });
  await furnish(w);
  const expected = await people(w);
  setWeather(w, random, rough);
  const handled = eventsHandled(w);
  await morning(w, random);
  const redriven = await settle(w);
  return { ...(await reportOf(w, seed, expected, handled)), redriven };
}

/** Each call kills its process with the same small chance, before it takes effect or after. */
function deaths(random: Random, chance: number) {
  return () => (random() >= chance ? undefined : random() < 0.5 ? ('before' as const) : ('after' as const));
}

/** Who shall get what: the number of each document with the addresses of its readers. */
async function people(w: World): Promise<ReadonlyMap<string, readonly string[]>> {
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'ben', [HUAWEI, HIKVISION]);
  await reader(w, 'cleo', [HIKVISION]);
  await reader(w, 'dora', [HUAWEI], { frequency: 'daily', sendHour: 9 });
  return new Map([
    ['2026-20001', ['ann@example.com', 'ben@example.com', 'cleo@example.com']],
    ['2026-20002', ['ben@example.com', 'cleo@example.com']],
    ['report', ['ann@example.com', 'ben@example.com']],
  ]);
}

/** SES slows down, drops connections and answers, and its events come late, twice, or not at all. */
function setWeather(w: World, random: Random, rough: boolean): void {
  const bad = rough ? 0.25 : 0.05;
  w.ses.setWeather((): Weather => {
    if (random() >= bad) return undefined;
    const which = random();
    if (which < 0.35) return { outcome: 'slow-down', reason: 'Maximum sending rate exceeded' };
    if (which < 0.55) return { outcome: 'never-left', reason: 'ECONNREFUSED' };
    if (which < 0.75) return { outcome: 'ambiguous', reason: 'timeout' };
    return 'taken';
  });
  w.ses.setEventsLate(() => {
    const which = random();
    const late = Math.floor(random() * LATEST_S);
    if (which < 0.7) return [0];
    if (which < 0.85) return [late];
    if (which < 0.97) return [0, late];
    return which < 0.985 ? [] : [3600];
  });
}

/** When the event of each mail was handled first, by message id. */
function eventsHandled({ ledger, clock }: World): ReadonlyMap<string, Date> {
  const handled = new Map<string, Date>();
  const { recordFeedback } = ledger;
  Object.assign(ledger, {
    recordFeedback: (event: Parameters<typeof recordFeedback>[0]) => {
      if (!handled.has(event.sesMessageId)) handled.set(event.sesMessageId, clock.now());
      return recordFeedback(event);
    },
  });
  return handled;
}

/** What the day brings, minutes apart, while whatever is under way goes on. */
async function morning(w: World, random: Random): Promise<void> {
  const both = listingText(`${HUAWEI.name} and ${HIKVISION.name}`, '2026-20001');
  const title = 'Addition of Entities to the Entity List';
  await detect(w, { doc: '2026-20001', title, text: both });
  await passMinutes(w, Math.floor(random() * 4));
  await detect(w, { doc: '2026-20002', title, text: listingText(HIKVISION.name, '2026-20002') });
  await passMinutes(w, Math.floor(random() * 4));
  const report = { doc: 'report', title: 'US weighs new limits on sales to Huawei' };
  await detect(w, { ...report, trust: 'reported', stage: 'reported', text: reportText('Huawei') });
}

/**
 * Minutes pass until no message and no record is left that somebody would act on. What a queue gave up on after too many
 * deaths the operator sends back, as the runbook says. A change understood after the morning's digest is in the next one.
 */
async function settle(w: World): Promise<number> {
  let redriven = 0;
  for (let minute = 0; minute < MOST_MINUTES; minute += 1) {
    await passMinutes(w, 1);
    const quiet = w.clock.now() > new Date('2026-10-02T13:05:00Z') && (await isQuiet(w));
    if (!quiet) continue;
    const sentBack = redrive(w);
    redriven += sentBack;
    if (sentBack > 0) continue;
    if (mailsOf(w, 'dora@example.com') > 0) break;
    await passQuartersUntil(w, '2026-10-03T13:20:00Z');
    if (mailsOf(w, 'dora@example.com') > 0) break;
  }
  return redriven;
}

function redrive({ queues }: World): number {
  const letters = Object.values(queues).flatMap((queue) =>
    queue.takeDeadLetters().map(({ body }) => ({ queue, body })),
  );
  for (const { queue, body } of letters) queue.put(body);
  return letters.length;
}

const mailsOf = (w: World, address: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === address).length;

async function isQuiet({ queues, content, ledger }: World): Promise<boolean> {
  const ever = new Date('2027-01-01T00:00:00Z');
  if (Object.values(queues).some((queue) => queue.size > 0)) return false;
  const due = await Promise.all([
    content.dueChanges(ever, 1),
    ledger.duePlans(ever, 1),
    ledger.dueRuns(ever, 1),
    ledger.dueDeliveries(ever, 1),
  ]);
  return due.every((list) => list.length === 0);
}

async function reportOf(
  w: World,
  seed: number,
  expected: ReadonlyMap<string, readonly string[]>,
  handled: ReadonlyMap<string, Date>,
): Promise<Omit<RunReport, 'redriven'>> {
  const copies = Map.groupBy(w.ses.accepted, ({ deliveryId }) => deliveryId);
  const doubled = [...copies.values()].filter((each) => each.length > 1);
  const isGap = (each: readonly AcceptedMail[]) =>
    each.slice(1).every((copy, at) => {
      const before = each[at];
      const seen = handled.get(before?.messageId ?? '');
      const waited = copy.at.getTime() - (before?.at.getTime() ?? 0) >= UNKNOWN_WAIT_MS;
      return waited && (seen === undefined || seen >= copy.at);
    });
  const inTwo = await toldInTwoMails(w);
  const named = await mailsByDocument(w);
  const lost = [...expected].flatMap(([doc, addresses]) =>
    addresses.filter((address) => !named.has(`${address} ${doc}`)).map((address) => `${address}, ${doc}`),
  );
  return {
    seed,
    kills: w.kills,
    lost: mailsOf(w, 'dora@example.com') > 0 ? lost : [...lost, 'dora@example.com, digest'],
    twice: [
      ...doubled.filter((each) => !isGap(each)).map(([first]) => String(first?.mail.to)),
      ...[...inTwo].flatMap(([told, mails]) => (isGap(mails) ? [] : [told])),
    ],
    gap: [...doubled, ...inTwo.values()].filter(isGap).length,
    mails: w.ses.accepted.length,
    course: courseOf(w),
  };
}

function courseOf({ injector, ses }: World): string {
  const mails = ses.accepted.map(({ mail, at }) => `${at.toISOString()} ${mail.to}`);
  return sha256([...injector.calls, ...mails].join('\n')).slice(0, 16);
}

/**
 * By reader and change, what several different alerts tell, the last mail of each in the order they came: one whose fate is
 * unknown after the wait may be told with another instead of by itself.
 */
async function toldInTwoMails({ ses, ledger }: World): Promise<ReadonlyMap<string, readonly AcceptedMail[]>> {
  const told = new Map<string, AcceptedMail[]>();
  for (const mail of new Map(ses.accepted.map((each) => [each.deliveryId, each])).values()) {
    const delivery = await ledger.delivery(mail.deliveryId as never);
    if (delivery?.kind !== 'alert') continue;
    for (const change of delivery.changeIds) {
      const key = `${delivery.subscriberId} ${change}`;
      told.set(key, [...(told.get(key) ?? []), mail]);
    }
  }
  const several = [...told].filter(([, mails]) => mails.length > 1);
  return new Map(
    several.map(([key, mails]) => [key, mails.sort((a, b) => a.at.getTime() - b.at.getTime())] as const),
  );
}

/** "address document" of every alert that SES took. */
async function mailsByDocument({ ses, ledger, content }: World): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { mail, deliveryId } of ses.accepted) {
    const delivery = await ledger.delivery(deliveryId as never);
    for (const id of delivery?.changeIds ?? [])
      found.add(`${mail.to} ${(await content.change(id))?.change.docId}`);
  }
  return found;
}

/** The runs as one line of figures. */
export function runsInWords(reports: readonly RunReport[]): string {
  const sum = (of: (report: RunReport) => number) => reports.reduce((total, each) => total + of(each), 0);
  return [
    `${reports.length} random runs`,
    `${sum(({ mails }) => mails)} mails`,
    `${sum(({ kills }) => kills)} processes killed`,
    `${sum(({ redriven }) => redriven)} dead letters sent back`,
    `${sum(({ lost }) => lost.length)} lost`,
    `${sum(({ twice }) => twice.length)} twice`,
    `${sum(({ gap }) => gap)} twice in the named gap`,
  ].join(', ');
}

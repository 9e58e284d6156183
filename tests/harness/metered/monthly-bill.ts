import { MAIL_DAYS_KEPT } from '../../../infra/config.ts';
import type { Measured } from './measure.ts';
import type { Usage } from './meter.ts';
import { PRICES, type Priced } from './prices.ts';
import type { Standing } from './standing.ts';

/** What the cost sheet of the product assumes of a month. */
const MAILS_PER_SUBSCRIBER = 8;
const VISITS_PER_SUBSCRIBER = 0.5;
/** The Federal Register prints about 150 documents a working day; with filings, the press and the CFR some thousand. */
const DOCUMENTS = 22 * 1_000;
/** A delivery with its index entry, its two noted events, and a copy of what it said as if nobody shared it. */
const KB_PER_MAIL = 2.7 + 6;
const KB_PER_SUBSCRIBER = 2.5;
const GB_OF_CONTENT = 4;

/**
 * Seconds of one run on Lambda, taken long. A mailer waits for its turn: two senders share 80 % of SES's rate, and at the
 * 14 a second of a fresh production account each mail takes 0.18 s of a sender.
 */
const SECONDS = {
  mail: 0.18,
  event: 0.02,
  document: 1.5,
  poll: 2,
  sweep: 1,
  planning: 0.5,
  page: 0.15,
} as const;
const GB = { function: 0.5, web: 1 } as const;
/** What Lambda itself writes of each invocation: its start, its end and its report. */
const PLATFORM_LOG_BYTES = 900;
const EVENTS_PER_MAIL = 2;
/** The part of all hours in which some mail goes out: few readers follow few changes. */
const hoursWithMail = (subscribers: number) => (subscribers < 10_000 ? 0.5 : 1);

export interface Bill {
  readonly mails: number;
  readonly lines: readonly { readonly of: Priced; readonly amount: number; readonly usd: number }[];
  readonly usd: number;
  readonly usdPer1000: number;
}

/** The month's bill for so many subscribers, from what was measured and what stands there anyway, with mails kept for so many days. */
export function monthlyBill(
  subscribers: number,
  measured: Measured,
  always: Standing,
  daysKept: number = MAIL_DAYS_KEPT,
): Bill {
  const mails = subscribers * MAILS_PER_SUBSCRIBER;
  const visits = subscribers * VISITS_PER_SUBSCRIBER;
  const times: readonly (readonly [Usage, number])[] = [
    [measured.telling, mails / measured.mails],
    [measured.document, DOCUMENTS],
    [measured.poll, always.polls],
    [measured.sweep, always.sweeps],
    [measured.planning, always.digestPlannings],
  ];
  const sum = (of: (usage: Usage) => number) =>
    times.reduce((total, [usage, count]) => total + of(usage) * count, 0);
  const requests = (service: string) => (usage: Usage) =>
    total([...usage.requests].filter(([name]) => name.startsWith(`${service} `)).map(([, count]) => count));
  const timed = always.polls + always.sweeps + always.digestPlannings;
  const invocations = sum((usage) => total([...usage.invocations.values()])) + timed + visits;
  const amounts: Record<Priced, number> = {
    mail: mails,
    writeUnit: sum((usage) => usage.writeUnits),
    readUnit: sum((usage) => usage.readUnits),
    storedGb: (mails * (daysKept / 30) * KB_PER_MAIL + subscribers * KB_PER_SUBSCRIBER) / 1e6 + GB_OF_CONTENT,
    queueRequest: sum(requests('sqs')) + always.waitingRequests,
    publication: sum(requests('sns')),
    invocation: invocations,
    gbSecond: gbSeconds(mails, visits, always),
    scheduled: timed,
    pageRequest: visits * 4,
    logGb: (sum((usage) => usage.logBytes) + invocations * PLATFORM_LOG_BYTES) / 1e9,
    metric: customMetrics(subscribers, measured, always),
    alarm: always.alarms,
    dashboard: always.dashboards,
    secret: always.secrets,
  };
  const lines = (Object.entries(amounts) as [Priced, number][]).map(([of, amount]) => ({
    of,
    amount,
    usd: Math.max(0, amount - PRICES[of].free) * PRICES[of].each,
  }));
  const usd = total(lines.map((line) => line.usd));
  return { mails, lines, usd, usdPer1000: (usd / mails) * 1_000 };
}

function gbSeconds(mails: number, visits: number, always: Standing): number {
  const working =
    mails * SECONDS.mail +
    mails * EVENTS_PER_MAIL * SECONDS.event +
    DOCUMENTS * SECONDS.document +
    always.polls * SECONDS.poll +
    always.sweeps * SECONDS.sweep +
    always.digestPlannings * SECONDS.planning;
  return working * GB.function + visits * 4 * SECONDS.page * GB.web;
}

/** A custom metric is billed for the hours in which it is written: by each source in the hours of its polls. */
function customMetrics(subscribers: number, measured: Measured, always: Standing): number {
  const names = (...usages: readonly Usage[]) => new Set(usages.flatMap(({ metrics }) => [...metrics]));
  const quiet = names(measured.poll, measured.sweep, measured.planning);
  const ofSources = [...quiet].filter((name) => name.includes(' source=')).length;
  const loud = [...names(measured.telling, measured.document)].filter((name) => !quiet.has(name)).length;
  return quiet.size - ofSources + ofSources * always.sourcesByHours + loud * hoursWithMail(subscribers);
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** The most a month may cost: 10 dollars at a thousand subscribers, one dollar per 1,000 mails from a hundred thousand on. */
export function mayCost(subscribers: number): number {
  return subscribers < 100_000 ? 10 : (subscribers * MAILS_PER_SUBSCRIBER) / 1_000;
}

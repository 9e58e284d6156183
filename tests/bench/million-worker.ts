import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { memoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import type { Company } from '../../shared/domain/company.ts';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { pepperOf, readToken } from '../../shared/domain/tokens.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import { ACME, activeReader, furnish, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import type { AcceptedMail } from '../harness/simulated-ses.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';
import { world } from '../harness/world.ts';

/** The readers of one worker: `readers` of them, counted from `first`. */
export interface ShareTask {
  readonly first: number;
  readonly readers: number;
}

/** What became of one worker's readers; heaps are measured after a collection. */
export interface ShareReport {
  readonly seconds: number;
  readonly mails: number;
  readonly bytes: number;
  readonly without: number;
  readonly twice: number;
  readonly checked: number;
  /** Checked mails whose links belong to somebody else than their recipient. */
  readonly strangers: number;
  readonly heapBeforeMb: number;
  readonly heapAfterMb: number;
  readonly heapWithoutLedgerMb: number;
  readonly trouble: readonly string[];
}

/** Of so many mails one is read by its links. */
const CHECK_EVERY = 1_000;
const MB = 1_048_576;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / MB;
}

/** A ledger that can be forgotten, so that its rows can be weighed. */
function forgettableLedger() {
  let real: Ledger | undefined = memoryLedger();
  const ledger = new Proxy({} as Ledger, {
    get: (_target, name) => real && Reflect.get(real, name),
  });
  return { ledger, forget: () => (real = undefined) };
}

/** Counts the mails of each reader and reads the links of some of them; keeps none. */
function postbox({ first, readers }: ShareTask, keys: Parameters<typeof readToken>[0], pepper: string) {
  const copies = new Uint8Array(readers);
  const seen = { mails: 0, bytes: 0, checked: 0, strangers: 0 };
  const isStranger = ({ mail, at }: AcceptedMail) => {
    const tokens = [...textOf(mail).matchAll(/<https:\/\/[^/>]+\/(manage|u|f)\/([^>?]+)/g)];
    const scopes = { manage: 'manage', u: 'unsubscribe', f: 'feedback' } as const;
    const owner = subscriberIdOf(mail.to, pepper);
    const own = tokens.filter(([, kind, token]) => {
      const read = readToken(keys, scopes[kind as keyof typeof scopes], String(token), at);
      return read.valid && read.subscriber === owner;
    });
    return own.length < 3 || own.length < tokens.length;
  };
  return {
    copies,
    seen,
    take(accepted: AcceptedMail) {
      const { mail } = accepted;
      const at = Number(mail.to.slice('reader'.length, mail.to.indexOf('@'))) - first;
      copies[at] = (copies[at] ?? 0) + 1;
      seen.mails += 1;
      seen.bytes += mail.raw.length;
      if (seen.mails % Math.ceil(readers / 10) === 0) parentPort?.postMessage('progress');
      if (seen.mails % CHECK_EVERY !== 1) return;
      seen.checked += 1;
      if (isStranger(accepted)) seen.strangers += 1;
    },
  };
}

/** A world with the readers in it, and where their mails arrive. */
async function furnishedShare(task: ShareTask, ledger: Ledger) {
  let take: (mail: AcceptedMail) => void = () => undefined;
  const w = world({
    start: '2026-10-02T12:30:00Z',
    holdAbove: Number.POSITIVE_INFINITY,
    onMail: (mail) => take(mail),
    instead: { stores: { ledger } },
  });
  w.ses.setQuota({ perSecond: 1_000, perDay: Number.POSITIVE_INFINITY, sentLastDay: 0 });
  await furnish(w);
  await warmUp(w);
  const keys = await w.secrets.keys();
  const box = postbox(task, keys, pepperOf(keys));
  take = box.take;
  for (let number = task.first; number < task.first + task.readers; number += 1)
    await w.people.save(activeReader(`reader${number}`, [HUAWEI], pepperOf(keys)), undefined);
  await w.directory.addFollowers(HUAWEI.companyId, task.readers);
  // The first reading puts the followers in order, which takes memory for each reader, not for each mail.
  await w.people.followers(HUAWEI.companyId, 'instant', { from: '', to: '~' }, 1);
  return { w, box };
}

/** One alert to one reader of another company: what is loaded and compiled once is there before memory is measured. */
async function warmUp(w: World): Promise<void> {
  await reader(w, 'first', [ACME]);
  await announce(w, ACME, '2026-20000');
}

async function announce(w: World, { name }: Company, doc: string): Promise<void> {
  await detect(w, { doc, title: 'Addition of an Entity to the Entity List', text: listingText(name, doc) });
  await w.drain();
}

async function main(task: ShareTask): Promise<void> {
  const { ledger, forget } = forgettableLedger();
  const { w, box } = await furnishedShare(task, ledger);
  const heapBeforeMb = heapMb();
  parentPort?.postMessage('ready');
  await new Promise((resolve) => parentPort?.once('message', resolve));
  const started = performance.now();
  await announce(w, HUAWEI, '2026-20001');
  const seconds = (performance.now() - started) / 1000;
  const waiting = Object.values(w.queues).reduce(
    (sum, queue) => sum + queue.size + queue.deadLetters.length,
    0,
  );
  const sent = w.metrics.total('MailSent') - 1;
  const heapAfterMb = heapMb();
  forget();
  const report: ShareReport = {
    ...box.seen,
    seconds,
    without: box.copies.filter((copies) => copies === 0).length,
    twice: box.copies.filter((copies) => copies > 1).length,
    heapBeforeMb,
    heapAfterMb,
    heapWithoutLedgerMb: heapMb(),
    trouble: [
      ...(waiting > 0 ? [`${waiting} messages are left in the queues`] : []),
      ...(sent === task.readers ? [] : [`the ledger settled ${sent} as sent`]),
      ...w.failures.map(String),
      ...w.log.lines.slice(0, 5).map((line) => JSON.stringify(line)),
    ],
  };
  parentPort?.postMessage(report);
  parentPort?.close();
}

await main(workerData as ShareTask);

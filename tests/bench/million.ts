import { Worker } from 'node:worker_threads';
import type { ShareReport, ShareTask } from './million-worker.ts';

/**
 * One change to a million readers of one company, from the poller's message to the last event of SES, through the whole
 * system in memory: two workers with half of the readers each, since a process uses one core. Prints the time and what
 * the memory does; fails above 60 s, if anybody has no mail or two, or if memory grows by more than the ledger's rows.
 * `npm run bench -- million` takes a minute on two free cores; MILLION=100000 sends fewer.
 */
const MAILS = Number(process.env['MILLION'] ?? 1_000_000);
const WORKERS = 2;
const LIMIT_S = 60;
/** What may stay beside the ledger after the last mail, however many there were: compiled code and caches. */
const LEFT_OVER_MB = 10;

const readers = Math.ceil(MAILS / WORKERS);
const MB = 1_048_576;
const whole = (value: number) => Math.round(value).toLocaleString('en-US');

/** A worker with its readers made, waiting to start. */
async function hire(task: ShareTask): Promise<Worker> {
  const worker = new Worker(new URL('./million-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 6_000 },
  });
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  return worker;
}

function run(worker: Worker, onProgress: () => void): Promise<ShareReport> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: 'progress' | ShareReport) => {
      if (message === 'progress') onProgress();
      else resolve(message);
    });
    worker.postMessage('go');
  });
}

const first = performance.now();
const workers = await Promise.all(
  Array.from({ length: WORKERS }, (_, index) => hire({ first: index * readers, readers })),
);
const rss = () => process.memoryUsage().rss / MB;
console.log(
  `${whole(readers * WORKERS)} readers in ${WORKERS} workers made in ${whole((performance.now() - first) / 1000)} s, resident ${whole(rss())} MB`,
);
const started = performance.now();
const cpu = process.cpuUsage();
let tenths = 0;
const reports = await Promise.all(
  workers.map((worker) =>
    run(worker, () => {
      tenths += 1;
      if (tenths % WORKERS !== 0) return;
      const seconds = (performance.now() - started) / 1000;
      console.log(`${(tenths / WORKERS) * 10} % after ${seconds.toFixed(1)} s, resident ${whole(rss())} MB`);
    }),
  ),
);
const total = (of: (report: ShareReport) => number) => reports.reduce((sum, each) => sum + of(each), 0);
const seconds = Math.max(...reports.map((report) => report.seconds));
const used = process.cpuUsage(cpu);
const cpuSeconds = (used.user + used.system) / 1_000_000;
const mails = total((report) => report.mails);
const wrong =
  total((report) => report.without + report.twice + report.strangers) +
  total((report) => report.trouble.length);
const left = total((report) => report.heapWithoutLedgerMb - report.heapBeforeMb);
const ledgerMb = total((report) => report.heapAfterMb - report.heapWithoutLedgerMb);

console.log(
  [
    `${whole(mails)} mails of ${whole(total((r) => r.bytes) / mails)} bytes in ${seconds.toFixed(1)} s (at most ${LIMIT_S}): ${whole(mails / seconds)} a second`,
    `Processor ${cpuSeconds.toFixed(1)} s, ${((cpuSeconds * 1e6) / mails).toFixed(0)} µs a mail; on two cores of one's own about ${(cpuSeconds / WORKERS).toFixed(0)} s`,
    `Without mail ${total((r) => r.without)}, with two ${total((r) => r.twice)}, with a link of somebody else ${total((r) => r.strangers)} of ${whole(total((r) => r.checked))} checked`,
    `Memory: the ledger's rows ${whole(ledgerMb)} MB (${whole((ledgerMb * MB) / mails)} bytes a delivery; in DynamoDB when deployed), all else ${left.toFixed(1)} MB more than before the first mail (at most ${LEFT_OVER_MB})`,
    ...reports.flatMap((report) => report.trouble),
  ].join('\n'),
);
process.exit(
  wrong === 0 && seconds <= LIMIT_S && left <= LEFT_OVER_MB && mails === readers * WORKERS ? 0 : 1,
);

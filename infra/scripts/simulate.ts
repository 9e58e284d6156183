import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { type RunReport, randomRun, runsInWords } from '../../tests/harness/random-runs.ts';

const HELP = `npm run simulate -- [--runs 20000] [--seed 1]
Plays a morning of the whole system in memory with deaths, repeats, throttles and lost answers at random, once for each
seed from the given one on, and fails if a mail is lost or goes out twice outside the named gap. --runs 1 --seed N plays
one run again and prints what came of it.`;

/** Seeds handed to a thread at a time: enough to keep it busy, few enough to share the work evenly. */
const SHARE = 100;

interface Share {
  readonly start: number;
  readonly end: number;
}

/** Plays the seeds of [from, to) in as many threads as there are cores; each asks for its next share when one is done. */
async function play(from: number, to: number): Promise<readonly RunReport[]> {
  const shares = sharesOf(from, to);
  const reports: RunReport[] = [];
  const thread = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url));
      const next = () => {
        const { value: share, done } = shares.next();
        if (done === true) void worker.terminate();
        else worker.postMessage(share);
      };
      worker.on('message', (played: readonly RunReport[]) => {
        reports.push(...played);
        if (process.stdout.isTTY) process.stdout.write(`\r${reports.length} of ${to - from}`);
        next();
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
      next();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, thread));
  return reports;
}

function* sharesOf(from: number, to: number): Generator<Share> {
  for (let start = from; start < to; start += SHARE) yield { start, end: Math.min(start + SHARE, to) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const from = Number(values.seed);
  const started = performance.now();
  const reports = await play(from, from + Number(values.runs));
  const wrong = reports.filter(({ lost, twice }) => lost.length + twice.length > 0);
  for (const each of reports.length === 1 ? reports : wrong) console.log(JSON.stringify(each));
  if (wrong[0] !== undefined)
    console.log(`Again: npm run simulate -- --runs 1 --seed ${Math.min(...wrong.map(({ seed }) => seed))}`);
  console.log(`\n${runsInWords(reports)}; ${((performance.now() - started) / 1000).toFixed(0)} s`);
  process.exitCode = wrong.length === 0 && reports.length === Number(values.runs) ? 0 : 1;
}

if (isMainThread) await main();
else
  parentPort?.on('message', async ({ start, end }: Share) => {
    const reports: RunReport[] = [];
    for (let seed = start; seed < end; seed += 1) reports.push(await randomRun(seed));
    parentPort?.postMessage(reports);
  });

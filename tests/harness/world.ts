import { memoryClock } from '../../shared/adapters/memory/memory-clock.ts';
import { memoryCompanyDirectory } from '../../shared/adapters/memory/memory-company-directory.ts';
import { memoryContentStore } from '../../shared/adapters/memory/memory-content-store.ts';
import { memoryFeedbackStore } from '../../shared/adapters/memory/memory-feedback-store.ts';
import { memoryHookBook } from '../../shared/adapters/memory/memory-hook-book.ts';
import { memoryHostStore } from '../../shared/adapters/memory/memory-host-store.ts';
import { memoryInboxStore } from '../../shared/adapters/memory/memory-inbox-store.ts';
import { memoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { memoryPeopleStore } from '../../shared/adapters/memory/memory-people-store.ts';
import { memoryPressStore } from '../../shared/adapters/memory/memory-press-store.ts';
import { memoryQualityCounts } from '../../shared/adapters/memory/memory-quality-counts.ts';
import { memorySecrets } from '../../shared/adapters/memory/memory-secrets.ts';
import { memorySourceStateStore } from '../../shared/adapters/memory/memory-source-state-store.ts';
import { memoryLog, memoryMetrics } from '../../shared/adapters/memory/memory-telemetry.ts';
import { planDigests, planMissedDigests } from '../../shared/application/plan-digests.ts';
import { pollSource } from '../../shared/application/poll-source.ts';
import { sweep } from '../../shared/application/sweep.ts';
import type { SourceId } from '../../shared/domain/ids.ts';
import { loadCatalogue } from '../../shared/domain/sources/catalogue.ts';
import type { MailTransport } from '../../shared/ports/mail-transport.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import type { QueueRecord } from '../../shared/runtime/consume.ts';
import { SOURCE_FILES } from '../../shared/sources/all.ts';
import type { Deaths, Kill } from './fault-injector.ts';
import { faultInjector, noFaults } from './fault-injector.ts';
import { simulatedReceivers } from './simulated-receivers.ts';
import type { AcceptedMail } from './simulated-ses.ts';
import { simulatedSes } from './simulated-ses.ts';
import { simulatedWeb } from './simulated-web.ts';
import type { Outside } from './world-process.ts';
import { bootProcess } from './world-process.ts';
import type { WorldQueues } from './world-queues.ts';
import { worldQueues } from './world-queues.ts';

export interface WorldOptions {
  readonly start: string;
  readonly kill?: Kill | Deaths;
  /** Decides the order of messages and which come twice; equal seeds give equal runs. */
  readonly seed?: number;
  /** The part (0 to 1) of handled messages that are delivered once more. */
  readonly repeats?: number;
  readonly holdAbove?: number;
  readonly canaryAbove?: number;
  /** Due deliveries that a sweep asks for at a time. */
  readonly duePage?: number;
  /**
   * For a run too long to be remembered: each mail that SES takes is given here and not kept, log lines only where
   * something is wrong, and neither durations nor port calls; nobody can be killed then.
   */
  readonly onMail?: (mail: AcceptedMail) => void;
  /** For one run of thousands that send the same mails: they are kept, and not read as a mailbox would. */
  readonly unread?: boolean;
  /** Parts of the outside that stand in for those in memory. */
  readonly instead?: {
    readonly stores?: Partial<Stores>;
    readonly queues?: WorldQueues;
    readonly transport?: MailTransport;
    readonly log?: Log;
    readonly metrics?: Metrics;
  };
}

type Stores = Pick<
  Outside,
  | 'content'
  | 'inbox'
  | 'states'
  | 'hosts'
  | 'press'
  | 'directory'
  | 'people'
  | 'ledger'
  | 'feedback'
  | 'quality'
  | 'hooks'
  | 'secrets'
>;

/** The whole system in one process: every port in memory, every function, queues as unkind as SQS may be, a clock to turn. */
export function world(options: WorldOptions) {
  const clock = memoryClock(new Date(options.start));
  const random = seeded(options.seed ?? 1);
  const long = options.onMail !== undefined;
  const injector = long ? noFaults() : faultInjector(options.kill);
  const { instead = {} } = options;
  const queues = instead.queues ?? worldQueues(clock);
  const stores: Stores = {
    content: memoryContentStore(),
    inbox: memoryInboxStore(),
    states: memorySourceStateStore(),
    hosts: memoryHostStore(),
    press: memoryPressStore(),
    directory: memoryCompanyDirectory(),
    people: memoryPeopleStore(),
    ledger: memoryLedger(),
    feedback: memoryFeedbackStore(),
    quality: memoryQualityCounts(),
    hooks: memoryHookBook(),
    secrets: memorySecrets({ kid: 'k1', secret: 'a secret that only this simulation knows' }),
    ...instead.stores,
  };
  const web = simulatedWeb();
  const receivers = simulatedReceivers(clock);
  const ses = simulatedSes(clock, queues.feedback, options);
  const log = memoryLog(long ? ['warn', 'error'] : undefined);
  const metrics = memoryMetrics(!long);
  const fetcher = web.fetcher;
  const { holdAbove = 1000, canaryAbove = Number.POSITIVE_INFINITY, duePage = 2_000 } = options;
  const outside: Outside = {
    ...stores,
    queues,
    fetcher,
    caller: receivers.caller,
    transport: instead.transport ?? ses.transport,
    log: instead.log ?? log,
    metrics: instead.metrics ?? metrics,
    clock,
    holdAbove,
    canaryAbove,
    duePage,
  };
  let process = bootProcess(injector.start(), outside);
  let kills = 0;
  const failures: unknown[] = [];
  let runs = 0;

  /** Runs one invocation; a killed one is followed by a fresh process, any other failure is kept. */
  async function invoke<Result>(
    work: (running: typeof process) => Promise<Result>,
  ): Promise<Result | undefined> {
    const running = process;
    let result: Result | undefined;
    try {
      result = await work(running);
    } catch (error) {
      if (!running.simulated.dead) failures.push(error);
    }
    if (!running.simulated.dead) return result;
    kills += 1;
    process = bootProcess(injector.start(), outside);
    return undefined;
  }

  async function work({ worker, records }: Batch): Promise<void> {
    const answer = await invoke((running) => running.consume(worker.name, records));
    const failed = new Set(answer?.batchItemFailures.map((failure) => failure.itemIdentifier));
    if (answer === undefined) return;
    for (const record of records) {
      if (failed.has(record.messageId)) continue;
      worker.queue.delete(record.messageId);
      if (random() < (options.repeats ?? 0)) worker.queue.repeat(record);
    }
  }

  const take = (worker: Batch['worker']): Batch => ({
    worker,
    records: worker.queue.receive(worker.batch, random),
  });

  /** Lets the workers empty the queues, one random batch after the other, until nothing is visible any more. */
  async function pump(): Promise<void> {
    for (;;) {
      const ready = process.workers.map(take).filter(({ records }) => records.length > 0);
      if (ready.length === 0) return;
      for (const batch of shuffled(ready, random)) await work(batch);
    }
  }

  /** As `pump`, but what is nearest to the reader's mailbox goes first, so that no queue grows long. */
  async function drain(): Promise<void> {
    for (;;) {
      let batch: Batch | undefined;
      for (const worker of process.workers.toReversed()) {
        batch = take(worker);
        if (batch.records.length > 0) break;
      }
      if (batch === undefined || batch.records.length === 0) return;
      await work(batch);
    }
  }

  const poll = (source: SourceId) => {
    runs += 1;
    const owner = `run-${runs}`;
    return invoke(({ deps }) => {
      const deadline = new Date(clock.now().getTime() + 300_000);
      return pollSource(
        { ...deps, sources: catalogue, changes: deps.changesQueue, spacingMs: () => 0, owner, deadline },
        source,
      );
    });
  };

  return {
    ...stores,
    clock,
    queues,
    web,
    ses,
    receivers,
    log,
    metrics,
    failures,
    injector,
    invoke,
    pump,
    drain,
    poll,
    get kills() {
      return kills;
    },
    sweep: () => invoke(({ deps }) => sweep(deps, { hasTime: () => true })),
    planDigests: () =>
      invoke(async ({ deps }) => {
        await planMissedDigests(deps, await planDigests(deps));
      }),
  };
}

export type World = ReturnType<typeof world>;

/** What one worker has taken from its queue. */
interface Batch {
  readonly worker: ReturnType<typeof bootProcess>['workers'][number];
  readonly records: readonly QueueRecord[];
}

const catalogue = loadCatalogue(SOURCE_FILES);

/** A small generator of pseudo-random numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

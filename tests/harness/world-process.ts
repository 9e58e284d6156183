import { analyzeChange } from '../../shared/application/analyze-change.ts';
import { createCompanyIndexes } from '../../shared/application/analyzing/company-indexes.ts';
import { buildDigest } from '../../shared/application/build-digest.ts';
import { changeLibrary } from '../../shared/application/composing/change-library.ts';
import { callHooks } from '../../shared/application/hooks/call-hooks.ts';
import { createMailControl } from '../../shared/application/mail-control.ts';
import { createPace } from '../../shared/application/pace.ts';
import { readerStanding } from '../../shared/application/reader-standing.ts';
import { recordFeedback } from '../../shared/application/record-feedback.ts';
import { runSegment } from '../../shared/application/run-segment.ts';
import { sendAccountMail } from '../../shared/application/send-account-mail.ts';
import { sendDelivery } from '../../shared/application/send-delivery.ts';
import { mailMessage } from '../../shared/messages/mail-message.ts';
import {
  changeDetected,
  digestSegment,
  hookCalls,
  parseMessage,
  segmentRun,
} from '../../shared/messages/messages.ts';
import { parseSesEvent } from '../../shared/messages/ses-event.ts';
import type { Clock, Sleep } from '../../shared/ports/clock.ts';
import type { CompanyDirectory } from '../../shared/ports/company-directory.ts';
import type { ContentStore } from '../../shared/ports/content-store.ts';
import type { FeedbackStore } from '../../shared/ports/feedback-store.ts';
import type { Fetcher } from '../../shared/ports/fetcher.ts';
import type { HookBook } from '../../shared/ports/hook-book.ts';
import type { HookCaller } from '../../shared/ports/hook-caller.ts';
import type { HostStore } from '../../shared/ports/host-store.ts';
import type { InboxStore } from '../../shared/ports/inbox-store.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { MailTransport } from '../../shared/ports/mail-transport.ts';
import type { PeopleStore } from '../../shared/ports/people-store.ts';
import type { PressStore } from '../../shared/ports/press-store.ts';
import type { QualityCounts } from '../../shared/ports/quality-counts.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import type { SourceStateStore } from '../../shared/ports/source-state-store.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import type { Handled, QueueRecord } from '../../shared/runtime/consume.ts';
import { consume } from '../../shared/runtime/consume.ts';
import type { SimulatedProcess } from './fault-injector.ts';
import { INSPECTION, PRESS } from './simulated-web.ts';
import type { WorldQueues } from './world-queues.ts';

export interface Outside {
  readonly content: ContentStore;
  readonly inbox: InboxStore;
  readonly states: SourceStateStore;
  readonly hosts: HostStore;
  readonly press: PressStore;
  readonly directory: CompanyDirectory;
  readonly people: PeopleStore;
  readonly ledger: Ledger;
  readonly feedback: FeedbackStore;
  readonly hooks: HookBook;
  readonly caller: HookCaller;
  readonly quality: QualityCounts;
  readonly secrets: Secrets;
  readonly fetcher: Fetcher;
  readonly queues: WorldQueues;
  readonly transport: MailTransport;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock & Sleep;
  readonly holdAbove: number;
  readonly canaryAbove: number;
  readonly duePage: number;
}

/** A queue with what reads it. */
interface Worker {
  readonly name: keyof WorldQueues;
  readonly queue: WorldQueues[keyof WorldQueues];
  readonly batch: number;
  readonly parse: (body: string) => unknown;
  /** Called for each batch: what handles its messages, and what they share. */
  readonly begin: () => (message: never) => Promise<Handled>;
}

const ALWAYS = { hasTime: () => true };
let owners = 0;

/** Starts a fresh process over the outside world: empty caches, every port wrapped so that it can be killed. */
export function bootProcess(simulated: SimulatedProcess, outside: Outside) {
  const deps = wrappedDeps(simulated, outside);
  const workers = workersOf(deps, outside.queues);
  return {
    simulated,
    deps,
    workers,
    consume(name: keyof WorldQueues, records: readonly QueueRecord[]) {
      const worker = workers.find((each) => each.name === name);
      if (worker === undefined) throw new TypeError(`no worker reads ${name}`);
      return consume(records, ALWAYS, {
        parse: worker.parse,
        handle: worker.begin() as (message: unknown) => Promise<Handled>,
        control: {
          changeVisibility: async (id, seconds) => worker.queue.changeVisibility(id, seconds),
          bury: async (body, reason) => worker.queue.bury(body, reason),
        },
        log: outside.log,
        metrics: outside.metrics,
        random: () => 0.5,
      });
    },
  };
}

function wrappedDeps({ wrap }: SimulatedProcess, outside: Outside) {
  const { queues, clock, log, metrics, holdAbove, canaryAbove, duePage } = outside;
  const ledger = wrap('ledger', outside.ledger);
  const people = wrap('people', outside.people);
  const directory = wrap('directory', outside.directory);
  const transport = wrap('ses', outside.transport);
  return {
    content: wrap('content', outside.content),
    feedback: wrap('feedback', outside.feedback),
    hooks: wrap('hooks', outside.hooks),
    caller: wrap('receiver', outside.caller),
    quality: wrap('quality', outside.quality),
    inbox: wrap('inbox', outside.inbox),
    states: wrap('states', outside.states),
    sources: wrap('states', outside.states),
    hosts: wrap('hosts', outside.hosts),
    press: wrap('press', outside.press),
    fetcher: wrap('fetcher', outside.fetcher),
    secrets: wrap('secrets', outside.secrets),
    sourceIds: [INSPECTION, PRESS],
    ledger,
    people,
    directory,
    transport,
    changesQueue: wrap('changes-queue', queues.changes),
    segmentsQueue: wrap('segments-queue', queues.segments),
    digestSegmentsQueue: wrap('digest-segments-queue', queues.digestSegments),
    deliveriesQueue: wrap('deliveries-queue', queues.deliveries),
    hookCallsQueue: wrap('hook-calls-queue', queues.hookCalls),
    publicUrl: 'https://rulewire.example.org',
    confirmations: wrap('confirmations-queue', queues.confirmations),
    companyIndexes: createCompanyIndexes(directory),
    standing: readerStanding(people, clock),
    mailOpen: createMailControl(ledger, clock),
    pace: createPace({ transport, clock, sleep: clock, share: 0.8, concurrency: 2 }),
    identity: {
      from: 'alerts@example.org',
      replyTo: 'help@example.org',
      sender: { name: 'Rulewire', postalAddress: '1 Main Street', publicUrl: 'https://rulewire.example.org' },
    },
    newOwner: () => {
      owners += 1;
      return `owner-${owners}`;
    },
    newId: () => {
      owners += 1;
      return `request-${String(owners).padStart(12, '0')}`;
    },
    sleep: clock,
    clock,
    log,
    metrics,
    holdAbove,
    canaryAbove,
    duePage,
  };
}

type Deps = ReturnType<typeof wrappedDeps>;

function workersOf(deps: Deps, queues: WorldQueues): readonly Worker[] {
  const mail = {
    parse: (body: string) => parseMessage(mailMessage, body),
    begin() {
      const library = changeLibrary(deps);
      return (message: ReturnType<typeof parseMessage<typeof mailMessage>>) =>
        message.type === 'mail.confirm'
          ? sendAccountMail(deps, message)
          : sendDelivery(deps, library, message, ALWAYS);
    },
  };
  return [
    {
      name: 'changes',
      queue: queues.changes,
      batch: 5,
      parse: (body) => parseMessage(changeDetected, body),
      begin: () => (message) => analyzeChange(deps, message),
    },
    {
      name: 'segments',
      queue: queues.segments,
      batch: 1,
      parse: (body) => parseMessage(segmentRun, body),
      begin: () => (message) => runSegment(deps, message, ALWAYS),
    },
    {
      name: 'digestSegments',
      queue: queues.digestSegments,
      batch: 1,
      parse: (body) => parseMessage(digestSegment, body),
      begin: () => (message) => buildDigest(deps, message, ALWAYS),
    },
    { name: 'deliveries', queue: queues.deliveries, batch: 4, ...mail },
    {
      name: 'hookCalls',
      queue: queues.hookCalls,
      batch: 1,
      parse: (body) => parseMessage(hookCalls, body),
      begin: () => (message) => callHooks(deps, message, ALWAYS),
    },
    { name: 'confirmations', queue: queues.confirmations, batch: 1, ...mail },
    {
      name: 'feedback',
      queue: queues.feedback,
      batch: 50,
      parse: parseSesEvent,
      begin: () => (message) => recordFeedback(deps, message),
    },
  ];
}

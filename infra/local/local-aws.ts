import type { TurnedClock } from './clock.ts';
import { type DeniedCall, OPERATOR_KEY } from './iam/permissions.ts';
import type { LogLine } from './lambda/logs.ts';
import type { Outcome } from './lambda/runtime-api.ts';
import { assemble } from './machine.ts';
import type { Scheduler } from './scheduler/scheduler.ts';
import type { ReceivedMail } from './ses/mailbox.ts';
import type { SesOptions } from './ses/ses-server.ts';
import { type Settled, settle } from './settle.ts';

/** What the local AWS reports while it runs. `kind` says which part speaks. */
export type MachineEvent =
  | { kind: 'log'; line: LogLine }
  | { kind: 'denied'; call: DeniedCall }
  | { kind: 'lost'; function: string; reason: string }
  | { kind: 'expired'; queue: string; count: number }
  | { kind: 'fired'; schedule: string; at: Date; missed: number };

export type LocalAwsOptions = {
  /** The folder that `cdk synth` wrote (cdk.out). */
  assemblyDir: string;
  clock: TurnedClock;
  /** Called with everything that happens, as it happens. */
  log?(event: MachineEvent): void;
  /** Ports of the pages and of the gateway; free ones unless given. */
  ports?: { web?: number; inbox?: number; gateway?: number };
  /** Each is a departure from what the template says, chosen by the caller and never written into the template. */
  overrides?: {
    /** Batches do not wait for their window (default true: the demonstration would only idle). */
    cutWindows?: boolean;
    /** A function that pauses (between requests to a host, or to keep SES's pace) does not wait: its clock is turned (default false). */
    turnWaits?: boolean;
    /** Most environments of one function side by side (default 2). */
    environments?: number;
    /** New values for variables that the template sets; one that it does not set stays unset. */
    variables?: Record<string, string>;
  };
  /** Folder for the mails as .eml; memory only when absent. */
  mailFolder?: string;
  ses?: Pick<SesOptions, 'quota' | 'fault'>;
};

export type LocalAws = {
  webUrl: string;
  inboxUrl: string;
  /** AWS_ENDPOINT_URL for scripts; their access key id is `OPERATOR_KEY`. */
  gatewayUrl: string;
  operatorKey: typeof OPERATOR_KEY;
  clock: TurnedClock;
  scheduler: Scheduler;
  mails(): readonly ReceivedMail[];
  /** Invokes a function, by its logical id, its name, or a part of the id that only one function has. */
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  /** Works until nothing runs, no queue that a function reads holds a visible message, and no wait ends within `waitUpTo`. */
  settle(options?: { waitUpTo?: number }): Promise<Settled>;
  deniedCalls(): DeniedCall[];
  /** How often each function made each AWS call: `<function id> <service>:<operation>` to a count. */
  calls(): ReadonlyMap<string, number>;
  queueDepths(): { queue: string; visible: number; inFlight: number; delayed: number }[];
  /** Messages in the queues that are some other queue's or schedule's dead-letter queue. */
  deadLetters(): { queue: string; body: string; receives: number }[];
  logs(): readonly LogLine[];
  /** Names and ARNs of the template's tables, queues and functions. */
  resources(): {
    tables: string[];
    queues: { name: string; url: string }[];
    functions: { id: string; name: string }[];
  };
  setMailFault(fault: SesOptions['fault']): void;
  stop(): Promise<void>;
};

/**
 * Runs the system that `cdk synth` wrote, on this machine: functions, queues, schedules, tables, mail and pages as the
 * templates describe them. Throws an Error that names every resource, property or right the local run cannot honour, or
 * that the template lacks.
 */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const machine = await assemble(options);
  const { model, queues } = machine;
  return {
    webUrl: machine.place.apiUrl,
    inboxUrl: machine.inbox.url,
    gatewayUrl: machine.place.gatewayUrl,
    operatorKey: OPERATOR_KEY,
    clock: options.clock,
    scheduler: machine.scheduler,
    mails: () => machine.ses.mails(),
    invoke: (name, event) => machine.pool(name).invoke(JSON.stringify(event ?? null)),
    settle: (limits) => settle(machine, limits?.waitUpTo),
    deniedCalls: () => machine.permissions.denied(),
    calls: () => machine.calls,
    queueDepths: () =>
      queues().map((queue) => ({
        queue: queue.name,
        visible: queue.messages.length,
        inFlight: queue.inflightMessages.size,
        delayed: queue.delayedMessages.length,
      })),
    deadLetters: () => deadLetters(machine),
    logs: () => machine.logs,
    resources: () => ({
      tables: model.tables.map(({ name }) => name),
      queues: model.queues.map(({ name, url }) => ({ name, url })),
      functions: model.functions.map(({ id, name }) => ({ id, name })),
    }),
    setMailFault: (fault) => machine.ses.setFault(fault),
    stop: async () => {
      machine.stopParts();
      await machine.stopServers();
    },
  };
}

function deadLetters({ model, queues }: Awaited<ReturnType<typeof assemble>>) {
  const targets = new Set([
    ...model.queues.map(({ deadLetterArn }) => deadLetterArn),
    ...model.schedules.map(({ deadLetterArn }) => deadLetterArn),
    ...model.functions.flatMap(({ async }) => [async.deadLetterArn, async.destinationArn]),
  ]);
  return queues()
    .filter(({ arn }) => targets.has(arn))
    .flatMap((queue) =>
      [...queue.messages, ...queue.delayedMessages].map(({ body, approximateReceiveCount }) => ({
        queue: queue.name,
        body,
        receives: approximateReceiveCount,
      })),
    );
}

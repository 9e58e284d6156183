import { type Activity, activity as startActivity } from './activity.ts';
import { type DynamoDbEmulator, startDynamoDb } from './emulators/dynamodb.ts';
import { type HeldQueue, LOCAL_ACCOUNT, type SqsEmulator, startSqs } from './emulators/sqs.ts';
import { createTables } from './emulators/tables.ts';
import { startGateway } from './gateway/gateway.ts';
import { startHttpApi } from './http-api.ts';
import { type Permissions, permissions } from './iam/permissions.ts';
import { missingRights } from './iam/static-checks.ts';
import type { FunctionPool } from './lambda/function-pool.ts';
import type { LogLine } from './lambda/logs.ts';
import type { LocalAwsOptions } from './local-aws.ts';
import { openApi, runParts, startMail } from './parts.ts';
import type { Scheduler } from './scheduler/scheduler.ts';
import { startInbox } from './ses/inbox-server.ts';
import type { Ses } from './ses/ses-server.ts';
import { readAssembly } from './template/assembly.ts';
import type { Place } from './template/identifiers.ts';
import type { SystemModel } from './template/model.ts';
import { readModel } from './template/read-model.ts';
import { timers as startTimers, type Timers } from './timers.ts';

/** The running parts of the local AWS. */
export type Machine = {
  model: SystemModel;
  place: Place;
  clock: LocalAwsOptions['clock'];
  activity: Activity;
  timers: Timers;
  dynamodb: DynamoDbEmulator;
  sqs: SqsEmulator;
  ses: Ses;
  permissions: Permissions;
  pools: Map<string, FunctionPool>;
  /** The pool of a function by ARN, name, logical id or an unmistakable part of it. Throws when there is none. */
  pool(name: string): FunctionPool;
  scheduler: Scheduler;
  inbox: { url: string };
  /** How often each function made each AWS call: `<function> <service>:<operation>`. */
  calls: ReadonlyMap<string, number>;
  logs: LogLine[];
  queues(): HeldQueue[];
  /** Queues that some function reads. */
  watchedQueues(): HeldQueue[];
  /** Ends the functions and all that ticks. */
  stopParts(): void;
};

const REGION = 'us-east-1';

/** Reads the assembly, starts every part and joins them as the template says. */
export async function assemble(
  options: LocalAwsOptions,
): Promise<Machine & { stopServers(): Promise<void> }> {
  const gateway = await startGateway(options.ports?.gateway);
  const api = await startHttpApi(options.ports?.web);
  const place: Place = {
    region: REGION,
    account: LOCAL_ACCOUNT,
    gatewayUrl: `http://127.0.0.1:${gateway.port}`,
    apiUrl: `http://127.0.0.1:${api.port}`,
  };
  try {
    const model = readModel(readAssembly(options.assemblyDir), place);
    checkRights(model);
    const emulators = await startEmulators(model);
    const { clock } = options;
    const base = { model, place, clock, activity: startActivity(), timers: startTimers(clock), ...emulators };
    const ses = startMail(options, base);
    const mayDo = permissions(model, LOCAL_ACCOUNT, (call) => options.log?.({ kind: 'denied', call }));
    const inbox = await startInbox(() => ses.mails(), options.ports?.inbox);
    const calls = new Map<string, number>();
    const onCall = (caller: string, call: string) => {
      const key = `${caller} ${call}`;
      calls.set(key, (calls.get(key) ?? 0) + 1);
    };
    gateway.open({ ...base, ses, permissions: mayDo, onCall });
    const machine = runParts(options, { ...base, ses, permissions: mayDo, inbox, calls });
    openApi(machine, api);
    const servers = [gateway, api, emulators.dynamodb, emulators.sqs, inbox];
    return {
      ...machine,
      stopServers: async () => void (await Promise.all(servers.map((server) => server.stop()))),
    };
  } catch (error) {
    await Promise.all([gateway.stop(), api.stop()]);
    throw error;
  }
}

async function startEmulators(model: SystemModel): Promise<Pick<Machine, 'dynamodb' | 'sqs'>> {
  const [dynamodb, sqs] = await Promise.all([startDynamoDb(), startSqs({ region: REGION })]);
  await createTables(dynamodb.endpoint, model.tables);
  for (const { name, url, arn, attributes } of model.queues)
    sqs.store.createQueue(name, url, arn, attributes);
  return { dynamodb, sqs };
}

function checkRights(model: SystemModel): void {
  const missing = missingRights(model, LOCAL_ACCOUNT);
  if (missing.length > 0) throw new Error(`The template would not work on AWS:\n  ${missing.join('\n  ')}`);
}

import { LOCAL_ACCOUNT } from './emulators/sqs.ts';
import { sweepExpired } from './emulators/ttl-sweep.ts';
import type { HttpApi } from './http-api.ts';
import { keyOf } from './iam/permissions.ts';
import { type FunctionPool, functionPool } from './lambda/function-pool.ts';
import type { LogLine } from './lambda/logs.ts';
import { unpack } from './lambda/unpack.ts';
import { functionVariables } from './lambda/variables.ts';
import type { LocalAwsOptions, MachineEvent } from './local-aws.ts';
import type { Machine } from './machine.ts';
import { invokeAsync } from './scheduler/async-invoke.ts';
import { createScheduler, type Scheduler } from './scheduler/scheduler.ts';
import { createSes, type Ses } from './ses/ses-server.ts';
import { settle } from './settle.ts';
import { runEventSource } from './sqs/event-source.ts';
import { followClock } from './sqs/queue-time.ts';
import { publishMailEvent } from './sqs/topics.ts';
import type { FunctionModel, SystemModel } from './template/model.ts';

type Base = Pick<Machine, 'model' | 'place' | 'clock' | 'activity' | 'timers' | 'dynamodb' | 'sqs'>;

/** SES with the identities and configuration sets of the template; its events go where the template sends them. */
export function startMail(options: LocalAwsOptions, { model, place, sqs, clock, timers }: Base): Ses {
  const { configurationSets, identities } = model.mail;
  return createSes({
    ...options.ses,
    region: place.region,
    account: place.account,
    identities,
    configurationSets: configurationSets.map(({ name }) => name),
    pausedSets: configurationSets.filter(({ sending }) => !sending).map(({ name }) => name),
    now: () => clock.now(),
    later: (milliseconds, what) => timers.after(milliseconds, what),
    ...(options.mailFolder === undefined ? {} : { folder: options.mailFolder }),
    onEvent: (set, type, json) => publishMailEvent(model, sqs, set, type, json),
  });
}

/** Starts what works by itself: functions, event sources, schedules, time to live, and the tick of real time. */
export function runParts(
  options: LocalAwsOptions,
  base: Base & Pick<Machine, 'ses' | 'permissions' | 'inbox' | 'calls'>,
): Machine {
  const { model, place, sqs, clock, activity } = base;
  const tell = (event: MachineEvent) => options.log?.(event);
  const logs: LogLine[] = [];
  const code = unpack(model.functions);
  const pools = startPools(options, base, code.functions, (line) => {
    logs.push(line);
    tell({ kind: 'log', line });
  });
  const pool = (name: string) => findPool(model, pools, name);
  const queues = () => [...sqs.store.allQueues()];
  const read = new Set(model.eventSources.map(({ queueArn }) => queueArn));
  const watchedQueues = () => queues().filter(({ arn }) => read.has(arn));
  followClock(sqs.store, clock, (queue, count) => tell({ kind: 'expired', queue, count }));
  const limit = environments(options);
  const cutWindow = options.overrides?.cutWindows ?? true;
  const shared = { store: sqs.store, limit, clock, activity, region: place.region, cutWindow };
  for (const mapping of model.eventSources)
    runEventSource({ ...shared, mapping, pool: pool(mapping.functionName) });
  followExpiry(base);
  const settleNow = async () => void (await settle(machine, 0));
  const scheduler = startScheduler(base, pool, tell, settleNow);
  const stopTick = tick(base, watchedQueues);
  const stopParts = () => {
    stopTick();
    scheduler.stop();
    for (const each of pools.values()) each.stop();
    code.remove();
  };
  const machine: Machine = { ...base, pools, pool, queues, watchedQueues, logs, scheduler, stopParts };
  return machine;
}

function environments(options: LocalAwsOptions): number {
  return options.overrides?.environments ?? 2;
}

function startPools(
  options: LocalAwsOptions,
  { place, clock }: Base,
  functions: readonly FunctionModel[],
  onLog: (line: LogLine) => void,
): Machine['pools'] {
  const replaced = options.overrides?.variables ?? {};
  const pools: Machine['pools'] = new Map();
  for (const each of functions) {
    const access = { region: place.region, gatewayUrl: place.gatewayUrl, accessKeyId: keyOf(each) };
    const variables = functionVariables(each, access);
    for (const name of Object.keys(each.environment))
      if (name in replaced) variables[name] = replaced[name] ?? '';
    const limit = environments(options);
    const turnWaits = options.overrides?.turnWaits ?? false;
    pools.set(each.name, functionPool({ function: each, variables, clock, onLog, limit, turnWaits }));
  }
  return pools;
}

function findFunction(model: SystemModel, name: string): FunctionModel {
  const exact = model.functions.find((each) => [each.name, each.arn, each.id].includes(name));
  const wanted = name.toLowerCase().replaceAll('-', '');
  const alike = model.functions.filter(({ id }) => id.toLowerCase().includes(wanted));
  const found = exact ?? (alike.length === 1 ? alike[0] : undefined);
  if (found) return found;
  const known = model.functions.map(({ id }) => id).join(', ');
  throw new Error(`${alike.length === 0 ? 'No' : 'More than one'} function "${name}" among ${known}.`);
}

function findPool(model: SystemModel, pools: Machine['pools'], name: string): FunctionPool {
  const found = pools.get(findFunction(model, name).name);
  if (!found) throw new Error(`Function ${name} is not running.`);
  return found;
}

function startScheduler(
  base: Base,
  pool: Machine['pool'],
  tell: (event: MachineEvent) => void,
  beforeTurn: () => Promise<void>,
): Scheduler {
  const { model, place, clock } = base;
  const onLost = (id: string, reason: string) => tell({ kind: 'lost', function: id, reason });
  return createScheduler({
    schedules: model.schedules,
    clock,
    account: place.account,
    region: place.region,
    deliver: ({ targetArn }, event) =>
      invokeAsync({ ...base, onLost }, findFunction(model, targetArn), pool(targetArn), event),
    beforeTurn,
    onFiring: ({ schedule, at, missed }) => tell({ kind: 'fired', schedule, at, missed }),
  });
}

const TWO_DAYS = 48 * 3_600_000;

/** DynamoDB deletes expired items within a few days; here the tables are swept when two days of the clock have passed. */
function followExpiry({ model, clock, activity, dynamodb }: Base): void {
  let swept = clock.now().getTime();
  clock.onTurn(() => {
    const now = clock.now();
    if (now.getTime() - swept < TWO_DAYS) return;
    swept = now.getTime();
    const done = activity.begin();
    void sweepExpired(dynamodb.endpoint, model.tables, now).finally(done);
  });
}

/** Each second of real time: messages whose wait is over show again, and retries that are due run. */
function tick({ timers }: Base, watchedQueues: Machine['watchedQueues']): () => void {
  const timer = setInterval(() => {
    timers.runDue();
    for (const queue of watchedQueues()) queue.processTimers();
  }, 1000);
  return () => clearInterval(timer);
}

/** Lets the HTTP API of the template answer. Throws when there is more than one: only one address is known beforehand. */
export function openApi({ model, pool, clock, activity }: Machine, server: HttpApi): void {
  const [api, second] = model.httpApis;
  if (second) throw new Error('The local AWS runs one HTTP API; the template has more.');
  if (api) server.open({ api, pool, clock, activity, account: LOCAL_ACCOUNT });
}

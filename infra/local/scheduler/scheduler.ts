import { randomUUID } from 'node:crypto';
import type { TurnedClock } from '../clock.ts';
import type { ScheduleModel } from '../template/model.ts';
import { lastOccurrence, occurrences } from './cron.ts';

/** One firing of a schedule: `at` is the time it was due; `missed` earlier times are covered by the same firing. */
type Firing = { schedule: string; functionArn: string; at: Date; missed: number };

type RunOptions = {
  /**
   * Schedules for which this is true fire at every one of their times. All others are coalesced: one firing at the last
   * of their times stands for all that were missed (an override for the turned clock, reported as `missed`), also for
   * those of other schedules that send the same input to the same function.
   */
  every?: (schedule: string) => boolean;
};

export type Scheduler = {
  /** What would fire after `from` and up to `to`, in time order, nothing coalesced. */
  occurrences(from: Date, to: Date): Firing[];
  /**
   * Fires what is due since the last run and up to `until` (the clock's now), in time order, and turns the clock forward
   * to each firing's time where it is not there yet. Settles when every first attempt is over.
   */
  runDue(until?: Date, options?: RunOptions): Promise<Firing[]>;
  /** Forgets what came due so far, so that the next run starts at `from`. */
  startAt(from: Date): void;
  /** Fires schedules as time passes until `stop`, checking each second. */
  follow(): void;
  stop(): void;
};

export type SchedulerOptions = {
  schedules: readonly ScheduleModel[];
  clock: TurnedClock;
  account: string;
  region: string;
  /** Delivers one event to the target; the promise settles after the first attempt and never rejects. */
  deliver(schedule: ScheduleModel, event: string): Promise<void>;
  /** Awaited before the clock is turned on to the next firing, so that what the last one set off sees its own time. */
  beforeTurn?(): Promise<void>;
  onFiring?(firing: Firing): void;
};

/** EventBridge Scheduler over the schedules of the template, on the turned clock. Throws for an expression it does not know. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { clock } = options;
  const anchor = clock.now();
  let last = clock.now();
  let timer: NodeJS.Timeout | undefined;
  for (const { expression, zone } of options.schedules) occurrences(expression, zone, anchor, anchor, anchor);
  const due = (from: Date, to: Date, every: (schedule: string) => boolean) =>
    dueFirings(options.schedules, from, to, anchor, every);
  const self: Scheduler = {
    occurrences: (from, to) => due(from, to, () => true).map(({ firing }) => firing),
    async runDue(until = clock.now(), { every } = {}) {
      const planned = due(last, until, every ?? (() => false));
      last = until;
      let attempts: Promise<void>[] = [];
      for (const { firing, schedule } of planned) {
        if (firing.at > clock.now()) {
          await Promise.all(attempts);
          attempts = [];
          await options.beforeTurn?.();
          if (firing.at > clock.now()) clock.turnTo(firing.at);
        }
        options.onFiring?.(firing);
        attempts.push(options.deliver(schedule, eventFor(options, schedule, firing.at)));
      }
      await Promise.all(attempts);
      return planned.map(({ firing }) => firing);
    },
    startAt: (from) => {
      last = from;
    },
    follow() {
      timer = setInterval(() => void self.runDue(), 1000);
    },
    stop: () => clearInterval(timer),
  };
  return self;
}

type Planned = { firing: Firing; schedule: ScheduleModel };

function dueFirings(
  schedules: readonly ScheduleModel[],
  from: Date,
  to: Date,
  anchor: Date,
  every: (schedule: string) => boolean,
): Planned[] {
  const listed = schedules.filter(({ id }) => every(id));
  const planned = listed.flatMap((schedule) =>
    occurrences(schedule.expression, schedule.zone, from, to, anchor).map((at) => plan(schedule, at, 0)),
  );
  const others = Map.groupBy(
    schedules.filter(({ id }) => !every(id)),
    ({ targetArn, input }) => `${targetArn} ${input}`,
  );
  for (const alike of others.values()) planned.push(...coalesced(alike, from, to, anchor));
  return planned.sort((one, other) => one.firing.at.getTime() - other.firing.at.getTime());
}

function plan(schedule: ScheduleModel, at: Date, missed: number): Planned {
  return { schedule, firing: { schedule: schedule.id, functionArn: schedule.targetArn, at, missed } };
}

/** One firing, at the last of all their times, for schedules that send the same input to the same function. */
function coalesced(alike: readonly ScheduleModel[], from: Date, to: Date, anchor: Date): Planned[] {
  let missed = -1;
  let latest: Planned | undefined;
  for (const schedule of alike) {
    const last = lastOccurrence(schedule.expression, schedule.zone, from, to, anchor);
    if (!last) continue;
    missed += last.count;
    if (!latest || last.at > latest.firing.at) latest = plan(schedule, last.at, 0);
  }
  return latest ? [plan(latest.schedule, latest.firing.at, missed)] : [];
}

/** The event a target gets: the schedule's input with its context attributes filled in, else Scheduler's own event. */
function eventFor({ account, region }: SchedulerOptions, schedule: ScheduleModel, at: Date): string {
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
  if (schedule.input !== undefined)
    return schedule.input
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
      .replaceAll('<aws.scheduler.execution-id>', randomUUID())
      .replaceAll('<aws.scheduler.attempt-number>', '1');
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time,
    region,
    resources: [schedule.arn],
    detail: '{}',
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CronRow, cronRows, enabledSources } from '../../../infra/constructs/poll-plan.ts';

const RESOURCES = join(import.meta.dirname, '..', '..', 'golden', 'infra');
const HOURS_A_WEEK = 168;
const WEEKS_A_MONTH = 365 / 12 / 7;
const MINUTES_A_MONTH = (365 / 12) * 24 * 60;
/** Connections with which Lambda waits at each queue even if nothing comes, and how long each waits (Lambda guide, "SQS event sources"). */
const WAITING_CONNECTIONS = 5;
const LONG_POLL_S = 20;

/** What a deployment is and does every month though nobody follows anything. */
export interface Standing {
  readonly alarms: number;
  readonly dashboards: number;
  readonly secrets: number;
  /** Requests with which Lambda waits for messages. */
  readonly waitingRequests: number;
  readonly sweeps: number;
  readonly digestPlannings: number;
  readonly polls: number;
  /** Each source counts by the part of all hours in which it is polled: a metric is billed by the hour. */
  readonly sourcesByHours: number;
}

/** Read from the resources of the deployed stacks (their golden lists) and from the timetable of the enabled sources. */
export function standing(): Standing {
  const resources = ['app-resources.txt', 'data-resources.txt']
    .flatMap((file) => readFileSync(join(RESOURCES, file), 'utf8').split('\n'))
    .map((line) => /^(AWS::\S+) /.exec(line)?.[1]);
  const count = (type: string) => resources.filter((each) => each === type).length;
  const sources = enabledSources({ on: [], off: [] }).map(({ cadence }) => cronRows(cadence).map(inAWeek));
  const sum = (rows: readonly { readonly runs: number; readonly hours: number }[], of: 'runs' | 'hours') =>
    rows.reduce((total, row) => total + row[of], 0);
  return {
    alarms: count('AWS::CloudWatch::Alarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    secrets: count('AWS::SecretsManager::Secret'),
    waitingRequests:
      count('AWS::Lambda::EventSourceMapping') * WAITING_CONNECTIONS * (60 / LONG_POLL_S) * MINUTES_A_MONTH,
    sweeps: MINUTES_A_MONTH,
    digestPlannings: MINUTES_A_MONTH / 15,
    polls: sources.reduce((total, rows) => total + sum(rows, 'runs') * WEEKS_A_MONTH, 0),
    sourcesByHours: sources.reduce(
      (total, rows) => total + Math.min(1, sum(rows, 'hours') / HOURS_A_WEEK),
      0,
    ),
  };
}

/** Runs and hours with runs of one row in a week. */
function inAWeek({ minute, hour, weekDay }: CronRow): { readonly runs: number; readonly hours: number } {
  const [, step] = /^0\/(\d+)$/.exec(minute) ?? [];
  const minutes = step === undefined ? minute.split(',').length : Math.ceil(60 / Number(step));
  const hours = hour === '*' ? 24 : hour.split(',').length;
  const days = weekDay === undefined ? 7 : weekDay.split(',').length;
  return { runs: minutes * hours * days, hours: hours * days };
}

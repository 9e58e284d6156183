import type { DigestRun } from '../domain/delivery.ts';
import type { DigestTime } from '../domain/digest-times.ts';
import { digestTimes } from '../domain/digest-times.ts';
import { type RunId, runId } from '../domain/ids.ts';
import type { DigestSegmentMessage } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Runs } from '../ports/ledger.ts';
import type { DigestBucket, PeopleStore } from '../ports/people-store.ts';
import { DIGEST_SHARDS } from '../ports/people-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { envelope } from './envelope.ts';

export interface PlanDigestsDeps {
  readonly people: Pick<PeopleStore, 'digestBuckets'>;
  readonly ledger: Runs;
  readonly digestSegmentsQueue: Queue<DigestSegmentMessage>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A time that passed this recently is planned as if it were now: the planner may have been late or dead. */
const RECENT_MS = 4 * HOUR_MS;
/** How far back the check for gaps looks. */
const GAP_MS = 7 * DAY_MS;
/** Further back it looks for the run before a gap, without which a bucket is new. */
const BEFORE_GAP_MS: Readonly<Record<DigestBucket['kind'], number>> = { daily: DAY_MS, weekly: 8 * DAY_MS };

/**
 * Plans a digest run for each bucket whose local hour has come in the last four hours; those already planned are found and
 * left. Returns those that it planned.
 */
export async function planDigests(deps: PlanDigestsDeps): Promise<ReadonlySet<RunId>> {
  const now = deps.clock.now();
  const planned = new Set<RunId>();
  for (const bucket of await deps.people.digestBuckets())
    for (const time of digestTimes(bucket, now, RECENT_MS))
      if (await plan(deps, bucket, time)) planned.add(idOf(bucket, time));
  return planned;
}

/**
 * Finds and plans the runs of the last seven days that never were planned: a run that did not start leaves no trace
 * anywhere else. A bucket without any older run is new and has no gap. What one run tells the next one leaves out, by what
 * the ledger has of it; so each time only the oldest of a bucket is planned, and none beside one of `justPlanned`. Returns
 * how many it planned.
 */
export async function planMissedDigests(
  deps: PlanDigestsDeps,
  justPlanned: ReadonlySet<RunId>,
): Promise<number> {
  let missing = 0;
  for (const bucket of await deps.people.digestBuckets()) {
    const time = await oldestMissed(deps, bucket, justPlanned);
    if (time !== undefined && (await plan(deps, bucket, time))) missing += 1;
  }
  if (missing > 0) deps.metrics.count('DigestRunMissing', missing);
  return missing;
}

async function oldestMissed(
  { ledger, clock }: PlanDigestsDeps,
  bucket: DigestBucket,
  justPlanned: ReadonlySet<RunId>,
): Promise<DigestTime | undefined> {
  const now = clock.now();
  const times = digestTimes(bucket, now, GAP_MS + BEFORE_GAP_MS[bucket.kind]);
  if (times.some((time) => justPlanned.has(idOf(bucket, time)))) return undefined;
  let began = false;
  for (const time of times) {
    const known = (await ledger.run(idOf(bucket, time))) !== undefined;
    const age = now.getTime() - time.to.getTime();
    if (!known && began && age > HOUR_MS && age <= GAP_MS) return time;
    began ||= known;
  }
  return undefined;
}

const idOf = (bucket: DigestBucket, time: DigestTime) =>
  runId(bucket.kind, bucket.zone, bucket.hour, time.localDate);

/** False if the run was planned before. */
async function plan(deps: PlanDigestsDeps, bucket: DigestBucket, time: DigestTime): Promise<boolean> {
  const run: DigestRun = {
    runId: idOf(bucket, time),
    kind: bucket.kind,
    zone: bucket.zone,
    hour: bucket.hour,
    localDate: time.localDate,
    from: time.from.toISOString(),
    to: time.to.toISOString(),
    shards: DIGEST_SHARDS,
    state: 'open',
  };
  if ((await deps.ledger.putRun(run, deps.clock.now())) === 'known') return false;
  await publishRun(deps, run);
  deps.log.info('digest.planned', { runId: run.runId, localDate: run.localDate, hour: run.hour });
  deps.metrics.count('DigestRunPlanned');
  return true;
}

/** Sends a message for each open segment of a stored run, then clears `due`. Repeating it costs repeats only. */
export async function publishRun(
  deps: Pick<PlanDigestsDeps, 'ledger' | 'digestSegmentsQueue' | 'clock'>,
  run: DigestRun,
): Promise<void> {
  const numbers = Array.from({ length: run.shards }, (_, number) => number);
  const segments = await Promise.all(numbers.map((number) => deps.ledger.runSegment(run.runId, number)));
  const open = numbers.filter((number) => segments[number]?.state !== 'done');
  await deps.digestSegmentsQueue.send(
    open.map((segment) => ({
      ...envelope(deps.clock, run.runId, String(segment)),
      type: 'digest.segment' as const,
      runId: run.runId,
      segment,
    })),
    run.runId,
  );
  await deps.ledger.clearRunDue(run.runId);
}

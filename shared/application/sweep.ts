import { waitsForCanary } from '../domain/canary.ts';
import type { PlanId, SourceId } from '../domain/ids.ts';
import type {
  ChangeDetected,
  DeliveryBatch,
  DigestSegmentMessage,
  HookCalls,
  SegmentRun,
} from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { InboxStore } from '../ports/inbox-store.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Queue } from '../ports/queue.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { envelope } from './envelope.ts';
import { LEFT_BEHIND_MS } from './left-behind.ts';
import { publishRun } from './plan-digests.ts';
import { publishPlan } from './publish-plan.ts';
import type { SweepClaimsDeps } from './sweep-claims.ts';
import { sweepClaims } from './sweep-claims.ts';
import { sweepDeliveries } from './sweep-deliveries.ts';
import type { SweepRemindersDeps } from './sweep-reminders.ts';
import { sweepReminders } from './sweep-reminders.ts';
import { sayHeld, watchCanary } from './watch-canary.ts';

export interface SweepDeps {
  readonly content: Pick<ContentStore, 'dueChanges' | 'change' | 'clearDue'> &
    SweepClaimsDeps['content'] &
    SweepRemindersDeps['content'];
  readonly ledger: Ledger;
  readonly inbox: Pick<InboxStore, 'due'>;
  /** The sources whose inbox is looked at. */
  readonly sourceIds: readonly SourceId[];
  readonly changesQueue: Queue<ChangeDetected>;
  readonly segmentsQueue: Queue<SegmentRun>;
  readonly digestSegmentsQueue: Queue<DigestSegmentMessage>;
  readonly deliveriesQueue: Queue<DeliveryBatch>;
  readonly hookCallsQueue: Queue<HookCalls>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A new random name for each claim. */
  readonly newOwner: () => string;
  /** Deliveries that are asked for at a time. */
  readonly duePage: number;
}

const MOST = 500;

/**
 * Sends again whatever a crash left behind: changes without a message, plans and digest runs whose segments were not all
 * asked for, deliveries to be tried once more; ends the wait of reports whose time has run out, and reminds of dates that are
 * near. Every record is its own proof that work is left, so nothing else is remembered; what is sent twice is dropped by who
 * receives it. What more is due when time runs out is for the next minute. Throws if any part failed, after trying all.
 */
export async function sweep(deps: SweepDeps, budget: { hasTime(): boolean }): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - LEFT_BEHIND_MS);
  const parts = [
    sweepChanges(deps, before),
    sweepPlans(deps, before),
    sweepRuns(deps, before),
    sweepDeliveries(deps, budget),
    sweepClaims(deps),
    sweepReminders(deps),
    countWaiting(deps),
  ];
  const results = await Promise.allSettled(parts);
  const failed = results.find((result) => result.status === 'rejected');
  const redriven = results.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);
  if (redriven > 0) {
    deps.log.info('sweep.redriven', { redriven });
    deps.metrics.count('SweepRedriven', redriven);
  }
  if (failed !== undefined) throw failed.reason;
  deps.log.info('sweep.done', { redriven });
  deps.metrics.count('SweepSucceeded');
}

async function sweepChanges(deps: SweepDeps, before: Date): Promise<number> {
  const due = await deps.content.dueChanges(before, MOST);
  for (const changeId of due) {
    const source = (await deps.content.change(changeId))?.change.sourceId;
    const message = {
      ...envelope(deps.clock, 'sweep', changeId),
      type: 'change.detected' as const,
      changeId,
    };
    await deps.changesQueue.send([message], source);
    await deps.content.clearDue(changeId);
  }
  return due.length;
}

async function sweepPlans(deps: SweepDeps, before: Date): Promise<number> {
  const due = await deps.ledger.duePlans(before, MOST);
  let done = 0;
  for (const planId of due) done += await sweepPlan(deps, planId);
  return done;
}

async function sweepPlan(deps: SweepDeps, planId: PlanId): Promise<number> {
  const plan = await deps.ledger.plan(planId);
  if (plan?.state === 'open' && waitsForCanary(plan)) return watchCanary(deps, plan);
  if (plan?.state === 'open') await publishPlan(deps, plan);
  else if (plan?.state === 'held') await sayHeld(deps, plan);
  else await deps.ledger.clearPlanDue(planId);
  return 1;
}

async function sweepRuns(deps: SweepDeps, before: Date): Promise<number> {
  const due = await deps.ledger.dueRuns(before, MOST);
  for (const runId of due) {
    const run = await deps.ledger.run(runId);
    if (run !== undefined) await publishRun(deps, run);
  }
  return due.length;
}

/** Stored answers are for the pollers to work off (decision 004); here they are only counted, for an alarm if they stay. */
async function countWaiting({ inbox, sourceIds, metrics }: SweepDeps): Promise<0> {
  const waiting = await Promise.all(sourceIds.map((source) => inbox.due(source, MOST)));
  const count = waiting.reduce((sum, refs) => sum + refs.length, 0);
  if (count > 0) metrics.count('InboxWaiting', count);
  return 0;
}

import type { Plan, Segment } from '../domain/delivery.ts';
import type { SegmentRun } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Queue } from '../ports/queue.ts';
import { envelope } from './envelope.ts';

export interface PublishPlanDeps {
  readonly ledger: Ledger;
  readonly segmentsQueue: Queue<SegmentRun>;
  readonly clock: Clock;
}

/** Sends a message for each open segment of a stored plan, then clears `due`. Repeating it costs repeats only. */
export async function publishPlan(
  deps: PublishPlanDeps,
  plan: Pick<Plan, 'planId' | 'changeId'>,
): Promise<void> {
  const open = (await deps.ledger.segments(plan.planId)).filter((segment) => segment.state === 'open');
  await deps.segmentsQueue.send(
    open.map((segment) => segmentMessage(deps.clock, segment)),
    plan.changeId,
  );
  await deps.ledger.clearPlanDue(plan.planId);
}

function segmentMessage(clock: Clock, segment: Segment): SegmentRun {
  return {
    ...envelope(clock, segment.changeId, segment.planId, String(segment.number)),
    type: 'segment.run',
    planId: segment.planId,
    segment: segment.number,
  };
}

/**
 * Lets a held plan go, as an operator decides; anything but a held plan is left as it is.
 * The plan is opened before its messages are sent: if this is interrupted, running it again finishes it.
 */
export async function releasePlan(
  deps: PublishPlanDeps,
  planId: Plan['planId'],
): Promise<'released' | 'not-held' | 'absent'> {
  const plan = await deps.ledger.plan(planId);
  if (plan === undefined) return 'absent';
  if (plan.state === 'done') return 'not-held';
  await deps.ledger.setPlanState(planId, 'open');
  await publishPlan(deps, plan);
  return plan.state === 'held' ? 'released' : 'not-held';
}

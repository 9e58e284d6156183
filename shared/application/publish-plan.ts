import { CANARY_SEGMENT, waitsForCanary } from '../domain/canary.ts';
import type { Plan, Segment } from '../domain/delivery.ts';
import type { SegmentRun } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Plans } from '../ports/ledger.ts';
import type { Queue } from '../ports/queue.ts';
import { envelope } from './envelope.ts';

export interface PublishPlanDeps {
  readonly ledger: Plans;
  readonly segmentsQueue: Queue<SegmentRun>;
  readonly clock: Clock;
}

/** From then on a sweep looks at the canary, as soon as it takes the plan for left behind: about five minutes later. */
const CANARY_DUE_MS = 3 * 60_000;

/**
 * Sends a message for each open segment of a stored plan, then clears `due`; of one that waits for its canary only for
 * that, and it stays due. Repeating it costs repeats only.
 */
export async function publishPlan(deps: PublishPlanDeps, plan: Plan): Promise<void> {
  if (!waitsForCanary(plan)) return publishAll(deps, plan);
  await sendSegments(deps, plan, ({ number }) => number === CANARY_SEGMENT);
  await deps.ledger.setPlanDue(plan.planId, new Date(deps.clock.now().getTime() + CANARY_DUE_MS));
}

/** As `publishPlan`, whatever the plan waits for. */
export async function publishAll(deps: PublishPlanDeps, plan: Plan): Promise<void> {
  await sendSegments(deps, plan, () => true);
  await deps.ledger.clearPlanDue(plan.planId);
}

async function sendSegments(
  deps: PublishPlanDeps,
  { planId, changeId }: Plan,
  wanted: (segment: Segment) => boolean,
): Promise<void> {
  const open = (await deps.ledger.segments(planId)).filter(({ state }) => state === 'open');
  const messages = open.filter(wanted).map((segment) => segmentMessage(deps.clock, segment));
  await deps.segmentsQueue.send(messages, changeId);
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
 * Lets a held plan go, as an operator decides: a large one to its canary, one that was held after its canary to all
 * others. Anything but a held plan is left as it is. It is due before it is opened: if this is interrupted, a sweep or
 * running it again finishes it.
 */
export async function releasePlan(
  deps: PublishPlanDeps,
  planId: Plan['planId'],
): Promise<'released' | 'not-held' | 'absent'> {
  const plan = await deps.ledger.plan(planId);
  if (plan === undefined) return 'absent';
  if (plan.state === 'done') return 'not-held';
  await deps.ledger.setPlanDue(planId, deps.clock.now());
  await deps.ledger.setPlanState(planId, 'open');
  await publishPlan(deps, plan);
  return plan.state === 'held' ? 'released' : 'not-held';
}

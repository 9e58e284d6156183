import type { Plan, Segment } from '../domain/delivery.ts';
import { RulewireError } from '../domain/errors.ts';
import { planIdOf } from '../domain/ids.ts';
import type { DeliveryBatch, SegmentRun } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { deliveryBatches } from './delivery-batches.ts';

export interface RunSegmentDeps {
  readonly ledger: Ledger;
  readonly people: Pick<PeopleStore, 'followers'>;
  readonly deliveriesQueue: Queue<DeliveryBatch>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Followers read at a time; the cursor is saved after each page. */
const PAGE = 500;

/**
 * Walks through one part of a company's followers and asks for a mail to each. It goes on where an earlier run stopped;
 * what that run asked for last may be asked for again, which the ledger refuses. When time runs out the message comes
 * again, it is never sent on from here: Lambda cuts chains of functions that feed themselves.
 */
export async function runSegment(
  deps: RunSegmentDeps,
  message: SegmentRun,
  budget: { hasTime(): boolean },
): Promise<'done' | 'again'> {
  const planId = planIdOf(message.planId);
  const [plan, segment] = await Promise.all([
    deps.ledger.plan(planId),
    deps.ledger.segment(planId, message.segment),
  ]);
  if (plan === undefined || segment === undefined)
    throw new RulewireError('plan-missing', `${planId} segment ${message.segment}`);
  if (plan.state === 'held') return 'done';
  if (segment.state === 'open' && !(await walk(deps, plan, segment, budget))) return 'again';
  await finish(deps, plan);
  return 'done';
}

/** False if time ran out before the end. */
async function walk(
  deps: RunSegmentDeps,
  plan: Plan,
  segment: Segment,
  budget: { hasTime(): boolean },
): Promise<boolean> {
  let cursor = segment.cursor;
  do {
    if (!budget.hasTime()) {
      deps.log.info('segment.continued', { planId: plan.planId, segment: segment.number });
      return false;
    }
    cursor = await runPage(deps, plan, segment, cursor);
  } while (cursor !== undefined);
  await deps.ledger.advanceSegment(plan.planId, segment.number, { state: 'done' });
  deps.log.info('segment.done', { planId: plan.planId, segment: segment.number });
  return true;
}

/** Returns the cursor after this page; undefined at the end. */
async function runPage(
  deps: RunSegmentDeps,
  plan: Plan,
  segment: Segment,
  cursor: string | undefined,
): Promise<string | undefined> {
  const range = { from: segment.from, to: segment.to };
  const page = await deps.people.followers(segment.companyId, 'instant', range, PAGE, cursor);
  const about = { kind: 'alert', about: plan.planId, notAfter: plan.notAfter } as const;
  const people = page.items.map((sub) => ({ sub, changeIds: [plan.changeId] }));
  await deps.deliveriesQueue.send(deliveryBatches(deps.clock, about, people), plan.changeId);
  deps.metrics.count('DeliveryQueued', people.length);
  if (page.cursor !== undefined)
    await deps.ledger.advanceSegment(plan.planId, segment.number, { cursor: page.cursor, state: 'open' });
  return page.cursor;
}

/** The last segment to end closes the plan; a repeat closes it where the first time that was interrupted. */
async function finish(deps: RunSegmentDeps, plan: Plan): Promise<void> {
  const segments = await deps.ledger.segments(plan.planId);
  if (segments.some((each) => each.state !== 'done')) return;
  await deps.ledger.setPlanState(plan.planId, 'done');
}

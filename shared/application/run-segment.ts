import { CANARY_SEGMENT } from '../domain/canary.ts';
import type { Plan, Segment } from '../domain/delivery.ts';
import { RulewireError } from '../domain/errors.ts';
import { deliveryId, planIdOf, type SubscriberId } from '../domain/ids.ts';
import type { DeliveryBatch, HookCalls, SegmentRun } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Plans } from '../ports/ledger.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { deliveryBatches } from './delivery-batches.ts';
import { followersTogether } from './followers-together.ts';
import { hookMessages } from './hooks/hook-messages.ts';

export interface RunSegmentDeps {
  readonly ledger: Plans;
  readonly people: Pick<PeopleStore, 'followers'>;
  readonly deliveriesQueue: Queue<DeliveryBatch>;
  readonly hookCallsQueue: Queue<HookCalls>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Followers read at a time, of one company or of all together; the cursor is saved after each page. */
const PAGE = 500;
/** Of each company at least so many, since each costs a question. */
const LEAST = 25;

/**
 * Walks through one part of the followers of the plan's companies and asks for a mail to each, once however many of the
 * companies she follows, and for the calls of their hooks. It goes on where an earlier run stopped; what that run asked for
 * last may be asked for again, which the ledger refuses. When time runs out the message comes again, it is never sent on
 * from here: Lambda cuts chains of functions that feed themselves.
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

/** Said before the cursor of the second walk; as a string it is greater than any cursor of the first. */
const HOOKS = 'hooks:';

/**
 * Readers are walked through for their mails, then those with hooks for these. Returns the cursor after this page; undefined
 * at the end of both.
 */
async function runPage(
  deps: RunSegmentDeps,
  plan: Plan,
  segment: Segment,
  cursor: string | undefined,
): Promise<string | undefined> {
  const hooks = cursor?.startsWith(HOOKS) === true;
  const from = hooks ? cursor.slice(HOOKS.length) || undefined : cursor;
  const range = { from: segment.from, to: segment.to };
  const mode = hooks ? 'hook' : 'instant';
  const isCanary = plan.canary === true && segment.number === CANARY_SEGMENT;
  // A canary is one page, for it is noted as one.
  const limit = isCanary ? PAGE : Math.max(Math.ceil(PAGE / plan.companies.length), LEAST);
  const page = await followersTogether(deps.people, plan.companies, mode, range, limit, from);
  if (cursor === undefined && isCanary) await noteCanary(deps, plan, page.items);
  await (hooks ? askForCalls : askForMails)(deps, plan, page.items);
  if (page.cursor === undefined && hooks) return undefined;
  const next = hooks ? `${HOOKS}${page.cursor}` : (page.cursor ?? HOOKS);
  // The turn of a walk of one page is not worth a write: the page may be asked for again.
  if (next === HOOKS && cursor === undefined) return next;
  await deps.ledger.advanceSegment(plan.planId, segment.number, { cursor: next, state: 'open' });
  return next;
}

/** Noted before they are asked for: who bounces is no follower any more when the canary is looked at. */
async function noteCanary({ ledger }: RunSegmentDeps, plan: Plan, readers: readonly SubscriberId[]) {
  const deliveries = readers.map((reader) => deliveryId('alert', plan.changeId, reader));
  await ledger.noteCanary(plan.planId, deliveries);
}

async function askForMails(
  deps: RunSegmentDeps,
  plan: Plan,
  readers: readonly SubscriberId[],
): Promise<void> {
  const about = { kind: 'alert', about: plan.planId, notAfter: plan.notAfter } as const;
  const people = readers.map((sub) => ({ sub, changeIds: [plan.changeId] }));
  await deps.deliveriesQueue.send(deliveryBatches(deps.clock, about, people), plan.changeId);
  deps.metrics.count('DeliveryQueued', people.length);
}

async function askForCalls(
  deps: RunSegmentDeps,
  plan: Plan,
  readers: readonly SubscriberId[],
): Promise<void> {
  if (readers.length === 0) return;
  const about = { about: plan.planId, notAfter: plan.notAfter };
  const items = readers.map((sub) => ({ sub, changeId: plan.changeId }));
  await deps.hookCallsQueue.send(hookMessages(deps.clock, about, items), plan.changeId);
}

/** The last segment to end closes the plan; a repeat closes it where the first time that was interrupted. */
async function finish(deps: RunSegmentDeps, plan: Plan): Promise<void> {
  const segments = await deps.ledger.segments(plan.planId);
  if (segments.some((each) => each.state !== 'done')) return;
  await deps.ledger.setPlanState(plan.planId, 'done');
}

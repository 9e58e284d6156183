import type { Plan, Segment } from '../../../domain/delivery.ts';
import { RulewireError } from '../../../domain/errors.ts';
import type { DeliveryId, PlanId } from '../../../domain/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Plans } from '../../../ports/ledger.ts';
import { pack, unpack } from '../chunks.ts';
import { clearDueParams, dueAt, dueItems } from '../due.ts';
import type { Item, PutParams, Table, UpdateParams } from '../table.ts';
import { ttlAfter } from '../ttl.ts';
import { advance, progressKey, progressOf } from './segments.ts';

const PLAN_DAYS_KEPT = 400;
/** A canary is judged within the day in which its alert is news. */
const CANARY_DAYS_KEPT = 3;

const partition = (id: PlanId) => `PLAN#${id}`;
const planKey = (id: PlanId) => ({ pk: partition(id), sk: 'META' });
const canaryKey = (id: PlanId) => ({ pk: partition(id), sk: 'CANARY' });

/** The plan with its segments in one item, compressed: whoever plans first has planned all of it. */
export function putPlanParams(plan: Plan, segments: Uint8Array, due: Date): PutParams {
  return {
    Item: {
      ...planKey(plan.planId),
      ...dueAt('plan', plan.planId, due),
      plan,
      segments,
      ttl: ttlAfter(plan.createdAt, PLAN_DAYS_KEPT),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

function planStateParams(id: PlanId, state: Plan['state'], heldFor?: string): UpdateParams {
  const why = heldFor === undefined ? '' : ', #plan.heldFor = :why';
  return {
    Key: planKey(id),
    UpdateExpression: `SET #plan.#state = :state${why}`,
    ConditionExpression: 'attribute_exists(pk) AND #plan.#state <> :done',
    ExpressionAttributeNames: { '#plan': 'plan', '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ':done': 'done',
      ...(heldFor !== undefined && { ':why': heldFor }),
    },
  };
}

function planDueParams(id: PlanId, at: Date): UpdateParams {
  const { due, dueShard } = dueAt('plan', id, at);
  return {
    Key: planKey(id),
    UpdateExpression: 'SET due = :due, dueShard = :shard',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':due': due, ':shard': dueShard },
  };
}

function noteCanaryParams(id: PlanId, deliveries: readonly DeliveryId[], ttl: number): PutParams {
  return {
    Item: { ...canaryKey(id), deliveries, ttl },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

async function packSegments(segments: readonly Segment[]): Promise<Uint8Array> {
  const [packed, ...rest] = await pack(JSON.stringify(segments));
  if (packed === undefined || rest.length > 0)
    throw new RangeError(`${segments.length} segments do not fit into one item`);
  return packed;
}

async function segmentsOf(item: Item): Promise<readonly Segment[]> {
  const bytes = await unpack([item['segments'] as Uint8Array]);
  return JSON.parse(new TextDecoder().decode(bytes)) as Segment[];
}

/** The part of the ledger that holds plans and how far each of their segments has come. */
export function plans(table: Table, clock: Clock): Plans {
  return {
    async putPlan(plan, segments, due) {
      const params = putPlanParams(plan, await packSegments(segments), due);
      return (await table.put(params)) ? 'stored' : 'known';
    },
    plan: async (id) => (await table.get(planKey(id)))?.['plan'] as Plan | undefined,
    async segments(id) {
      const items = await table.all({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(id) },
        ConsistentRead: true,
      });
      const plan = items.find((item) => item.sk === 'META');
      if (plan === undefined) return [];
      const progress = new Map(items.map((item) => [item.sk, item]));
      return (await segmentsOf(plan)).map((segment) => ({
        ...segment,
        ...progressOf(progress.get(progressKey(partition(id), segment.number).sk)),
      }));
    },
    async segment(id, number) {
      const items = await table.getMany([planKey(id), progressKey(partition(id), number)]);
      const plan = items.find((item) => item.sk === 'META');
      if (plan === undefined) return undefined;
      const segment = (await segmentsOf(plan)).find((candidate) => candidate.number === number);
      return segment && { ...segment, ...progressOf(items.find((item) => item.sk !== 'META')) };
    },
    async advanceSegment(id, number, step) {
      const ttl = ttlAfter(clock.now(), PLAN_DAYS_KEPT);
      await advance(table, progressKey(partition(id), number), step, ttl);
    },
    async setPlanState(id, state, heldFor) {
      if ((await table.update(planStateParams(id, state, heldFor))) !== undefined) return;
      if ((await table.get(planKey(id))) === undefined) throw new RulewireError('plan-missing', id);
    },
    async setPlanDue(id, due) {
      await table.update(planDueParams(id, due));
    },
    async clearPlanDue(id) {
      await table.update(clearDueParams(planKey(id)));
    },
    async duePlans(before, limit) {
      const items = await dueItems(table, 'plan', before.toISOString(), limit);
      return items.map((item) => item.pk.slice('PLAN#'.length) as PlanId);
    },
    async noteCanary(id, deliveries) {
      await table.put(noteCanaryParams(id, deliveries, ttlAfter(clock.now(), CANARY_DAYS_KEPT)));
    },
    async canary(id) {
      const item = await table.get(canaryKey(id));
      return (item?.['deliveries'] ?? []) as readonly DeliveryId[];
    },
  };
}

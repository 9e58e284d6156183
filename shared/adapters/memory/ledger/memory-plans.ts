import type { Plan, Segment } from '../../../domain/delivery.ts';
import { RulewireError } from '../../../domain/errors.ts';
import type { DeliveryId, PlanId } from '../../../domain/ids.ts';
import type { Ledger } from '../../../ports/ledger.ts';
import { copied } from '../copied.ts';
import type { Progress } from './progress.ts';
import { advanced } from './progress.ts';

interface StoredPlan {
  plan: Plan;
  readonly segments: readonly Segment[];
  due: Date | undefined;
}

type Plans = Pick<
  Ledger,
  | 'putPlan'
  | 'plan'
  | 'segments'
  | 'segment'
  | 'advanceSegment'
  | 'setPlanState'
  | 'setPlanDue'
  | 'clearPlanDue'
  | 'duePlans'
  | 'noteCanary'
  | 'canary'
>;

/** The part of the in-memory ledger that holds plans and their segments. */
export function memoryPlans(): Plans {
  const plans = new Map<PlanId, StoredPlan>();
  const progress = new Map<string, Progress>();
  const canaries = new Map<PlanId, readonly DeliveryId[]>();
  const withProgress = (segment: Segment): Segment =>
    copied({ ...segment, ...progress.get(`${segment.planId}#${segment.number}`) });

  return {
    async putPlan(plan, segments, due) {
      if (plans.has(plan.planId)) return 'known';
      plans.set(plan.planId, { ...copied({ plan, segments }), due: new Date(due) });
      return 'stored';
    },
    plan: async (id) => copied(plans.get(id)?.plan),
    segments: async (id) => (plans.get(id)?.segments ?? []).map(withProgress),
    async segment(id, number) {
      const segment = plans.get(id)?.segments.find((candidate) => candidate.number === number);
      return segment && withProgress(segment);
    },
    async advanceSegment(id, number, step) {
      const key = `${id}#${number}`;
      progress.set(key, advanced(progress.get(key), step));
    },
    async setPlanState(id, state, heldFor) {
      const stored = plans.get(id);
      if (stored === undefined) throw new RulewireError('plan-missing', id);
      if (stored.plan.state === 'done') return;
      stored.plan = { ...stored.plan, state, ...(heldFor !== undefined && { heldFor }) };
    },
    async setPlanDue(id, due) {
      const stored = plans.get(id);
      if (stored !== undefined) stored.due = new Date(due);
    },
    async clearPlanDue(id) {
      const stored = plans.get(id);
      if (stored !== undefined) stored.due = undefined;
    },
    async duePlans(before, limit) {
      return [...plans.values()]
        .flatMap((stored) =>
          stored.due && stored.due < before ? [{ id: stored.plan.planId, due: stored.due }] : [],
        )
        .sort((a, b) => a.due.getTime() - b.due.getTime())
        .slice(0, limit)
        .map((stored) => stored.id);
    },
    async noteCanary(id, deliveries) {
      if (!canaries.has(id)) canaries.set(id, [...deliveries]);
    },
    canary: async (id) => [...(canaries.get(id) ?? [])],
  };
}

import { CANARY_SEGMENT, type CanaryVerdict, judgeCanary } from '../domain/canary.ts';
import type { Plan } from '../domain/delivery.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { type PublishPlanDeps, publishAll, publishPlan } from './publish-plan.ts';

export interface WatchCanaryDeps extends PublishPlanDeps {
  readonly ledger: PublishPlanDeps['ledger'] & Pick<Ledger, 'delivery'>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * Looks at what became of the canary of an open plan, and lets the others be told, or holds the plan. While it is too
 * early to say, or the mail is stopped, the plan stays due and is looked at again; past `notAfter` there is nobody left
 * to protect, and the plan ends as a stale one does. The number of plans that something was done about.
 */
export async function watchCanary(deps: WatchCanaryDeps, plan: Plan): Promise<number> {
  const { ledger, clock } = deps;
  const segment = await ledger.segment(plan.planId, CANARY_SEGMENT);
  if (segment?.state === 'open') {
    await publishPlan(deps, plan);
    return 1;
  }
  const asked = await ledger.canary(plan.planId);
  const verdict = judgeCanary(await Promise.all(asked.map((id) => ledger.delivery(id))), clock.now());
  const stale = plan.notAfter < clock.now().toISOString();
  if (verdict === 'wait' && !stale) return 0;
  if (verdict === 'go' || verdict === 'wait') {
    deps.log.info('canary.passed', { changeId: plan.changeId, asked: asked.length });
    await publishAll(deps, plan);
  } else {
    await hold(deps, plan, verdict);
  }
  return 1;
}

async function hold(deps: WatchCanaryDeps, plan: Plan, why: CanaryVerdict): Promise<void> {
  await deps.ledger.setPlanState(plan.planId, 'held', why);
  await sayHeld(deps, { ...plan, heldFor: why });
}

/** Alarms for a plan that its canary held, then takes it off what is due: who dies in between alarms twice, not never. */
export async function sayHeld(deps: WatchCanaryDeps, { planId, changeId, heldFor }: Plan): Promise<void> {
  if (heldFor !== undefined) {
    deps.log.warn('plan.held', { changeId, reason: heldFor });
    deps.metrics.count('PlanHeld');
  }
  await deps.ledger.clearPlanDue(planId);
}

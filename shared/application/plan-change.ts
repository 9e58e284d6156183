import { toldAtOnceFrom } from '../domain/calendar/clocks.ts';
import type { Change } from '../domain/change.ts';
import type { Plan } from '../domain/delivery.ts';
import { planSegments } from '../domain/followers.ts';
import type { CompanyId } from '../domain/ids.ts';
import { planId } from '../domain/ids.ts';
import type { CompanyDirectory } from '../ports/company-directory.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import { LEFT_BEHIND_MS } from './left-behind.ts';
import type { PublishPlanDeps } from './publish-plan.ts';
import { publishPlan } from './publish-plan.ts';

export interface PlanChangeDeps extends PublishPlanDeps {
  readonly content: Pick<ContentStore, 'matches' | 'setChangeState'>;
  readonly directory: Pick<CompanyDirectory, 'followerEstimate'>;
  /** A plan with more (estimated) recipients is held until an operator releases it. */
  readonly holdAbove: number;
  /** A plan with more goes to a few of them first. */
  readonly canaryAbove: number;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The largest real rule so far named some 140 parties; a document that names more was probably misread. */
const MOST_COMPANIES = 200;
/** Later than this after detection an alert is no news any more. */
const ALERT_LIFE_MS = 24 * 3_600_000;

/**
 * Plans who is told about an analysed change: nobody (the change is done), or the followers of each company it alerts,
 * in segments. The plan is stored with `due` before any message is sent; a plan that is too large is held and says so.
 */
export async function planChange(deps: PlanChangeDeps, change: Change): Promise<void> {
  const { changeId, silent } = change;
  const alerts = (await deps.content.matches(changeId)).filter((match) => match.decision === 'alert');
  if (silent || alerts.length === 0) {
    await deps.content.setChangeState(changeId, 'done');
    if (silent) deps.log.info('change.silent', { changeId });
    return;
  }
  const companies = await withFollowers(
    deps,
    alerts.map((match) => match.companyId),
  );
  const recipients = companies.reduce((sum, { followers }) => sum + followers, 0);
  const held = recipients > deps.holdAbove || companies.length > MOST_COMPANIES;
  const canary = recipients > deps.canaryAbove;
  const begin = { state: held ? 'held' : 'open', ...(canary && { canary }) } as const;
  await store(deps, change, { companies: companies.map(({ companyId }) => companyId), ...begin }, recipients);
  const ids = { changeId, companies: companies.length, recipients };
  if (held) {
    deps.log.warn('plan.held', ids);
    deps.metrics.count('PlanHeld');
  } else {
    deps.log.info('plan.stored', ids);
  }
}

async function withFollowers(deps: PlanChangeDeps, companies: readonly CompanyId[]) {
  return Promise.all(
    [...companies]
      .sort((a, b) => (a < b ? -1 : 1))
      .map(async (companyId) => ({
        companyId,
        followers: Math.max(0, await deps.directory.followerEstimate(companyId)),
      })),
  );
}

async function store(
  deps: PlanChangeDeps,
  change: Change,
  begin: Pick<Plan, 'companies' | 'state' | 'canary'>,
  recipients: number,
): Promise<void> {
  const { changeId } = change;
  const now = deps.clock.now();
  const ids = { planId: planId(changeId), changeId };
  const segments = planSegments(ids, recipients, begin.canary);
  const from = toldFrom(change);
  const notAfter = new Date(from.getTime() + ALERT_LIFE_MS).toISOString();
  const plan: Plan = { ...ids, ...begin, segments: segments.length, createdAt: now.toISOString(), notAfter };
  await deps.ledger.putPlan(plan, segments, from > now ? new Date(from.getTime() - LEFT_BEHIND_MS) : now);
  // The plan may have been stored by an earlier attempt, with another estimate: what is stored counts.
  const stored = (await deps.ledger.plan(plan.planId)) ?? plan;
  await deps.content.setChangeState(changeId, stored.state === 'held' ? 'held' : 'planned');
  if (stored.state === 'held') await deps.ledger.clearPlanDue(plan.planId);
  else if (from <= deps.clock.now()) await publishPlan(deps, stored);
}

/** A reminder is in the digests of its day from midnight on; who is told at once sleeps until the sweeper finds its plan. */
function toldFrom({ type, detectedAt }: Change): Date {
  const found = new Date(detectedAt);
  const morning = toldAtOnceFrom(found);
  return type === 'reminder' && morning > found ? morning : found;
}

import type { Change } from '../domain/change.ts';
import type { ChangeId } from '../domain/ids.ts';
import { notActedOnId } from '../domain/ids.ts';
import type { ChangeDetected } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { PlacedClaim } from '../ports/matter-store.ts';
import type { Queue } from '../ports/queue.ts';
import { envelope } from './envelope.ts';

export interface SweepClaimsDeps {
  readonly content: Pick<ContentStore, 'dueClaims' | 'change' | 'putChange' | 'settleClaim' | 'clearDue'>;
  readonly changesQueue: Queue<ChangeDetected>;
  readonly clock: Clock;
}

const MOST = 500;

/**
 * Ends the wait of reports that no rule has met in their time: each becomes one more change of the report's document, which
 * is analysed, planned and told as any other. The change is stored before its claims are closed, so that it survives death
 * at any point. Returns the number of reports.
 */
export async function sweepClaims(deps: SweepClaimsDeps): Promise<number> {
  const due = await deps.content.dueClaims(deps.clock.now(), MOST);
  const reports = Map.groupBy(due, ({ claim }) => claim.reportId);
  for (const [report, claims] of reports) await endWait(deps, report, claims);
  return reports.size;
}

async function endWait(
  { content, changesQueue, clock }: SweepClaimsDeps,
  reportId: ChangeId,
  claims: readonly PlacedClaim[],
): Promise<void> {
  const report = (await content.change(reportId))?.change;
  const end = report && endOf(report, clock.now());
  if (end !== undefined) await content.putChange(end, clock.now());
  for (const { matterId, claim } of claims)
    await content.settleClaim({ matterId, reportId, mechanism: claim.mechanism }, { state: 'not-acted-on' });
  if (end === undefined) return;
  const { changeId } = end;
  const message = { ...envelope(clock, 'sweep', changeId), type: 'change.detected' as const, changeId };
  await changesQueue.send([message], end.sourceId);
  await content.clearDue(changeId);
}

/** It has the same text: what is told about it is taken from what was found in the report. */
function endOf(report: Change, now: Date): Change {
  return {
    ...report,
    changeId: notActedOnId(report.changeId),
    fromRev: report.toRev,
    type: 'not-acted-on',
    detectedAt: now.toISOString(),
  };
}

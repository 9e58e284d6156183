import { beforeEach, describe, expect, test } from 'vitest';
import { deliveryIdOf, planIdOf, runIdOf } from '../../shared/domain/ids.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import { aPlan, aRun, minute, segmentsOf } from '../harness/fixtures-for-contract.ts';

/** What every Ledger keeps to for plans, runs and the operator's switch; `make` gives an empty one. */
export function describePlans(name: string, make: () => Promise<Ledger>): void {
  describe(`plans: ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await make();
    });
    const plan = aPlan('plan-1', 3);
    const put = () => ledger.putPlan(plan, segmentsOf(plan), minute(0));

    test('a plan is stored once; the segments of the first one stay', async () => {
      expect(await ledger.plan(plan.planId)).toBeUndefined();
      expect(await ledger.segments(plan.planId)).toEqual([]);
      expect(await put()).toBe('stored');
      const other = aPlan('plan-1', 7);
      expect(await ledger.putPlan(other, segmentsOf(other), minute(5))).toBe('known');
      expect(await ledger.plan(plan.planId)).toEqual(plan);
      expect(await ledger.segments(plan.planId)).toEqual(segmentsOf(plan));
      expect(await ledger.segment(plan.planId, 2)).toEqual(segmentsOf(plan)[2]);
      expect(await ledger.segment(plan.planId, 3)).toBeUndefined();
      expect(await ledger.segment(planIdOf('none'), 0)).toBeUndefined();
    });

    test('of two who plan at once, one plans all of it', async () => {
      const sizes = [2, 5, 9];
      const puts = sizes.map((size) => {
        const rival = aPlan('plan-1', size);
        return ledger.putPlan(rival, segmentsOf(rival), minute(0));
      });
      expect((await Promise.all(puts)).filter((answer) => answer === 'stored')).toHaveLength(1);
      const stored = await ledger.plan(plan.planId);
      expect(await ledger.segments(plan.planId)).toHaveLength(stored?.segments ?? 0);
    });

    test('thousands of segments, with numbers that have gaps, fit', async () => {
      const large = aPlan('large', 4_000);
      const segments = segmentsOf(large).map((segment) => ({ ...segment, number: segment.number * 501 }));
      await ledger.putPlan(large, segments, minute(0));
      expect(await ledger.segments(large.planId)).toEqual(segments);
      await ledger.advanceSegment(large.planId, 3_999 * 501, { state: 'done' });
      expect((await ledger.segment(large.planId, 3_999 * 501))?.state).toBe('done');
      expect((await ledger.segment(large.planId, 0))?.state).toBe('open');
    });

    test('the cursor of a segment only grows', async () => {
      await put();
      const cursor = async () => (await ledger.segment(plan.planId, 1))?.cursor;
      await ledger.advanceSegment(plan.planId, 1, { cursor: '4a', state: 'open' });
      await ledger.advanceSegment(plan.planId, 1, { cursor: '3f', state: 'open' });
      expect(await cursor()).toBe('4a');
      await ledger.advanceSegment(plan.planId, 1, { cursor: '4b', state: 'open' });
      expect(await cursor()).toBe('4b');
      expect((await ledger.segment(plan.planId, 0))?.cursor).toBeUndefined();
      expect((await ledger.segments(plan.planId))[1]?.cursor).toBe('4b');
    });

    test('a done segment stays done, with the farthest cursor', async () => {
      await put();
      await ledger.advanceSegment(plan.planId, 1, { cursor: '4a', state: 'open' });
      await ledger.advanceSegment(plan.planId, 1, { cursor: '3f', state: 'done' });
      await ledger.advanceSegment(plan.planId, 1, { cursor: '9f', state: 'open' });
      expect(await ledger.segment(plan.planId, 1)).toMatchObject({ cursor: '4a', state: 'done' });
      await ledger.advanceSegment(plan.planId, 0, { state: 'done' });
      expect((await ledger.segments(plan.planId)).map((segment) => segment.state)).toEqual([
        'done',
        'done',
        'open',
      ]);
    });

    test('a held plan may be opened, a done one stays done', async () => {
      await ledger.putPlan(aPlan('plan-1', 1, { state: 'held' }), [], minute(0));
      await ledger.setPlanState(plan.planId, 'open');
      expect((await ledger.plan(plan.planId))?.state).toBe('open');
      await ledger.setPlanState(plan.planId, 'done');
      await ledger.setPlanState(plan.planId, 'held');
      expect((await ledger.plan(plan.planId))?.state).toBe('done');
      await expect(ledger.setPlanState(planIdOf('none'), 'open')).rejects.toMatchObject({
        code: 'plan-missing',
      });
    });

    test('why a plan was held after its canary stays when it is opened', async () => {
      await ledger.putPlan(aPlan('plan-1', 2, { canary: true }), [], minute(0));
      await ledger.setPlanState(plan.planId, 'held', 'complaints');
      await ledger.setPlanState(plan.planId, 'open');
      const kept = { state: 'open', canary: true, heldFor: 'complaints' };
      expect(await ledger.plan(plan.planId)).toMatchObject(kept);
    });

    test('what a canary asks for is noted once, and is no segment', async () => {
      await put();
      expect(await ledger.canary(plan.planId)).toEqual([]);
      await ledger.noteCanary(plan.planId, ['d1', 'd2'].map(deliveryIdOf));
      await ledger.noteCanary(plan.planId, ['d3'].map(deliveryIdOf));
      expect(await ledger.canary(plan.planId)).toEqual(['d1', 'd2']);
      expect(await ledger.canary(planIdOf('none'))).toEqual([]);
      expect(await ledger.segments(plan.planId)).toEqual(segmentsOf(plan));
    });

    test('a plan is made due at another instant, also after it was cleared', async () => {
      await put();
      await ledger.setPlanDue(plan.planId, minute(5));
      expect(await ledger.duePlans(minute(5), 9)).toEqual([]);
      expect(await ledger.duePlans(minute(6), 9)).toEqual([plan.planId]);
      await ledger.clearPlanDue(plan.planId);
      await ledger.setPlanDue(plan.planId, minute(7));
      await ledger.setPlanDue(planIdOf('none'), minute(7));
      expect(await ledger.duePlans(minute(8), 9)).toEqual([plan.planId]);
      expect(await ledger.plan(planIdOf('none'))).toBeUndefined();
    });

    test('plans are due before an instant, oldest first, until cleared', async () => {
      for (const n of [2, 1]) await ledger.putPlan(aPlan(`plan-at-${n}`, 0), [], minute(n));
      expect(await ledger.duePlans(minute(2), 9)).toEqual(['plan-at-1']);
      expect(await ledger.duePlans(minute(9), 9)).toEqual(['plan-at-1', 'plan-at-2']);
      await ledger.clearPlanDue(planIdOf('plan-at-1'));
      await ledger.clearPlanDue(planIdOf('none'));
      expect(await ledger.duePlans(minute(9), 9)).toEqual(['plan-at-2']);
      expect(await ledger.plan(planIdOf('none'))).toBeUndefined();
    });

    test('a digest run is stored once, with one open segment per shard', async () => {
      const run = aRun('run-1');
      expect(await ledger.run(run.runId)).toBeUndefined();
      expect(await ledger.runSegment(run.runId, 0)).toBeUndefined();
      expect(await ledger.putRun(run, minute(1))).toBe('stored');
      expect(await ledger.putRun({ ...run, shards: 9 }, minute(1))).toBe('known');
      expect(await ledger.run(run.runId)).toEqual(run);
      expect(await ledger.runSegment(run.runId, 3)).toEqual({ runId: 'run-1', number: 3, state: 'open' });
      expect(await ledger.runSegment(run.runId, 4)).toBeUndefined();
      await ledger.advanceRunSegment(run.runId, 3, { cursor: 'b', state: 'open' });
      await ledger.advanceRunSegment(run.runId, 3, { cursor: 'a', state: 'done' });
      expect(await ledger.runSegment(run.runId, 3)).toMatchObject({ cursor: 'b', state: 'done' });
      expect(await ledger.dueRuns(minute(1), 9)).toEqual([]);
      expect(await ledger.dueRuns(minute(2), 9)).toEqual(['run-1']);
      await ledger.clearRunDue(run.runId);
      await ledger.clearRunDue(runIdOf('none'));
      expect(await ledger.dueRuns(minute(2), 9)).toEqual([]);
    });

    test('mail is open until the operator says otherwise', async () => {
      expect(await ledger.control()).toEqual({ state: 'open' });
      const paused = {
        state: 'paused',
        pausedUntil: minute(60).toISOString(),
        reason: 'wrong parse',
      } as const;
      await ledger.setControl(paused);
      expect(await ledger.control()).toEqual(paused);
      await ledger.setControl({ state: 'open' });
      expect(await ledger.control()).toEqual({ state: 'open' });
    });

    test('what is read may be changed by the reader without changing the store', async () => {
      await put();
      Object.assign((await ledger.segments(plan.planId))[0] ?? {}, { state: 'done' });
      Object.assign((await ledger.plan(plan.planId)) ?? {}, { state: 'done' });
      expect((await ledger.segment(plan.planId, 0))?.state).toBe('open');
      expect((await ledger.plan(plan.planId))?.state).toBe('open');
    });
  });
}

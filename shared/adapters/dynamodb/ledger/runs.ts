import type { DigestRun } from '../../../domain/delivery.ts';
import type { RunId } from '../../../domain/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Runs } from '../../../ports/ledger.ts';
import { clearDueParams, dueAt, dueItems } from '../due.ts';
import type { PutParams, Table } from '../table.ts';
import { ttlAfter } from '../ttl.ts';
import { advance, progressKey, progressOf } from './segments.ts';

const RUN_DAYS_KEPT = 400;

const partition = (id: RunId) => `RUN#${id}`;
const runKey = (id: RunId) => ({ pk: partition(id), sk: 'META' });

export function putRunParams(run: DigestRun, due: Date): PutParams {
  return {
    Item: {
      ...runKey(run.runId),
      ...dueAt('run', run.runId, due),
      run,
      ttl: ttlAfter(run.to, RUN_DAYS_KEPT),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

/** The part of the ledger that holds digest runs; their segments are the shards of the bucket. */
export function runs(table: Table, clock: Clock): Runs {
  return {
    putRun: async (run, due) => ((await table.put(putRunParams(run, due))) ? 'stored' : 'known'),
    run: async (id) => (await table.get(runKey(id)))?.['run'] as DigestRun | undefined,
    async runSegment(id, number) {
      const items = await table.getMany([runKey(id), progressKey(partition(id), number)]);
      const run = items.find((item) => item.sk === 'META')?.['run'] as DigestRun | undefined;
      if (run === undefined || number < 0 || number >= run.shards) return undefined;
      return { runId: id, number, ...progressOf(items.find((item) => item.sk !== 'META')) };
    },
    async advanceRunSegment(id, number, step) {
      const ttl = ttlAfter(clock.now(), RUN_DAYS_KEPT);
      await advance(table, progressKey(partition(id), number), step, ttl);
    },
    async clearRunDue(id) {
      await table.update(clearDueParams(runKey(id)));
    },
    async dueRuns(before, limit) {
      const items = await dueItems(table, 'run', before.toISOString(), limit);
      return items.map((item) => item.pk.slice('RUN#'.length) as RunId);
    },
  };
}

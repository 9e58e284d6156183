import type { DigestRun } from '../../../domain/delivery.ts';
import type { RunId } from '../../../domain/ids.ts';
import type { Ledger } from '../../../ports/ledger.ts';
import { copied } from '../copied.ts';
import type { Progress } from './progress.ts';
import { advanced } from './progress.ts';

type Runs = Pick<Ledger, 'putRun' | 'run' | 'runSegment' | 'advanceRunSegment' | 'clearRunDue' | 'dueRuns'>;

/** The part of the in-memory ledger that holds digest runs. */
export function memoryRuns(): Runs {
  const runs = new Map<RunId, { readonly run: DigestRun; due: Date | undefined }>();
  const progress = new Map<string, Progress>();
  return {
    async putRun(run, due) {
      if (runs.has(run.runId)) return 'known';
      runs.set(run.runId, { run: copied(run), due: new Date(due) });
      return 'stored';
    },
    run: async (id) => copied(runs.get(id)?.run),
    async runSegment(id, number) {
      const run = runs.get(id)?.run;
      if (run === undefined || number < 0 || number >= run.shards) return undefined;
      return { runId: id, number, state: 'open', ...progress.get(`${id}#${number}`) };
    },
    async advanceRunSegment(id, number, step) {
      const key = `${id}#${number}`;
      progress.set(key, advanced(progress.get(key), step));
    },
    async clearRunDue(id) {
      const stored = runs.get(id);
      if (stored !== undefined) stored.due = undefined;
    },
    async dueRuns(before, limit) {
      return [...runs.values()]
        .flatMap(({ run, due }) => (due && due < before ? [{ id: run.runId, due }] : []))
        .sort((a, b) => a.due.getTime() - b.due.getTime())
        .slice(0, limit)
        .map((stored) => stored.id);
    },
  };
}

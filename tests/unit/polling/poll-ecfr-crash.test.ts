import { expect, it } from 'vitest';
import { pollEcfr } from '../../../shared/application/poll-ecfr.ts';
import { ECFR, ROWS, seededEcfr, serveEcfr } from './ecfr-fixtures.ts';
import { Killed, mortal } from './mortal.ts';
import type { PollWorld } from './poll-harness.ts';

const MORE = [...ROWS, { cell: 'Gamma Works, 3 Road, Town, China.' }];
const LISTED = [{ issued: '2026-10-02' }, { identifier: '744.22', type: 'section', issued: '2026-10-02' }];

async function withNews(): Promise<PollWorld> {
  const world = await seededEcfr();
  serveEcfr(world, '2026-10-02', LISTED, MORE);
  return world;
}

async function tick(world: PollWorld, dieAt: number, when: 'before' | 'after'): Promise<number | undefined> {
  const { deps, count } = mortal(world.deps(), dieAt, when);
  try {
    await pollEcfr(deps, ECFR);
    return count.calls;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return undefined;
  }
}

/** Changes announced, or still due for the sweeper to announce. */
async function announced(world: PollWorld): Promise<string[]> {
  const due = await world.content.dueChanges(new Date(world.now().getTime() + 1), 100);
  return [...new Set([...world.messages.map((message) => message.changeId), ...due])];
}

it('a reader of the CFR that dies at any call loses nothing and announces nothing else', async () => {
  const whole = await withNews();
  const calls = (await tick(whole, Number.POSITIVE_INFINITY, 'before')) ?? 0;
  const expected = await announced(whole);
  expect(expected).toHaveLength(1);
  expect(calls).toBeGreaterThan(20);
  for (let dieAt = 1; dieAt <= calls; dieAt += 1) {
    for (const when of ['before', 'after'] as const) {
      const world = await withNews();
      await tick(world, dieAt, when);
      world.wait(240);
      await world.pollEcfr(ECFR);
      expect(await announced(world), `killed ${when} call ${dieAt} of ${calls}`).toEqual(expected);
      world.wait(240);
      expect((await world.pollEcfr(ECFR)).changes).toBe(0);
      expect(await world.inbox.due(ECFR, 10)).toEqual([]);
    }
  }
});

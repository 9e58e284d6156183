import { expect, it } from 'vitest';
import { pollSource } from '../../../shared/application/poll-source.ts';
import { DOCUMENTS, xml } from './fr-answers.ts';
import { API, contents, DAY, full, ISSUES, printedOn, shelved } from './issue-shelf.ts';
import { Killed, mortal } from './mortal.ts';
import type { PollWorld } from './poll-harness.ts';

const NEW_DAY = '2026-10-09';
const MISSED = ['2026-20100', '2026-20101'];

/** The day after both sources were read, with an issue of which the polls have seen nothing. */
async function withIssue(): Promise<PollWorld> {
  const shelf = full();
  const world = shelved(shelf, (number) => !MISSED.includes(number));
  await world.poll(DOCUMENTS);
  await world.poll(ISSUES);
  world.wait(DAY);
  shelf[NEW_DAY] = MISSED;
  world.serve(`${API}/issues/${NEW_DAY}.json`, contents(MISSED));
  for (const number of MISSED)
    world.serve(printedOn(NEW_DAY, number).full_text_xml_url, xml(`Rule ${number}.`));
  world.messages.length = 0;
  return world;
}

async function tick(world: PollWorld, dieAt: number, when: 'before' | 'after'): Promise<number> {
  const { deps, count } = mortal(world.deps(), dieAt, when);
  try {
    await pollSource(deps, ISSUES);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return count.calls;
}

/** Changes announced, or still due for the sweeper to announce. */
async function announced(world: PollWorld): Promise<ReadonlySet<string>> {
  const due = await world.content.dueChanges(new Date(world.now().getTime() + 1), 100);
  return new Set<string>([...world.messages.map((message) => message.changeId), ...due]);
}

it('a run over the issues that dies at any call loses nothing and announces nothing else', async () => {
  const whole = await withIssue();
  const calls = await tick(whole, Number.POSITIVE_INFINITY, 'before');
  const expected = await announced(whole);
  expect(expected.size).toBe(MISSED.length);
  expect(calls).toBeGreaterThan(30);
  for (let dieAt = 1; dieAt <= calls; dieAt += 1) {
    for (const when of ['before', 'after'] as const) {
      const world = await withIssue();
      await tick(world, dieAt, when);
      world.wait(60);
      await world.poll(ISSUES);
      expect(await announced(world), `killed ${when} call ${dieAt} of ${calls}`).toEqual(expected);
      expect((await world.state(ISSUES)).settledDays).toHaveProperty(NEW_DAY, MISSED.length);
      world.wait(60);
      expect((await world.poll(DOCUMENTS)).changes).toBe(0);
      expect(await world.inbox.due(DOCUMENTS, 10)).toEqual([]);
    }
  }
});

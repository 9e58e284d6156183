import { describe, expect, it } from 'vitest';
import { pollSource } from '../../../shared/application/poll-source.ts';
import { companyId } from '../../../shared/domain/ids.ts';
import { catalogue } from './fr-answers.ts';
import { Killed, mortal } from './mortal.ts';
import { notFound, type PollWorld, pollWorld } from './poll-harness.ts';
import { article, rss, YAHOO, YAHOO_URL } from './press-answers.ts';

const EDITED = 'https://news.yahoo.com/edited.html';
const GONE = 'https://news.yahoo.com/gone.html';
const FRESH = 'https://news.yahoo.com/fresh.html';
const text =
  'Two people said on Friday that the agency may lower the share to 10 percent, and that nothing was decided.';

/** Two stories that readers were alerted to: one edited since, one gone since more than six hours; and a third that is new. */
async function withLooksDue(): Promise<PollWorld> {
  const world = pollWorld(catalogue);
  world.serve(YAHOO_URL, rss([{ link: 'https://news.yahoo.com/old.html', title: 'Old' }]));
  await world.poll(YAHOO);
  world.wait(10);
  world.serve(
    YAHOO_URL,
    rss([EDITED, GONE].map((link) => ({ link, title: `Agency weighs a rule, ${link}` }))),
  );
  for (const link of [EDITED, GONE]) world.serve(link, article([text, `Read at ${link}, it says more.`]));
  await world.poll(YAHOO);
  for (const change of (await world.announced()).slice(-2)) {
    await world.content.putMatches(change, [
      {
        changeId: change.changeId,
        companyId: companyId('company'),
        companyName: 'Company',
        decision: 'alert',
        grade: 'named',
        kind: 'reported_not_official',
        evidence: [],
        matcherVersion: '1',
      },
    ]);
    await world.content.setChangeState(change.changeId, 'analyzed');
  }
  world.serve(GONE, notFound);
  world.wait(70);
  await world.poll(YAHOO);
  world.wait(370);
  world.messages.length = 0;
  world.serve(EDITED, article([text.replace('10 percent', '15 percent'), 'It says more.']));
  world.serve(FRESH, article([text.replace('agency', 'ministry'), 'That is another story.']));
  world.serve(
    YAHOO_URL,
    rss([{ link: FRESH, title: 'Ministry weighs a rule', date: 'Fri, 02 Oct 2026 20:00:00 GMT' }]),
  );
  return world;
}

async function tick(world: PollWorld, dieAt: number, when: 'before' | 'after'): Promise<number | undefined> {
  const { deps, count } = mortal(world.deps(), dieAt, when);
  try {
    await pollSource(deps, YAHOO);
    return count.calls;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return undefined;
  }
}

async function events(world: PollWorld): Promise<string[]> {
  const due = await world.content.dueChanges(new Date(world.now().getTime() + 1), 100);
  const ids = new Set([...world.messages.map(({ changeId }) => changeId), ...due]);
  const changes = await Promise.all([...ids].map((id) => world.content.change(id as never)));
  return changes
    .map((stored) => `${stored?.change.type} ${stored?.change.url} ${stored?.change.changeId}`)
    .sort();
}

describe('a news poller that dies while it looks again at stories', () => {
  it('at any call tells of the same edits, withdrawals and stories as one that lived', async () => {
    const whole = await withLooksDue();
    const calls = (await tick(whole, Number.POSITIVE_INFINITY, 'before')) ?? 0;
    const expected = await events(whole);
    expect(expected.map((event) => event.split(' ')[0])).toEqual(['amended', 'new', 'withdrawn']);
    for (let dieAt = 1; dieAt <= calls; dieAt += 1)
      for (const when of ['before', 'after'] as const) {
        const world = await withLooksDue();
        await tick(world, dieAt, when);
        world.wait(15);
        await world.poll(YAHOO);
        expect(await events(world), `killed ${when} call ${dieAt} of ${calls}`).toEqual(expected);
        world.wait(15);
        expect((await world.poll(YAHOO)).changes).toBe(0);
        expect(await world.inbox.due(YAHOO, 10)).toEqual([]);
      }
    console.info(
      `news poller killed before and after each of ${calls} calls: the same ${expected.length} events each time`,
    );
  }, 60_000);
});

import { describe, expect, it } from 'vitest';
import { pollSource } from '../../../shared/application/poll-source.ts';
import type { SourceId } from '../../../shared/domain/ids.ts';
import {
  catalogue,
  DOCUMENTS,
  DOCUMENTS_URL,
  documentsList,
  filing,
  INSPECTION,
  INSPECTION_URL,
  inspectionList,
  plainText,
  printed,
  rawTextUrl,
  xml,
  xmlUrl,
} from './fr-answers.ts';
import { Killed, mortal } from './mortal.ts';
import { type PollWorld, pollWorld } from './poll-harness.ts';
import { article, rss, YAHOO, YAHOO_URL } from './press-answers.ts';

const SOURCES: readonly SourceId[] = [INSPECTION, YAHOO, DOCUMENTS];
const STORY = 'https://news.yahoo.com/story.html';
const paragraph = 'Washington weighs a wider rule on chips, two people said on Friday afternoon.';

/** Three sources, seeded, and then with news: two filings, an amended and a withdrawn one, a story, a printing. */
async function withNews(): Promise<PollWorld> {
  const world = pollWorld(catalogue);
  world.serve(
    INSPECTION_URL,
    inspectionList(['2026-20001', '2026-20002', '2026-20003'].map((number) => filing(number))),
  );
  world.serve(YAHOO_URL, rss([{ link: 'https://news.yahoo.com/old.html', title: 'Old' }]));
  world.serve(DOCUMENTS_URL, documentsList([printed('2026-19000')]));
  world.serve(xmlUrl('2026-19000'), xml('Printed before.'));
  for (const number of ['2026-20001', '2026-20002', '2026-20003', '2026-20004', '2026-20005']) {
    world.serve(rawTextUrl(number), plainText(`Text of ${number}.`));
  }
  for (const source of SOURCES) await world.poll(source);
  world.wait(15);
  world.messages.length = 0;
  world.serve(
    INSPECTION_URL,
    inspectionList([
      filing('2026-20001'),
      filing('2026-20002', { pdf_updated_at: '2026-10-02T09:10:00.000-04:00' }),
      filing('2026-20003', {
        filed_at: null,
        publication_date: null,
        editorial_note: 'Withdrawal was requested.',
      }),
      filing('2026-20004'),
      filing('2026-20005'),
    ]),
  );
  world.serve(rawTextUrl('2026-20002'), plainText('Another text.'));
  world.serve(YAHOO_URL, rss([{ link: STORY, title: 'A wider rule' }], { etag: '"news"' }));
  world.serve(STORY, article([paragraph]));
  world.serve(DOCUMENTS_URL, documentsList([printed('2026-20001'), printed('2026-19000')]));
  world.serve(xmlUrl('2026-20001'), xml('Text of 2026-20001.'));
  return world;
}

/** One tick of all sources by a process that may die; true if it lived. */
async function tick(world: PollWorld, dieAt: number, when: 'before' | 'after'): Promise<number | undefined> {
  const { deps, count } = mortal(world.deps(), dieAt, when);
  try {
    for (const source of SOURCES) await pollSource(deps, source);
    return count.calls;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return undefined;
  }
}

/** What the sweeper does: messages of changes that are still due are sent again. */
async function announcedIds(world: PollWorld): Promise<string[]> {
  const due = await world.content.dueChanges(new Date(world.now().getTime() + 1), 100);
  return [...new Set([...world.messages.map((message) => message.changeId), ...due])].sort((a, b) =>
    a < b ? -1 : 1,
  );
}

describe('a poller that dies', () => {
  it('at any call loses nothing and announces nothing else', async () => {
    const whole = await withNews();
    const calls = (await tick(whole, Number.POSITIVE_INFINITY, 'before')) ?? 0;
    const expected = await announcedIds(whole);
    expect(expected).toHaveLength(6);
    expect(calls).toBeGreaterThan(70);
    for (let dieAt = 1; dieAt <= calls; dieAt += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = await withNews();
        await tick(world, dieAt, when);
        world.wait(15);
        for (const source of SOURCES) await world.poll(source);
        expect(await announcedIds(world), `killed ${when} call ${dieAt} of ${calls}`).toEqual(expected);
        world.wait(15);
        for (const source of SOURCES) expect((await world.poll(source)).changes).toBe(0);
        for (const source of SOURCES) expect(await world.inbox.due(source, 10)).toEqual([]);
      }
    }
  }, 60_000);

  it('does not lose a story that its feed has dropped by the next poll, once the list is written down', async () => {
    const calls = (await tick(await withNews(), Number.POSITIVE_INFINITY, 'before')) ?? 0;
    let lost = 0;
    for (let dieAt = 1; dieAt <= calls; dieAt += 1) {
      const world = await withNews();
      await tick(world, dieAt, 'after');
      const written = (await world.inbox.list(YAHOO, '2026-10-02')).length > 1;
      world.serve(YAHOO_URL, rss([{ link: 'https://news.yahoo.com/old.html', title: 'Old' }]));
      world.serve(STORY, { outcome: 'timeout' });
      world.wait(15);
      await world.poll(YAHOO);
      world.wait(70);
      await world.poll(YAHOO);
      const ids = await announcedIds(world);
      const stories = await Promise.all(ids.map((id) => world.content.change(id as never)));
      const told = stories.some((stored) => stored?.change.title === 'A wider rule');
      if (!told) lost += 1;
      expect(told || !written, `killed after call ${dieAt}`).toBe(true);
    }
    expect(lost, 'only deaths before the list was written').toBeLessThan(calls);
  }, 60_000);
});

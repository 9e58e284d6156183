import { describe, expect, test } from 'vitest';
import type { ReplayFinding, ReplayOptions } from '../../shared/application/replay.ts';
import { replay } from '../../shared/application/replay.ts';
import { loadCatalogue, sourceOf } from '../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../shared/sources/all.ts';
import { ACME, company, furnishedWorld, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { INSPECTION } from '../harness/simulated-web.ts';
import type { World } from '../harness/world.ts';

const NEWCOMER = company('newcomer', ['Zhuhai Newcomer Semiconductor Co., Ltd.']);
const source = sourceOf(loadCatalogue(SOURCE_FILES), INSPECTION);

/** A day on which two rules were filed, one about a company that the directory did not have yet. */
async function recordedDay(): Promise<World> {
  const w = await furnishedWorld();
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'eve', [NEWCOMER]);
  await w.poll(INSPECTION);
  w.web.inspect([
    { number: '2026-10001', title: 'Addition of an Entity', text: listingText(HUAWEI.name, '2026-10001') },
    { number: '2026-10002', title: 'Another Addition', text: listingText(NEWCOMER.name, '2026-10002') },
  ]);
  await w.poll(INSPECTION);
  await passMinutes(w, 2);
  await w.directory.put(NEWCOMER);
  return w;
}

async function run(w: World, mode: ReplayOptions['mode'], apply: boolean): Promise<ReplayFinding[]> {
  const found: ReplayFinding[] = [];
  await w.invoke(async ({ deps }) => {
    const options = { source, from: '2026-10-02', to: '2026-10-02', mode, apply };
    for await (const finding of replay(deps, options)) found.push(finding);
  });
  expect(w.failures).toEqual([]);
  return found;
}

describe('replay', () => {
  test('reads the stored answers again and says how much of them is understood', async () => {
    const w = await recordedDay();
    w.web.inspect([]);
    const found = await run(w, 'parse', false);
    expect(found.map(({ what }) => what)).toEqual(['read', 'read']);
    expect(found).toContainEqual(expect.objectContaining({ entries: 2, skipped: 0 }));
  });

  test('without being told to apply it writes and sends nothing', async () => {
    const w = await recordedDay();
    const before = await w.content.history(NEWCOMER.companyId, 10);
    const found = await run(w, 'send', false);
    expect(found.filter(({ what }) => what === 'planned')).toHaveLength(1);
    await passMinutes(w, 3);
    expect(await w.content.history(NEWCOMER.companyId, 10)).toEqual(before);
    expect(w.ses.accepted).toHaveLength(1);
  });

  test('applied, it tells those who follow the company that is known only now, and nobody else, however often', async () => {
    const w = await recordedDay();
    for (let time = 0; time < 3; time += 1) {
      await run(w, 'send', true);
      await passMinutes(w, 3);
    }
    expect(w.ses.accepted.map(({ mail }) => mail.to)).toEqual(['ann@example.com', 'eve@example.com']);
    expect(await w.content.history(ACME.companyId, 10)).toEqual([]);
  });

  test('after a day it is too late for an alert', async () => {
    const w = await recordedDay();
    w.clock.advance(25 * 3_600_000);
    await run(w, 'send', true);
    await passMinutes(w, 3);
    expect(w.ses.accepted).toHaveLength(1);
    expect(await w.content.history(NEWCOMER.companyId, 10)).toHaveLength(1);
  });
});

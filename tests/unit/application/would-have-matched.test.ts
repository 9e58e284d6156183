import { describe, expect, test } from 'vitest';
import { memoryContentStore } from '../../../shared/adapters/memory/memory-content-store.ts';
import { wouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import type { Change } from '../../../shared/domain/change.ts';
import { changeIdOf, companyId } from '../../../shared/domain/ids.ts';
import { aChange, aMatch } from '../../harness/fixtures-for-contract.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString();
const HUAWEI = companyId('huawei');
const ZTE = companyId('zte');

async function stored(
  changes: readonly (Partial<Change> & {
    readonly about?: readonly string[];
    readonly decision?: 'alert' | 'mention';
  })[],
) {
  const content = memoryContentStore();
  for (const [i, { about = ['huawei'], decision = 'alert', ...over }] of changes.entries()) {
    const change = aChange({ changeId: changeIdOf(`c${i}`), ...over });
    const matches = about.map((company) =>
      aMatch({ changeId: change.changeId, companyId: companyId(company), decision }),
    );
    await content.putMatches(change, matches);
  }
  return content;
}

describe('would have matched', () => {
  test('counts alerts of the last 24 months, a change about two of the companies once, with the official ones', async () => {
    const content = await stored([
      { detectedAt: daysAgo(1), about: ['huawei', 'zte'] },
      { detectedAt: daysAgo(400), trust: 'reported' },
      { detectedAt: daysAgo(740) },
      { detectedAt: daysAgo(3), decision: 'mention' },
      { detectedAt: daysAgo(3), silent: true },
      { detectedAt: daysAgo(3), about: ['smic'] },
    ]);
    const found = await wouldHaveMatched(content, [HUAWEI, ZTE], NOW);
    expect(found).toMatchObject({ alerts: 2, official: 1, atLeast: false });
    expect(found.newest.map(({ change }) => change.changeId)).toEqual(['c0', 'c1']);
  });

  test('finds nothing for nothing', async () => {
    expect(await wouldHaveMatched(await stored([]), [], NOW)).toMatchObject({ alerts: 0, perWeek: 0 });
  });

  test('tells a flood by the last four weeks, though little is stored before them', async () => {
    const content = await stored(Array.from({ length: 24 }, (_, i) => ({ detectedAt: daysAgo(i) })));
    expect((await wouldHaveMatched(content, [HUAWEI], NOW)).perWeek).toBe(6);
  });

  test('says “at least” where more is stored than was looked at', async () => {
    const content = await stored(Array.from({ length: 201 }, (_, i) => ({ detectedAt: daysAgo(i) })));
    expect(await wouldHaveMatched(content, [HUAWEI], NOW)).toMatchObject({ alerts: 200, atLeast: true });
  });

  test('looks at fewer matches of each company the more there are, and never asks for all at once', async () => {
    const limits = new Set<number>();
    let running = 0;
    let most = 0;
    const history = async (_: unknown, limit: number) => {
      limits.add(limit);
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return [];
    };
    const many = Array.from({ length: 200 }, (_, i) => companyId(`c${i}`));
    await wouldHaveMatched({ history }, many, NOW);
    expect([...limits]).toEqual([20]);
    expect(most).toBe(20);
  });
});

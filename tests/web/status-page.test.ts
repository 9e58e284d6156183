import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceId } from '../../shared/domain/ids.ts';
import type { SourceState } from '../../shared/ports/source-state-store.ts';
import { siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

const golden = join(import.meta.dirname, '..', 'golden', 'pages', 'status.html');
const BROKEN = '2026-11-23T18:00:00.000Z';

const state = (id: string, name: string | undefined, more: Partial<SourceState> = {}): SourceState => ({
  sourceId: sourceId(id),
  health: 'healthy',
  failures: 0,
  lastSuccessAt: '2026-11-24T06:00:00.000Z',
  ...(name === undefined ? {} : { name }),
  ...more,
});
const trouble = (kind: 'blocked' | 'unreadable' | 'empty' | 'silent', told = true) => ({
  trouble: { kind, since: BROKEN, looks: told ? 5 : 1, told },
});

async function pageWith(...states: readonly SourceState[]): Promise<string> {
  const site = await siteInMemory();
  const now = site.clock.now();
  for (const one of states) {
    await site.sources.lease(one.sourceId, 'test', now, new Date(now.getTime() + 1000));
    await site.sources.release(one, 'test');
  }
  return (await visitor(site).get('/status')).text;
}

test('sources are named in words, those in trouble first, each time on both clocks', async () => {
  const page = await pageWith(
    state('a', 'Agency notices', { newsAt: ['2026-11-23T15:30:00.000Z'] }),
    state('b', 'Bureau news', { health: 'blocked', ...trouble('blocked') }),
    state('c', 'Chamber list', { health: 'failing', ...trouble('empty') }),
    state('d', 'Daily feed', { health: 'failing', ...trouble('unreadable') }),
    state('e', 'Evening feed', trouble('silent')),
    state('f', 'Federal feed', { health: 'failing', ...trouble('unreadable', false) }),
    { sourceId: sourceId('g'), name: 'Gazette', health: 'seeding', failures: 0 },
    state('h', undefined),
  );
  await expect(page).toMatchFileSnapshot(golden);
  const order = ['Bureau news', 'Chamber list', 'Daily feed', 'Evening feed', 'Agency notices', 'Gazette'];
  const places = order.map((name) => page.indexOf(`<dt>${name}</dt>`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(page).toContain('4 sources of 8 may have said things');
  expect(page).toContain('23 Nov 2026, 13:00:00 New York time (23 Nov 2026, 18:00:00 UTC)');
});

test('with nothing wrong it says so, and before the first poll that there was none', async () => {
  expect(await pageWith(state('a', 'Agency notices'), state('b', 'Bureau news'))).toContain(
    'All 2 sources are read as they should be.',
  );
  expect(await pageWith()).toContain('No source has been read yet.');
});

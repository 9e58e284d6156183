import { expect, test } from 'vitest';
import { sourceNotes } from '../../../shared/application/composing/source-notes.ts';
import { sourceId } from '../../../shared/domain/ids.ts';
import type { Trouble } from '../../../shared/domain/source-health/health.ts';
import type { SourceState } from '../../../shared/ports/source-state-store.ts';

const SINCE = '2026-10-02T13:12:00.000Z';
const withTrouble = (kind: Trouble, told = true): Pick<SourceState, 'sourceId' | 'name' | 'trouble'> => ({
  sourceId: sourceId(kind),
  name: `The ${kind} one`,
  trouble: { kind, since: SINCE, looks: 3, told },
});
const notes = (at: string, ...states: readonly Pick<SourceState, 'sourceId' | 'name' | 'trouble'>[]) =>
  sourceNotes({ list: async () => states as readonly SourceState[] }, new Date(at));

test('a source that cannot be read is said for as long as that lasts', async () => {
  const states = (['blocked', 'unreadable', 'empty'] as const).map((kind) => withTrouble(kind));
  for (const at of ['2026-10-03T00:00:00Z', '2026-12-24T00:00:00Z'])
    expect(await notes(at, ...states)).toEqual([
      'The blocked one: refuses us; unread since 2 Oct 2026, 09:12:00 New York time.',
      'The empty one: answers without what we look for; unread since 2 Oct 2026, 09:12:00 New York time.',
      'The unreadable one: unread since 2 Oct 2026, 09:12:00 New York time.',
    ]);
});

test('one that only lists nothing is said for a week', async () => {
  const silent = withTrouble('silent');
  expect(await notes('2026-10-09T13:00:00Z', silent)).toEqual([
    'The silent one: has listed nothing for longer than it usually does (noticed 2 Oct 2026, 09:12:00 New York time); it may be misread.',
  ]);
  expect(await notes('2026-10-09T14:00:00Z', silent)).toEqual([]);
});

test('a trouble that may be a single failure is not said', async () => {
  expect(await notes('2026-10-03T00:00:00Z', withTrouble('blocked', false))).toEqual([]);
});

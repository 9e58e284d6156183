import type { HookStanding } from '../../domain/hooks/hook.ts';
import type { SubscriberId } from '../../domain/ids.ts';
import type { HookBook } from '../../ports/hook-book.ts';
import { copied } from './copied.ts';

/** In-memory HookBook. */
export function memoryHookBook(): HookBook {
  const known = new Map<SubscriberId, Map<string, HookStanding>>();
  const ofReader = (reader: SubscriberId) => {
    const own = known.get(reader) ?? new Map<string, HookStanding>();
    known.set(reader, own);
    return own;
  };
  return {
    async begin(reader, hookId) {
      ofReader(reader).set(hookId, { hookId, state: 'untested' });
    },
    async turn(reader, standing) {
      if (!ofReader(reader).has(standing.hookId)) return false;
      ofReader(reader).set(standing.hookId, copied(standing));
      return true;
    },
    standings: async (reader) =>
      copied([...ofReader(reader).values()].sort((a, b) => (a.hookId < b.hookId ? -1 : 1))),
    async remove(reader, hookId) {
      ofReader(reader).delete(hookId);
    },
    async removeReader(reader) {
      known.delete(reader);
    },
  };
}

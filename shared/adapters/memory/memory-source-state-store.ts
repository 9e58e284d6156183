import type { SourceId } from '../../domain/ids.ts';
import type { SourceState, SourceStateStore } from '../../ports/source-state-store.ts';

interface StoredState {
  state: SourceState;
  lease: { readonly owner: string; readonly until: Date } | undefined;
}

/** In-memory SourceStateStore. */
export function memorySourceStateStore(): SourceStateStore {
  const sources = new Map<SourceId, StoredState>();
  return {
    get: async (source) => structuredClone(sources.get(source)?.state),
    async lease(source, owner, now, until) {
      const stored = sources.get(source) ?? {
        state: { sourceId: source, health: 'seeding', failures: 0 },
        lease: undefined,
      };
      if (stored.lease && stored.lease.owner !== owner && stored.lease.until > now) return undefined;
      sources.set(source, { state: stored.state, lease: { owner, until: new Date(until) } });
      return structuredClone(stored.state);
    },
    async release(state, owner) {
      if (sources.get(state.sourceId)?.lease?.owner !== owner) return;
      sources.set(state.sourceId, { state: structuredClone(state), lease: undefined });
    },
    async list() {
      const states = [...sources.values()].map((stored) => stored.state);
      return structuredClone(states.sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1)));
    },
  };
}

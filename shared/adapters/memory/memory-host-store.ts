import type { HostRobots, HostStore } from '../../ports/host-store.ts';

interface StoredHost {
  next: number;
  robots?: HostRobots;
}

/** In-memory HostStore. */
export function memoryHostStore(): HostStore {
  const hosts = new Map<string, StoredHost>();
  const stored = (host: string): StoredHost => {
    const known = hosts.get(host) ?? { next: 0 };
    hosts.set(host, known);
    return known;
  };
  return {
    async takeTurn(host, now, spacingMs, latest) {
      const known = stored(host);
      const at = Math.max(now.getTime(), known.next);
      if (at > latest.getTime()) return { heldUntil: new Date(at) };
      known.next = at + spacingMs;
      return {
        at: new Date(at),
        ...(known.robots === undefined ? {} : { robots: structuredClone(known.robots) }),
      };
    },
    async hold(host, until) {
      const known = stored(host);
      known.next = Math.max(known.next, until.getTime());
    },
    async keepRobots(host, robots) {
      stored(host).robots = structuredClone(robots);
    },
  };
}

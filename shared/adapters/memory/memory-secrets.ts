import type { Secrets } from '../../ports/secrets.ts';

/** In-memory Secrets: the given keys, the active one first. */
export function memorySecrets(...keys: Awaited<ReturnType<Secrets['keys']>>): Secrets {
  return { keys: async () => structuredClone(keys) };
}

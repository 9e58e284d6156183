import * as z from 'zod/mini';
import { RulewireError } from '../../domain/errors.ts';

const schema = z.record(z.url(), z.url());

/** Where requests really go: a source's own origin, or the one an operator has put in its place. */
export interface Target {
  readonly url: URL;
  /** Set by the operator, who may point into a private network. */
  readonly trusted: boolean;
}

export interface Origins {
  target(original: URL): Target;
  /** The URL as the product knows it, for a redirect that names the place that stands in. */
  original(url: URL): URL;
}

/** Reads the setting SOURCE_ORIGINS, a JSON object of origin to origin. Throws `config-missing` if it is not one. */
export function parseOrigins(setting: string): Readonly<Record<string, string>> {
  let value: unknown;
  try {
    value = JSON.parse(setting);
  } catch (cause) {
    throw new RulewireError('config-missing', 'SOURCE_ORIGINS is not JSON', { cause });
  }
  const parsed = z.safeParse(schema, value);
  if (!parsed.success)
    throw new RulewireError('config-missing', `SOURCE_ORIGINS: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Replaces origins (scheme, host, port); the path and query stay as they are. */
export function origins(map: Readonly<Record<string, string>>): Origins {
  const forward = new Map(
    Object.entries(map).map(([from, to]) => [new URL(from).origin, new URL(to).origin]),
  );
  const back = new Map([...forward].map(([from, to]) => [to, from]));
  const moved = (url: URL, origin: string) => new URL(`${origin}${url.pathname}${url.search}`);
  return {
    target(original) {
      const origin = forward.get(original.origin);
      return origin === undefined
        ? { url: original, trusted: false }
        : { url: moved(original, origin), trusted: true };
    },
    original(url) {
      const origin = back.get(url.origin);
      return origin === undefined ? url : moved(url, origin);
    },
  };
}

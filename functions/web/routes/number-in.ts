import type { WebContext } from '../guards.ts';

/** A number of up to five digits in the address; undefined for anything else. */
export function numberIn(context: WebContext, name: string): number | undefined {
  const text = context.req.query(name) ?? '';
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

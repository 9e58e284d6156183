import { readDate } from './dates.ts';

const LONGEST_WAIT_MS = 2 * 86_400_000;

/**
 * Milliseconds that a Retry-After header (RFC 9110 section 10.2.3) asks to wait: whole seconds, or an HTTP date. At most two
 * days; undefined for anything else.
 */
export function retryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
  const until = seconds === undefined ? httpDate(value) : undefined;
  const wait = seconds === undefined ? until && until.getTime() - now.getTime() : seconds * 1000;
  return wait === undefined ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

/** The instant of an HTTP date (RFC 9110 section 5.6.7); undefined for anything else. */
export function httpDate(value: string): Date | undefined {
  return readDate(value, { zone: 'UTC', order: 'dmy' })?.instant;
}

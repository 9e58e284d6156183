const DAY_SECONDS = 86_400;

/** Epoch seconds so many days after the instant, for the `ttl` attribute. Deletion may come days later or not at all. */
export function ttlAfter(instant: Date | string, days: number): number {
  return Math.floor(new Date(instant).getTime() / 1000) + days * DAY_SECONDS;
}

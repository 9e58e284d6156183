/** What became due this long ago and still is was left behind: whoever wrote it would have cleared it by now. */
export const LEFT_BEHIND_MS = 90_000;

import { expect, test } from 'vitest';
import { type RunReport, randomRun, runsInWords } from '../harness/random-runs.ts';

/** A share of what `npm run simulate` plays: about a minute of one core. */
const RUNS = 1_500;

test('whatever dies, repeats, comes late or gets lost, each mail arrives, and once but for the named gap', async () => {
  const reports: RunReport[] = [];
  for (let seed = 1; seed <= RUNS; seed += 1) reports.push(await randomRun(seed));
  console.info(runsInWords(reports));
  expect(reports.filter(({ lost, twice }) => lost.length + twice.length > 0)).toEqual([]);
  // The weather was bad: processes died, and SES and its events left fates open.
  expect(reports.filter(({ kills }) => kills > 0).length).toBeGreaterThan(RUNS / 2);
  expect(reports.reduce((sum, { gap }) => sum + gap, 0)).toBeGreaterThan(0);
}, 240_000);

test('a seed gives the same run every time', async () => {
  expect(await randomRun(184)).toEqual(await randomRun(184));
});

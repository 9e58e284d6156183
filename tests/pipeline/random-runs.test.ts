import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type RunReport, randomRun, runsInWords } from '../harness/random-runs.ts';

/** A share of what `npm run simulate` plays: about a minute of one core. */
const RUNS = 2_500;

test('whatever dies, repeats, comes late or gets lost, each mail arrives, and once but for the named gap', async () => {
  const reports: RunReport[] = [];
  for (let seed = 1; seed <= RUNS; seed += 1) reports.push(await randomRun(seed));
  console.info(runsInWords(reports));
  expect(reports.filter(({ lost, twice }) => lost.length + twice.length > 0)).toEqual([]);
  // The weather was bad: processes died, and SES and its events left fates open.
  expect(reports.filter(({ kills }) => kills > 0).length).toBeGreaterThan(RUNS / 2);
  expect(reports.reduce((sum, { gap }) => sum + gap, 0)).toBeGreaterThan(0);
}, 240_000);

test('a seed gives the same run, call by call, whatever was played before it and in a process of its own', async () => {
  const played = await randomRun(184);
  await randomRun(7);
  expect(await randomRun(184)).toEqual(played);
  const script = fileURLToPath(new URL('../../infra/scripts/simulate.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--runs', '1', '--seed', '184']);
  expect(JSON.parse(stdout.split('\n').find((line) => line.startsWith('{')) ?? '')).toEqual(played);
  expect((await randomRun(185)).course).not.toBe(played.course);
}, 60_000);

import { expect, test } from 'vitest';
import { cleanSteps, killAt, summary } from '../harness/crash-matrix.ts';

test('killed before or after any port call of the story, no mail is lost, none goes out twice and the matters stand as they should', async () => {
  const started = Date.now();
  const steps = (await cleanSteps()).map((_, index) => index + 1);
  const reports = [...(await killAt(steps, 'before')), ...(await killAt(steps, 'after'))];
  console.info(summary('crash matrix', reports, (Date.now() - started) / 1000));
  expect(reports.length).toBeGreaterThanOrEqual(500);
  const wrong = reports.filter(
    ({ killed, lost, twice, matters, failures }) =>
      !killed || lost.length + twice.length + matters.length + failures.length > 0,
  );
  expect(wrong).toEqual([]);
}, 600_000);

import { expect, test } from 'vitest';
import { cleanSteps, killAt, reportOf, summary } from '../harness/crash-matrix.ts';
import { playStory } from '../harness/crash-story.ts';

/** The calls around handing a mail to SES. */
const AROUND_SENDING = new Set(['ledger.markSending', 'ses.send', 'ledger.settle']);
test('with every Send event lost, a mail goes out twice only if we died between its acceptance and our note of it', async () => {
  const started = Date.now();
  const steps = await cleanSteps({ loseEvents: true });
  const around = steps.flatMap((call, index) => (AROUND_SENDING.has(call) ? [index + 1] : []));
  const reports = [
    ...(await killAt(around, 'before', { loseEvents: true })),
    ...(await killAt(around, 'after', { loseEvents: true })),
  ];
  console.info(summary('events lost', reports, (Date.now() - started) / 1000));
  expect(reports.filter(({ lost, failures }) => lost.length + failures.length > 0)).toEqual([]);
  const twice = reports.filter((report) => report.twice.length > 0);
  expect(twice.length).toBeGreaterThan(0);
  // Both mails of a pair went through the wait for an event that never came; each run has no more pairs than it had
  // mails in flight when it died.
  for (const { twice: pairs } of twice) {
    expect(pairs.length).toBeLessThanOrEqual(2);
    for (const { minutes } of pairs) expect(minutes).toBeGreaterThanOrEqual(15);
  }
});

test('undisturbed, events or not, every mail goes out once', async () => {
  const report = await reportOf(await playStory({ loseEvents: true }), 'never');
  expect(report).toMatchObject({ lost: [], twice: [], failures: [] });
});

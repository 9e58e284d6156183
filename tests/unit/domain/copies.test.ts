import { expect, test } from 'vitest';
import { containment, isCopy, storySketch } from '../../../shared/domain/story.ts';
import { DERIVATIONS, sampleReport } from '../../harness/derived-copies.ts';

const REPORTS = 150;
const PAIRS = 10_000;
const reports = Array.from({ length: REPORTS }, (_, seed) => sampleReport(seed));
const sketches = reports.map(storySketch);

test.each(Object.entries(DERIVATIONS))('nearly every copy is found: %s', (name, derive) => {
  const found = reports.filter((report, seed) =>
    isCopy(storySketch(derive(report, seed)), sketches[seed] ?? storySketch('')),
  ).length;
  console.info(`${name}: ${found} of ${REPORTS} copies found`);
  expect(found).toBeGreaterThanOrEqual(REPORTS * 0.98);
});

test('no two unrelated reports are called copies', () => {
  let pairs = 0;
  let highest = 0;
  let wrong = 0;
  for (const [at, one] of sketches.entries())
    for (const other of sketches.slice(at + 1)) {
      if (pairs >= PAIRS) break;
      pairs += 1;
      highest = Math.max(highest, containment(one, other));
      if (isCopy(one, other) || isCopy(other, one)) wrong += 1;
    }
  console.info(`${wrong} of ${pairs} unrelated pairs grouped; highest containment ${highest.toFixed(2)}`);
  expect({ pairs, wrong }).toEqual({ pairs: PAIRS, wrong: 0 });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCases, readCompanies } from '../../harness/matching-cases.ts';
import { evaluate } from '../../harness/matching-eval.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../recorded/matching/${name}`, import.meta.url), 'utf8');
const baseline = JSON.parse(file('baseline.json')) as Record<string, Record<string, number>>;

/** Figures that must not fall; the two below must not rise. */
const AT_LEAST = ['precision', 'recall', 'quietRate', 'kindAccuracy', 'scopeAccuracy', 'evidence'] as const;
const AT_MOST = ['trapRate', 'officialConfusion'] as const;

/** The sets with the name that their files begin with; ours has none. */
describe.each([
  ['own', ''],
  ['blind', 'blind-'],
  ['third', 'third-'],
  ['fourth', 'fourth-'],
  ['fifth', 'fifth-'],
])('the %s evaluation set', (name, prefix) => {
  const report = evaluate(
    readCases(file(`${prefix}cases.jsonl`)),
    readCompanies(file(`${prefix}companies.json`)),
  );
  const least = baseline[name] ?? {};

  test('has the size that the baseline was measured on', () => {
    expect(report.cases).toBe(least['cases']);
  });
  test.each(AT_LEAST)('%s does not fall below the baseline', (figure) => {
    expect(report[figure]).toBeGreaterThanOrEqual(least[figure] ?? 1);
  });
  test.each(AT_MOST)('%s does not rise above the baseline', (figure) => {
    expect(report[figure]).toBeLessThanOrEqual(least[figure] ?? 0);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCases, readCompanies } from '../../harness/matching-cases.ts';
import { evaluate } from '../../harness/matching-eval.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../recorded/matching/${name}`, import.meta.url), 'utf8');
const report = evaluate(readCases(file('cases.jsonl')), readCompanies(file('companies.json')));
const baseline = JSON.parse(file('baseline.json')) as Record<string, number>;

/** Figures that must not fall; the two below must not rise. */
const AT_LEAST = ['precision', 'recall', 'quietRate', 'kindAccuracy', 'scopeAccuracy', 'evidence'] as const;
const AT_MOST = ['trapRate', 'officialConfusion'] as const;

describe('our evaluation set', () => {
  test.each(AT_LEAST)('%s does not fall below the baseline', (name) => {
    expect(report[name]).toBeGreaterThanOrEqual(baseline[name] ?? 1);
  });
  test.each(AT_MOST)('%s does not rise above the baseline', (name) => {
    expect(report[name]).toBeLessThanOrEqual(baseline[name] ?? 0);
  });
  test('has the size that the baseline was measured on', () => {
    expect(report.cases).toBe(baseline['cases']);
  });
});

import { readFileSync } from 'node:fs';
import { readCases, readCompanies } from '../../tests/harness/matching-cases.ts';
import { evaluate, type Report } from '../../tests/harness/matching-eval.ts';

/**
 * `npm run eval -- FILE COMPANIES [--json]`: measures the matcher on a labelled set (schema in the README of the set).
 * Prints all metrics, a table per tag and the failing cases with their reasons; with --json one object on stdout.
 */
function main(args: readonly string[]): void {
  const [file, companies] = args.filter((arg) => !arg.startsWith('--'));
  if (!file || !companies) {
    console.error('Usage: npm run eval -- CASES.jsonl COMPANIES.json [--json]');
    process.exitCode = 2;
    return;
  }
  const report = evaluate(
    readCases(readFileSync(file, 'utf8')),
    readCompanies(readFileSync(companies, 'utf8')),
  );
  console.log(args.includes('--json') ? JSON.stringify(report) : asText(report));
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function asText(report: Report): string {
  const lines = [
    `cases ${report.cases}`,
    `precision ${report.precision.toFixed(4)}   recall ${report.recall.toFixed(4)}   F1 ${report.f1.toFixed(4)}`,
    `traps alerted ${percent(report.trapRate)}   quiet cases quiet ${percent(report.quietRate)}`,
    `kind ${percent(report.kindAccuracy)}   scope ${percent(report.scopeAccuracy)}   evidence ${percent(report.evidence)}`,
    `official/unofficial confusion ${report.officialConfusion}`,
    '',
    'tag                     pairs  precision  recall  kind',
    ...report.tags.map(
      (tag) =>
        `${tag.tag.padEnd(22)} ${String(tag.pairs).padStart(6)} ${tag.precision.toFixed(2).padStart(10)} ${tag.recall.toFixed(2).padStart(7)} ${tag.kindAccuracy.toFixed(2).padStart(5)}`,
    ),
  ];
  for (const failure of report.failures)
    lines.push('', `${failure.id}: ${failure.text}`, ...failure.reasons.map((reason) => `  - ${reason}`));
  return lines.join('\n');
}

main(process.argv.slice(2));

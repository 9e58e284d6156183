import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Fewer modules than this means that the checker read nothing, not that all is well. */
const LEAST_MODULES = 150;

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly totalDependenciesCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

const bin = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'depcruise');
const arguments_ = [
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'json',
  'shared',
  'functions',
  'infra',
];

/** Runs the dependency rule over the tree; exits 1 with one line per broken rule, or if too few modules were seen. */
function main(): void {
  const output = execFileSync(process.execPath, [bin, ...arguments_], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { summary } = JSON.parse(output) as Cruise;
  const seen = `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} dependencies`;
  if (summary.totalCruised < LEAST_MODULES) {
    console.error(
      `Architecture: only ${seen} seen, at least ${LEAST_MODULES} modules are expected. The check itself is broken.`,
    );
    process.exit(1);
  }
  for (const violation of summary.violations) {
    console.error(`Architecture: ${violation.rule.name}: ${violation.from} -> ${violation.to}`);
  }
  console.log(`Architecture: ${seen}, ${summary.violations.length} rules broken.`);
  process.exit(summary.violations.length === 0 ? 0 : 1);
}

main();

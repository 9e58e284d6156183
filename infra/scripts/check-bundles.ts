import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../../shared/runtime/environment.ts';

/** Minified kilobytes of the bundle and milliseconds of CPU for its first import (the analyser's own: decision 150; the pages': 155, 158). */
const BUDGETS = {
  poller: { kilobytes: 650, importMs: 200 },
  analyser: { kilobytes: 560, importMs: 120 },
  pages: { kilobytes: 540, importMs: 120 },
  hooks: { kilobytes: 380, importMs: 200 },
  other: { kilobytes: 450, importMs: 200 },
} as const;
/** The smallest of this many runs counts: what other processes take is not the bundle's. */
const RUNS = 5;

interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly environment: Record<string, string>;
}

/** The bundles of the synthesised functions with the names of their functions, read from the cloud assembly. */
function bundlesOf(assembly: string): readonly Bundle[] {
  const templates = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  return templates.flatMap((file) => {
    const template = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as {
      Resources: Record<
        string,
        {
          Type: string;
          Metadata?: Record<string, string>;
          Properties: { Environment?: { Variables: Record<string, unknown> } };
        }
      >;
    };
    return Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === 'AWS::Lambda::Function')
      .map(([id, resource]) => {
        const asset = resource.Metadata?.['aws:asset:path'] ?? '';
        const names = Object.keys(resource.Properties.Environment?.Variables ?? {});
        return {
          name: id,
          file: join(assembly, asset, 'index.js'),
          environment: Object.fromEntries(names.map((name) => [name, placeholder(name)])),
        };
      });
  });
}

/** A value that lets a handler be imported without a deployment. */
function placeholder(name: string): string {
  if (name === 'NODE_OPTIONS') return '';
  if (name === 'SOURCE_ORIGINS') return '{}';
  if (name.endsWith('_URL')) return 'https://example.com/queue';
  return name.startsWith('MAIL_') || name === 'HOLD_ABOVE' ? '1' : 'placeholder';
}

/** CPU milliseconds (user and system) that a fresh process needs to import the bundle, less those of an empty one. */
function importCost(bundle: Bundle): number {
  const script =
    'const a=process.cpuUsage();require(process.argv[1]);const b=process.cpuUsage(a);console.log((b.user+b.system)/1000);process.exit(0)';
  const costs = Array.from({ length: RUNS }, () => {
    const environment = { PATH: process.env['PATH'] ?? '', AWS_REGION: 'us-east-1', ...bundle.environment };
    const run = spawnSync(process.execPath, ['-e', script, bundle.file], {
      encoding: 'utf8',
      env: environment,
    });
    if (run.status !== 0) throw new Error(`${bundle.name} cannot be imported: ${run.stderr}`);
    return Number(run.stdout.trim().split('\n').at(-1));
  });
  return Math.min(...costs);
}

/** The three largest inputs of a bundle, from the file that esbuild writes beside it if it was asked to. */
function largestInputs(file: string): string {
  const meta = file.replace(/index\.js$/, 'index.meta.json');
  if (!existsSync(meta)) return '';
  const { outputs } = JSON.parse(readFileSync(meta, 'utf8')) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  inputs.sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput);
  return ` Largest: ${inputs
    .slice(0, 3)
    .map(([path, { bytesInOutput }]) => `${path} ${Math.round(bytesInOutput / 1024)} KB`)
    .join(', ')}.`;
}

/**
 * Whoever is told where sources are reads them, or calls the hooks of people; only the analyser is told from how many readers on a plan is held, and
 * only the pages are told where confirmations are asked for.
 */
function budgetOf({ environment }: Bundle): { readonly kilobytes: number; readonly importMs: number } {
  const calls = SETTINGS.peopleTable in environment;
  if (SETTINGS.sourceOrigins in environment) return calls ? BUDGETS.hooks : BUDGETS.poller;
  if (SETTINGS.confirmationsQueueUrl in environment) return BUDGETS.pages;
  return SETTINGS.holdAbove in environment ? BUDGETS.analyser : BUDGETS.other;
}

/** Checks every bundle of the assembly against its budget; exits 1 if one is over it or holds what must not be shipped. */
function main(assembly: string): void {
  const bundles = bundlesOf(assembly);
  if (bundles.length < 10)
    throw new Error(`Only ${bundles.length} functions in ${assembly}: synthesise with bundling first.`);
  let broken = 0;
  for (const bundle of bundles) {
    const budget = budgetOf(bundle);
    const kilobytes = statSync(bundle.file).size / 1024;
    const cost = importCost(bundle);
    const strayed = /adapters\/memory|memoryContentStore/.test(readFileSync(bundle.file, 'utf8'));
    const over = kilobytes > budget.kilobytes || cost > budget.importMs || strayed;
    if (over) broken += 1;
    const line = `${bundle.name.padEnd(44)} ${kilobytes.toFixed(0).padStart(4)} KB of ${budget.kilobytes}  ${cost.toFixed(0).padStart(4)} ms of ${budget.importMs}`;
    console.log(
      `${over ? 'OVER ' : 'ok   '} ${line}${strayed ? '  holds a memory adapter' : ''}${over ? largestInputs(bundle.file) : ''}`,
    );
  }
  process.exit(broken === 0 ? 0 : 1);
}

main(process.argv[2] ?? 'cdk.out');

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { addStacks } from '../../infra/system.ts';

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape, read by many paths
type Json = any;

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Json;
  readonly deletionPolicy: string | undefined;
  /** Path of the construct without the stack and without `Resource` at the end. */
  readonly path: string;
}

export interface SynthesisedStack {
  readonly template: Json;
  readonly resources: readonly Resource[];
  readonly ofType: (type: string) => readonly Resource[];
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Enough for a deployment; the addresses are nobody's. */
export const GIVEN = {
  senderEmail: 'alerts@example.org',
  postalAddress: 'Example Ltd, 1 Main Street, Springfield',
};

/** The context that `cdk.json` gives every command, with bundling left out: nothing here looks into bundles. */
function contextWith(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: object };
  return { ...context, 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-path-metadata': true, ...given };
}

interface Synthesis {
  readonly given?: Readonly<Record<string, unknown>>;
  /** As if `cdk deploy` ran. */
  readonly deploys?: boolean;
  readonly change?: (stacks: ReturnType<typeof addStacks>) => void;
}

/** Both stacks as `cdk synth` writes them. Throws what the policy checks find. Takes seconds: once per file. */
export function synthesise({ given = GIVEN, deploys = false, change }: Synthesis = {}) {
  const outdir = mkdtempSync(join(tmpdir(), 'rulewire-synth-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));
  const app = new App({ outdir, context: contextWith(given) });
  const stacks = addStacks(app, readConfig(app.node), deploys);
  change?.(stacks);
  const assembly = app.synth();
  const read = (name: string) => stackOf(assembly.getStackArtifact(name).template);
  return { data: read(stacks.data.artifactId), app: read(stacks.app.artifactId), stacks };
}

function stackOf(template: Json): SynthesisedStack {
  const resources = Object.entries<Json>(template.Resources).map(([id, resource]) => ({
    id,
    type: resource.Type as string,
    properties: resource.Properties ?? {},
    deletionPolicy: resource.DeletionPolicy as string | undefined,
    path: String(resource.Metadata?.['aws:cdk:path'] ?? id)
      .replace(/^[^/]+\//, '')
      .replace(/\/Resource$/, ''),
  }));
  return { template, resources, ofType: (type) => resources.filter((resource) => resource.type === type) };
}

/** The logical id that a Ref or Fn::GetAtt names, or undefined. */
export function target(value: Json): string | undefined {
  return value?.Ref ?? value?.['Fn::GetAtt']?.[0];
}

export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly Json[];
  readonly conditions: Json;
}

/** What the role of a function (or of a schedule) allows, by the logical id of the role. */
export function statementsOf(stack: SynthesisedStack, roleId: string): readonly Statement[] {
  return stack
    .ofType('AWS::IAM::Policy')
    .filter((policy) => policy.properties.Roles.some((role: Json) => target(role) === roleId))
    .flatMap((policy) => policy.properties.PolicyDocument.Statement)
    .map((statement: Json) => ({
      actions: [statement.Action].flat(),
      resources: [statement.Resource].flat(),
      conditions: statement.Condition,
    }));
}

/** The table that a resource of a statement means, by its name in the data stack (`People`), or undefined. */
export function tableNamed(resource: Json): string | undefined {
  return /Tables(Content|People|Ledger)/.exec(JSON.stringify(resource))?.[1];
}

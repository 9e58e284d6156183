import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Resource = { Type: string; Properties: Record<string, unknown>; Condition?: string };
export type StackTemplate = {
  name: string;
  resources: Record<string, Resource>;
  /** Export name to the expression of its value, not yet resolved. */
  exports: Record<string, unknown>;
  parameters: Record<string, { Type?: string; Default?: unknown }>;
};
export type Assembly = {
  stacks: StackTemplate[];
  /** The folder that an asset's S3 key stands for. Throws when no stack published that key. */
  assetFolder(key: string): string;
};

type Manifest = { artifacts: Record<string, { type: string; properties: Record<string, string> }> };
type AssetManifest = {
  files: Record<
    string,
    { source: { path: string; packaging: string }; destinations: Record<string, { objectKey: string }> }
  >;
};
type Template = {
  Resources?: Record<string, Partial<Resource> & { Type: string }>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  Parameters?: StackTemplate['parameters'];
};

/**
 * Reads the cloud assembly that `cdk synth` wrote into a folder (cdk.out): its stacks and where their assets lie.
 * Throws an Error that names the folder when there is none.
 */
export function readAssembly(folder: string): Assembly {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`No cloud assembly in ${folder}: run "cdk synth" first.`);
  const manifest = readJson<Manifest>(file);
  const stacks: StackTemplate[] = [];
  const assets = new Map<string, string>();
  for (const [name, artifact] of Object.entries(manifest.artifacts)) {
    if (artifact.type === 'aws:cloudformation:stack') {
      const { templateFile = '', stackName = name } = artifact.properties;
      stacks.push(readStack(stackName, readJson(join(folder, templateFile))));
    }
    if (artifact.type === 'cdk:asset-manifest')
      for (const [key, path] of readAssets(readJson(join(folder, artifact.properties['file'] ?? ''))))
        assets.set(key, path);
  }
  return {
    stacks,
    assetFolder(key) {
      const path = assets.get(key);
      if (path === undefined) throw new Error(`No asset with the key ${key} in ${folder}.`);
      return join(folder, path);
    },
  };
}

function readStack(name: string, template: Template): StackTemplate {
  const resources: StackTemplate['resources'] = {};
  for (const [id, resource] of Object.entries(template.Resources ?? {}))
    resources[id] = { ...resource, Properties: resource.Properties ?? {} };
  const exports: Record<string, unknown> = {};
  for (const output of Object.values(template.Outputs ?? {}))
    if (typeof output.Export?.Name === 'string') exports[output.Export.Name] = output.Value;
  return { name, resources, exports, parameters: template.Parameters ?? {} };
}

function* readAssets(manifest: AssetManifest): Generator<[key: string, path: string]> {
  for (const file of Object.values(manifest.files))
    for (const destination of Object.values(file.destinations))
      yield [destination.objectKey, file.source.path];
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

import type { Assembly, StackTemplate } from './assembly.ts';
import { attributeOf, type Names, type Place, refOf } from './identifiers.ts';

const NO_VALUE = Symbol('AWS::NoValue');

export type Resolver = {
  /** The value with every CloudFormation function in it worked out. */
  resolve(value: unknown, stack: StackTemplate, where: string): unknown;
  /** A resource with its properties worked out. */
  named(stack: StackTemplate, id: string): Names;
};

/**
 * Works out the CloudFormation functions of an assembly: Ref, Fn::GetAtt, Fn::Join, Fn::Sub, Fn::Select, Fn::Split,
 * Fn::ImportValue and the pseudo parameters. Throws an Error that names the place for any other function, an unknown
 * resource or attribute, or a parameter without a value.
 */
export function resolver(assembly: Assembly, place: Place): Resolver {
  const cache = new Map<string, Names>();
  const self: Resolver = {
    resolve: (value, stack, where) => resolveValue({ assembly, place, self, stack, where }, value),
    named(stack, id) {
      const key = `${stack.name}/${id}`;
      const known = cache.get(key);
      if (known) return known;
      const resource = stack.resources[id];
      if (!resource) throw new Error(`${key} is referred to and does not exist.`);
      const names: Names = { stack: stack.name, id, resource, properties: {} };
      cache.set(key, names);
      names.properties = self.resolve(resource.Properties, stack, key) as Record<string, unknown>;
      return names;
    },
  };
  return self;
}

type Context = { assembly: Assembly; place: Place; self: Resolver; stack: StackTemplate; where: string };

function resolveValue(context: Context, value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((each) => resolveValue(context, each)).filter((each) => each !== NO_VALUE);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (name === 'Ref' || name?.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string'))
    return resolveFunction(context, name, argument);
  const resolved = entries.map(([key, each]) => [key, resolveValue(context, each)] as const);
  return Object.fromEntries(resolved.filter(([, each]) => each !== NO_VALUE));
}

function resolveFunction(context: Context, name: string, argument: unknown): unknown {
  const parts = () => resolveValue(context, argument) as unknown[];
  switch (name) {
    case 'Ref':
      return reference(context, String(argument));
    case 'Fn::GetAtt': {
      const [id, attribute] = typeof argument === 'string' ? argument.split('.', 2) : parts().map(String);
      return attributeOf(namesOnly(context, id ?? ''), attribute ?? '', context.place);
    }
    case 'Fn::Join': {
      const [separator, list] = parts();
      return (list as unknown[]).map(String).join(String(separator));
    }
    case 'Fn::Split': {
      const [separator, text] = parts();
      return String(text).split(String(separator));
    }
    case 'Fn::Select': {
      const [index, list] = parts();
      return (list as unknown[])[Number(index)];
    }
    case 'Fn::Sub':
      return substitute(context, argument);
    case 'Fn::ImportValue':
      return imported(context, String(resolveValue(context, argument)));
    default:
      throw new Error(`${context.where}: the function ${name} is not known to the local AWS.`);
  }
}

/** Only names are needed for Ref and GetAtt, so the other properties stay unresolved: two resources may refer to each other. */
function namesOnly({ stack, self, where }: Context, id: string): Names {
  const resource = stack.resources[id];
  if (!resource) throw new Error(`${where}: refers to ${id}, which is not in stack ${stack.name}.`);
  const properties: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(resource.Properties))
    if (/^(.*Name|Name|EmailIdentity)$/.test(key))
      properties[key] = self.resolve(value, stack, `${stack.name}/${id}`);
  return { stack: stack.name, id, resource, properties };
}

function reference(context: Context, id: string): unknown {
  const { place, stack, where } = context;
  const pseudo: Record<string, unknown> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/${stack.name}/local`,
    'AWS::NoValue': NO_VALUE,
  };
  if (id in pseudo) return pseudo[id];
  if (id.startsWith('AWS::'))
    throw new Error(`${where}: the pseudo parameter ${id} is not known to the local AWS.`);
  const parameter = stack.parameters[id];
  if (!parameter) return refOf(namesOnly(context, id), place);
  if (parameter.Default === undefined || parameter.Type?.startsWith('AWS::SSM'))
    throw new Error(`${where}: the parameter ${id} has no value here.`);
  return parameter.Default;
}

function substitute(context: Context, argument: unknown): string {
  const [text, extra] = Array.isArray(argument) ? argument : [argument, {}];
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (extra && name in extra) return String(resolveValue(context, extra[name]));
    const dot = name.indexOf('.');
    if (dot < 0) return String(reference(context, name));
    return attributeOf(namesOnly(context, name.slice(0, dot)), name.slice(dot + 1), context.place);
  });
}

function imported({ assembly, self, where }: Context, name: string): unknown {
  for (const stack of assembly.stacks)
    if (name in stack.exports) return self.resolve(stack.exports[name], stack, `export ${name}`);
  throw new Error(`${where}: no stack exports ${name}.`);
}

/** A statement of an IAM policy as the template writes it, its functions worked out. */
export type PolicyStatement = {
  Sid?: string;
  Effect: string;
  Action?: string | string[];
  Resource?: string | string[];
  Principal?: unknown;
  Condition?: Record<string, Record<string, string | string[]>>;
  NotAction?: unknown;
  NotResource?: unknown;
  NotPrincipal?: unknown;
};

/** One thing that a caller asks for. `context` holds the condition keys of the request, each with its values. */
export type AccessRequest = {
  action: string;
  resource: string;
  context?: Record<string, readonly string[]>;
  /** Who asks, for the policy of a resource: `service:sns.amazonaws.com`. Absent for the policies of a role. */
  principal?: string;
};

export type Decision = 'allowed' | 'denied' | 'not-allowed';

/**
 * Decides as IAM does: an explicit Deny beats every Allow, and without an Allow nothing is allowed.
 * Rules: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * Throws an Error for any element or condition operator that it does not know, rather than guess.
 */
export function evaluate(statements: readonly PolicyStatement[], request: AccessRequest): Decision {
  let allowed = false;
  for (const statement of statements) {
    if (!applies(statement, request)) continue;
    if (statement.Effect === 'Deny') return 'denied';
    if (statement.Effect !== 'Allow')
      throw new Error(`IAM effect ${statement.Effect} is not known to the local AWS.`);
    allowed = true;
  }
  return allowed ? 'allowed' : 'not-allowed';
}

function applies(statement: PolicyStatement, request: AccessRequest): boolean {
  for (const element of ['NotAction', 'NotResource', 'NotPrincipal'] as const)
    if (statement[element] !== undefined)
      throw new Error(`IAM element ${element} is not known to the local AWS.`);
  const actions = [statement.Action ?? []].flat();
  const resources = [statement.Resource ?? []].flat();
  return (
    actions.some((pattern) => matches(pattern.toLowerCase(), request.action.toLowerCase())) &&
    resources.some((pattern) => matches(pattern, request.resource)) &&
    (request.principal === undefined || principalMatches(statement.Principal, request.principal)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, tests]) =>
      conditionHolds(operator, tests, request.context ?? {}),
    )
  );
}

function principalMatches(principal: unknown, asked: string): boolean {
  if (principal === '*') return true;
  const [kind, name] = asked.split(/:(.*)/s);
  const { AWS, Service } = (principal ?? {}) as { AWS?: string | string[]; Service?: string | string[] };
  if ([AWS ?? []].flat().includes('*')) return true;
  return kind === 'service' && [Service ?? []].flat().includes(name ?? '');
}

type Test = (pattern: string, value: string) => boolean;

const equal: Test = (pattern, value) => pattern === value;
const caseless: Test = (pattern, value) => pattern.toLowerCase() === value.toLowerCase();

const OPERATORS: Record<string, Test> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: caseless,
  StringLike: matches,
  ArnEquals: matches,
  ArnLike: matches,
  Bool: caseless,
};

/**
 * Whether one block of a Condition holds: every key in it must. A key that the request does not carry fails the test,
 * except under ForAllValues (an empty set) and the …IfExists operators. Several patterns of one key are alternatives.
 */
function conditionHolds(
  written: string,
  tests: Record<string, string | string[]>,
  context: Record<string, readonly string[]>,
): boolean {
  const [, set, name, ifExists] = /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/.exec(written) ?? [];
  const test = OPERATORS[name ?? ''];
  if (!test) throw new Error(`IAM condition operator ${written} is not known to the local AWS.`);
  return Object.entries(tests).every(([key, patterns]) => {
    const values = Object.entries(context).find(([each]) => caseless(each, key))?.[1];
    if (values === undefined) return set === 'ForAllValues:' || ifExists !== undefined;
    const one = (value: string) => [patterns].flat().some((pattern) => test(String(pattern), value));
    return set === 'ForAllValues:' ? values.every(one) : values.some(one);
  });
}

/** IAM's wildcards: `*` any run of characters, `?` exactly one. */
function matches(pattern: string, value: string): boolean {
  let expression = expressions.get(pattern);
  if (!expression) {
    const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    expression = new RegExp(`^${literal.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's');
    expressions.set(pattern, expression);
  }
  return expression.test(value);
}

/** Policies are few and calls are many, so each pattern is compiled once. */
const expressions = new Map<string, RegExp>();

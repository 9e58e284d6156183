import type { FunctionModel, SystemModel } from '../template/model.ts';
import { type AccessRequest, evaluate, type PolicyStatement } from './evaluate.ts';

/** A call that a function made without the right to it, as the run's summary lists it. */
export type DeniedCall = {
  function: string;
  action: string;
  resource: string;
  /** `not-allowed`: no statement grants it; `denied`: a statement forbids it. */
  why: 'not-allowed' | 'denied';
  count: number;
};

export type Caller = { id: string; userArn: string; statements: readonly PolicyStatement[] };

export type Permissions = {
  /** The function whose key this is; undefined for a key that nobody was given. */
  caller(accessKeyId: string): Caller | 'operator' | undefined;
  /** The first request that the caller has no right to; it is recorded. Undefined when all are allowed. */
  refuse(
    caller: Caller,
    requests: readonly AccessRequest[],
  ): (AccessRequest & { why: DeniedCall['why'] }) | undefined;
  denied(): DeniedCall[];
};

/** Key for people and scripts: it may do everything, as an operator's own credentials would. */
export const OPERATOR_KEY = 'LOCALOPERATOR';

/** The access key id of a function. */
export function keyOf(model: FunctionModel): string {
  return `LOCAL${model.id.replace(/[^A-Za-z0-9]/g, '')}`;
}

/** Who may do what: the roles of the template, and a list of what was refused. */
export function permissions(
  model: SystemModel,
  account: string,
  onDenied: (call: DeniedCall) => void,
): Permissions {
  const callers = new Map<string, Caller>();
  for (const each of model.functions) {
    const role = model.roles.get(each.roleArn);
    const userArn = `arn:aws:sts::${account}:assumed-role/${role?.name ?? 'none'}/${each.name}`;
    callers.set(keyOf(each), { id: each.id, userArn, statements: role?.statements ?? [] });
  }
  const record = new Map<string, DeniedCall>();
  return {
    caller: (key) => (key === OPERATOR_KEY ? 'operator' : callers.get(key)),
    refuse(caller, requests) {
      for (const request of requests) {
        const why = evaluate(caller.statements, { ...request, context: { ...ALWAYS, ...request.context } });
        if (why === 'allowed') continue;
        const key = `${caller.id} ${request.action} ${request.resource}`;
        const known = record.get(key) ?? {
          function: caller.id,
          action: request.action,
          resource: request.resource,
          why,
          count: 0,
        };
        const call = { ...known, count: known.count + 1 };
        record.set(key, call);
        onDenied(call);
        return { ...request, why };
      }
      return undefined;
    },
    denied: () => [...record.values()],
  };
}

/** Deployed, every call is made over TLS; the local endpoints are plain HTTP on loopback, which policies must not trip over. */
const ALWAYS = { 'aws:SecureTransport': ['true'] };

/** AWS's words for a refusal. */
export function refusalText(
  caller: Caller,
  { action, resource, why }: AccessRequest & { why: DeniedCall['why'] },
): string {
  const because =
    why === 'denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return `User: ${caller.userArn} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
}

import type { Assembly } from './assembly.ts';
import { arnOf, type Names, type Place, physicalName } from './identifiers.ts';
import type { EventSourceModel, FunctionModel, HttpApiModel, ScheduleModel } from './model.ts';

/** A function with its code folder in the assembly. Only Node.js functions deployed from assets are known. */
export function readFunction(names: Names, place: Place, assembly: Assembly): FunctionModel {
  const { properties: p, stack, id } = names;
  if (!/^nodejs24\.x$/.test(String(p['Runtime'])))
    throw new Error(`${stack}/${id}: runtime ${String(p['Runtime'])} is not known to the local AWS.`);
  const key = (p['Code'] as { S3Key?: string } | undefined)?.S3Key;
  if (key === undefined)
    throw new Error(`${stack}/${id}: only code from an asset is known to the local AWS.`);
  const variables =
    (p['Environment'] as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
  const dead = (p['DeadLetterConfig'] as { TargetArn?: string } | undefined)?.TargetArn;
  return {
    id,
    name: physicalName(names),
    arn: arnOf(names, place),
    handler: String(p['Handler']),
    codeFolder: assembly.assetFolder(key),
    timeoutSeconds: Number(p['Timeout'] ?? 3),
    memoryMb: Number(p['MemorySize'] ?? 128),
    environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
    roleArn: String(p['Role']),
    logFormat:
      (p['LoggingConfig'] as { LogFormat?: string } | undefined)?.LogFormat === 'JSON' ? 'JSON' : 'Text',
    reservedConcurrency:
      p['ReservedConcurrentExecutions'] === undefined ? undefined : Number(p['ReservedConcurrentExecutions']),
    async: { retries: 2, maximumAge: 21_600, deadLetterArn: dead, destinationArn: undefined },
  };
}

/** An event source mapping of a queue; none when it is disabled. */
export function readEventSource({ properties: p, id, stack }: Names): EventSourceModel[] {
  if (p['Enabled'] === false) return [];
  const queueArn = String(p['EventSourceArn']);
  if (!queueArn.startsWith('arn:aws:sqs:'))
    throw new Error(`${stack}/${id}: event source ${queueArn} is not known to the local AWS.`);
  const name = String(p['FunctionName']);
  return [
    {
      id,
      queueArn,
      functionName: name.startsWith('arn:') ? (name.split(':')[6] ?? '') : name,
      batchSize: Number(p['BatchSize'] ?? 10),
      windowSeconds: Number(p['MaximumBatchingWindowInSeconds'] ?? 0),
      maxConcurrency: (p['ScalingConfig'] as { MaximumConcurrency?: number } | undefined)?.MaximumConcurrency,
      partialResponses: ((p['FunctionResponseTypes'] ?? []) as string[]).includes('ReportBatchItemFailures'),
    },
  ];
}

type Target = {
  Arn: string;
  RoleArn: string;
  Input?: string;
  DeadLetterConfig?: { Arn: string };
};

const TARGET_FIELDS = ['Arn', 'RoleArn', 'Input', 'RetryPolicy', 'DeadLetterConfig'];

/** A schedule; none when it is disabled. Only Lambda targets are known. */
export function readSchedule(names: Names, place: Place): ScheduleModel[] {
  const { properties: p, stack, id } = names;
  if (p['State'] === 'DISABLED') return [];
  const target = p['Target'] as Target;
  const unknown = Object.keys(target).find((field) => !TARGET_FIELDS.includes(field));
  if (unknown !== undefined)
    throw new Error(`${stack}/${id}: Target.${unknown} is not known to the local AWS.`);
  if (!target.Arn.startsWith('arn:aws:lambda:'))
    throw new Error(`${stack}/${id}: target ${target.Arn} is not known to the local AWS.`);
  if (p['StartDate'] !== undefined || p['EndDate'] !== undefined)
    throw new Error(`${stack}/${id}: StartDate and EndDate are not known to the local AWS.`);
  return [
    {
      id,
      name: physicalName(names),
      arn: arnOf(names, place),
      expression: String(p['ScheduleExpression']),
      zone: String(p['ScheduleExpressionTimezone'] ?? 'UTC'),
      targetArn: target.Arn,
      roleArn: target.RoleArn,
      input: target.Input,
      deadLetterArn: target.DeadLetterConfig?.Arn,
    },
  ];
}

/** An HTTP API with its routes; each must lead to a Lambda function with payload format 2.0. */
export function readHttpApi(
  api: Names,
  routes: Names[],
  integrations: Names[],
  stages: Names[],
): HttpApiModel {
  const where = `${api.stack}/${api.id}`;
  if (api.properties['ProtocolType'] !== 'HTTP')
    throw new Error(`${where}: only HTTP APIs are known to the local AWS.`);
  if (!stages.some(({ properties }) => properties['StageName'] === '$default'))
    throw new Error(`${where}: has no $default stage, so its address answers 404.`);
  return {
    id: api.id,
    routes: routes.map(({ properties: route }) => {
      const target = String(route['Target']).replace('integrations/', '');
      const integration = integrations.find(({ id }) => id.toLowerCase() === target)?.properties;
      if (integration?.['IntegrationType'] !== 'AWS_PROXY' || integration['PayloadFormatVersion'] !== '2.0')
        throw new Error(
          `${where}: route ${String(route['RouteKey'])} needs a Lambda integration with payload format 2.0.`,
        );
      if ((route['AuthorizationType'] ?? 'NONE') !== 'NONE')
        throw new Error(`${where}: authorizers are not known to the local AWS.`);
      return {
        key: String(route['RouteKey']),
        functionArn: lambdaArn(String(integration['IntegrationUri'])),
        timeoutMs: Number(integration['TimeoutInMillis'] ?? 30_000),
      };
    }),
  };
}

/** The function in an integration's URI, which is its ARN or the `…/functions/<arn>/invocations` path around it. */
function lambdaArn(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations/.exec(uri)?.[1] ?? uri;
}

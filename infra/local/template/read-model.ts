import type { PolicyStatement } from '../iam/evaluate.ts';
import type { Assembly } from './assembly.ts';
import { arnOf, type Names, type Place, physicalName, refOf } from './identifiers.ts';
import { resolver } from './intrinsics.ts';
import type { FunctionModel, HttpApiModel, SystemModel } from './model.ts';
import { readEventSource, readFunction, readHttpApi, readSchedule } from './read-compute.ts';
import { readConfigurationSet, readQueue, readSecret, readTable } from './read-storage.ts';
import { checkResources, ignoredBecause } from './resource-types.ts';

/** The resources of one type, in template order. */
type Found = (type: string) => Names[];

/**
 * Turns the synthesized stacks into what is to be run.
 * Throws an Error that names the resource for any type, property or function that the local AWS does not know.
 */
export function readModel(assembly: Assembly, place: Place): SystemModel {
  checkResources(assembly);
  const { named } = resolver(assembly, place);
  const all = assembly.stacks.flatMap((stack) =>
    Object.entries(stack.resources)
      .filter(([, resource]) => ignoredBecause(resource.Type) === undefined)
      .map(([id]) => named(stack, id)),
  );
  const found: Found = (type) => all.filter(({ resource }) => resource.Type === type);
  const functions = found('AWS::Lambda::Function').map((names) => readFunction(names, place, assembly));
  readAsyncSettings(found, functions);
  return {
    tables: found('AWS::DynamoDB::Table').map((names) => readTable(names, place)),
    queues: found('AWS::SQS::Queue').map((names) =>
      readQueue(names, place, policyFor(found, 'AWS::SQS::QueuePolicy', 'Queues', refOf(names, place))),
    ),
    functions,
    roles: readRoles(found, place),
    eventSources: found('AWS::Lambda::EventSourceMapping').flatMap(readEventSource),
    schedules: found('AWS::Scheduler::Schedule').flatMap((names) => readSchedule(names, place)),
    httpApis: readHttpApis(found),
    topics: readTopics(found, place),
    mail: {
      identities: found('AWS::SES::EmailIdentity').map((names) => refOf(names, place)),
      configurationSets: found('AWS::SES::ConfigurationSet').map((names) =>
        readConfigurationSet(names, found),
      ),
    },
    secrets: found('AWS::SecretsManager::Secret').map((names) => readSecret(names, place)),
    permissions: found('AWS::Lambda::Permission').map(({ properties }) => ({
      functionArn: String(properties['FunctionName']),
      principal: String(properties['Principal']),
      sourceArn: properties['SourceArn'] === undefined ? undefined : String(properties['SourceArn']),
    })),
  };
}

function readRoles(found: Found, place: Place): SystemModel['roles'] {
  const roles: SystemModel['roles'] = new Map();
  for (const names of found('AWS::IAM::Role')) {
    const inline = (names.properties['Policies'] ?? []) as { PolicyDocument: PolicyDocument }[];
    const trust = names.properties['AssumeRolePolicyDocument'] as {
      Statement: { Principal?: { Service?: unknown } }[];
    };
    const arn = arnOf(names, place);
    roles.set(arn, {
      arn,
      name: physicalName(names),
      principals: trust.Statement.flatMap((statement) => statement.Principal?.Service ?? []).map(String),
      statements: inline.flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument)),
    });
  }
  for (const { properties } of found('AWS::IAM::Policy'))
    for (const role of roles.values())
      if ((properties['Roles'] as string[]).includes(role.name))
        role.statements.push(...statementsOf(properties['PolicyDocument'] as PolicyDocument));
  return roles;
}

type PolicyDocument = { Statement: PolicyStatement | PolicyStatement[] };

function statementsOf(document: PolicyDocument): PolicyStatement[] {
  return [document.Statement].flat();
}

/** The statements of the resource policies that are attached to `target`. */
function policyFor(found: Found, type: string, attachedTo: string, target: string): PolicyStatement[] {
  return found(type)
    .filter(({ properties }) => (properties[attachedTo] as string[]).includes(target))
    .flatMap(({ properties }) => statementsOf(properties['PolicyDocument'] as PolicyDocument));
}

function readTopics(found: Found, place: Place): SystemModel['topics'] {
  const subscriptions = found('AWS::SNS::Subscription').map(({ stack, id, properties }) => {
    if (properties['Protocol'] !== 'sqs') return undefined;
    if (typeof properties['Endpoint'] !== 'string') throw new Error(`${stack}/${id}: no Endpoint.`);
    const raw = properties['RawMessageDelivery'] === true;
    return { topicArn: String(properties['TopicArn']), queueArn: properties['Endpoint'], raw };
  });
  return found('AWS::SNS::Topic').map((names) => {
    const arn = arnOf(names, place);
    return {
      arn,
      policy: policyFor(found, 'AWS::SNS::TopicPolicy', 'Topics', arn),
      subscriptions: subscriptions
        .filter((each) => each !== undefined)
        .filter(({ topicArn }) => topicArn === arn),
    };
  });
}

function readHttpApis(found: Found): HttpApiModel[] {
  const of = (type: string, apiId: string) =>
    found(type).filter(({ properties }) => properties['ApiId'] === apiId);
  return found('AWS::ApiGatewayV2::Api').map((names) => {
    const apiId = names.id.toLowerCase();
    return readHttpApi(
      names,
      of('AWS::ApiGatewayV2::Route', apiId),
      of('AWS::ApiGatewayV2::Integration', apiId),
      of('AWS::ApiGatewayV2::Stage', apiId),
    );
  });
}

function readAsyncSettings(found: Found, functions: FunctionModel[]): void {
  for (const { properties, stack, id } of found('AWS::Lambda::EventInvokeConfig')) {
    const target = functions.find(({ name, arn }) =>
      [name, arn].includes(String(properties['FunctionName'])),
    );
    if (!target) throw new Error(`${stack}/${id}: no function ${String(properties['FunctionName'])}.`);
    const destination = properties['DestinationConfig'] as
      | { OnFailure?: { Destination?: string } }
      | undefined;
    target.async.retries = Number(properties['MaximumRetryAttempts'] ?? target.async.retries);
    target.async.maximumAge = Number(properties['MaximumEventAgeInSeconds'] ?? target.async.maximumAge);
    target.async.destinationArn = destination?.OnFailure?.Destination;
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RUNBOOKS } from '../../infra/constructs/ops.ts';
import { SETTINGS } from '../../shared/runtime/environment.ts';
import { BY_DIMENSIONS } from '../../shared/runtime/metrics.ts';
import { definition } from '../harness/emulators/dynamodb-tables.ts';
import { type Resource, statementsOf, synthesise, target } from './synthesised.ts';

const { data, app } = synthesise();
const all = [...data.resources, ...app.resources];

/** Each resource of a type as a case, so that a new one is tested without a new test. */
const each = (type: string, holds: (resource: Resource) => void) => {
  const found = all.filter((resource) => resource.type === type);
  it(`there are resources of ${type}`, () => expect(found.length).toBeGreaterThan(0));
  it.each(found.map((resource) => [resource.path, resource] as const))('%s', (_, resource) =>
    holds(resource),
  );
};

const queues = app.ofType('AWS::SQS::Queue');
const sources = app.ofType('AWS::Lambda::EventSourceMapping');
const isDeadLetters = (queue: Resource) => /DeadLetters$|MissedRuns$/.test(queue.path);
const functionNamed = (reference: unknown) =>
  app.ofType('AWS::Lambda::Function').find((fn) => fn.id === target(reference));

describe('every queue is encrypted by SQS, takes TLS only and keeps messages for 14 days', () => {
  each('AWS::SQS::Queue', (queue) => {
    expect(queue.properties.SqsManagedSseEnabled).toBe(true);
    expect(queue.properties.MessageRetentionPeriod).toBe(14 * 86_400);
    const policy = app
      .ofType('AWS::SQS::QueuePolicy')
      .find((candidate) => candidate.properties.Queues.some((each: unknown) => target(each) === queue.id));
    expect(JSON.stringify(policy?.properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"');
  });
});

describe('every working queue has a dead-letter queue and six times the timeout of its consumer', () => {
  it.each(queues.filter((queue) => !isDeadLetters(queue)).map((queue) => [queue.path, queue] as const))(
    '%s',
    (_, queue) => {
      const parked = target(queue.properties.RedrivePolicy?.deadLetterTargetArn);
      expect(queues.find((candidate) => candidate.id === parked)?.path).toMatch(/DeadLetters$/);
      expect(queue.properties.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      const source = sources.find((candidate) => target(candidate.properties.EventSourceArn) === queue.id);
      const timeout = functionNamed(source?.properties.FunctionName)?.properties.Timeout;
      expect(queue.properties.VisibilityTimeout).toBe(6 * timeout);
    },
  );
});

describe('every dead-letter queue has an alarm at the first message', () => {
  it.each(queues.filter(isDeadLetters).map((queue) => [queue.path, queue] as const))('%s', (_, queue) => {
    const alarm = app
      .ofType('AWS::CloudWatch::Alarm')
      .find((candidate) =>
        (candidate.properties.Dimensions ?? []).some(
          (dimension: { Value: unknown }) => target(dimension.Value) === queue.id,
        ),
      );
    expect(alarm?.properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });
});

describe('every alarm on a counter of ours reads it as the functions publish it', () => {
  const counters = app
    .ofType('AWS::CloudWatch::Alarm')
    .filter(({ properties }) => properties.Namespace === 'Rulewire');
  it('there are some', () => expect(counters.length).toBeGreaterThan(0));
  it.each(counters.map((alarm) => [alarm.path, alarm.properties] as const))('%s', (_, properties) => {
    expect((properties.Dimensions ?? []).length > 0).toBe(BY_DIMENSIONS.has(properties.MetricName));
  });
});

describe('every event source names the messages that failed and is limited in number', () => {
  each('AWS::Lambda::EventSourceMapping', ({ properties }) => {
    expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
  });
});

describe('every alarm says who suffers, names a runbook that exists and reaches the topic', () => {
  const topic = app.ofType('AWS::SNS::Topic').find((candidate) => candidate.path.startsWith('Ops/'));
  each('AWS::CloudWatch::Alarm', ({ properties }) => {
    expect(properties.AlarmName).toMatch(/^(page|warn)-rulewire-prod-/);
    const [, impact, runbook] =
      /^(.{20,}\.) What to do: infra\/runbooks\/(.+)$/.exec(properties.AlarmDescription) ?? [];
    expect(impact).toBeDefined();
    expect(existsSync(join(RUNBOOKS, runbook ?? ''))).toBe(true);
    expect(properties.AlarmActions.map(target)).toEqual([topic?.id]);
  });
});

describe('every table stays when its stack goes, is paid by use and expires items', () => {
  each('AWS::DynamoDB::Table', (table) => {
    expect(table.deletionPolicy).toBe('Retain');
    expect(table.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    const backup = table.properties.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled;
    expect(backup).toBe(!table.path.endsWith('Ledger'));
  });
  it('the secret stays too', () => {
    expect(data.ofType('AWS::SecretsManager::Secret')[0]?.deletionPolicy).toBe('Retain');
  });
});

describe('tests of the adapters run on tables like the deployed ones', () => {
  each('AWS::DynamoDB::Table', ({ path, properties }) => {
    const kind = /(Content|People|Ledger)$/.exec(path)?.[1]?.toLowerCase() as 'content' | 'people' | 'ledger';
    const { TableName: _, ...made } = definition(kind, 'any');
    expect(properties).toMatchObject({
      ...made,
      AttributeDefinitions: expect.arrayContaining(made.AttributeDefinitions ?? []),
    });
    expect(properties.AttributeDefinitions).toHaveLength(made.AttributeDefinitions?.length ?? 0);
  });
});

describe('every function runs on Node 24 on arm64, logs JSON to its own group for 30 days and knows only its settings', () => {
  const groups = app.ofType('AWS::Logs::LogGroup');
  const known = new Set<string>([...Object.values(SETTINGS), 'NODE_OPTIONS']);
  each('AWS::Lambda::Function', ({ properties }) => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    expect(properties.LoggingConfig.LogFormat).toBe('JSON');
    const group = groups.find((candidate) => candidate.id === target(properties.LoggingConfig.LogGroup));
    expect(group?.properties.RetentionInDays).toBe(30);
    const variables = Object.keys(properties.Environment.Variables);
    expect(variables.filter((name) => !known.has(name))).toEqual([]);
    expect(properties.Environment.Variables.NODE_OPTIONS).toBe('--enable-source-maps');
  });
  it('no two functions share a role or a log group', () => {
    const functions = app.ofType('AWS::Lambda::Function');
    for (const shared of ['Role', 'LoggingConfig']) {
      expect(new Set(functions.map((fn) => JSON.stringify(fn.properties[shared]))).size).toBe(
        functions.length,
      );
    }
  });
});

describe('every role is written out by hand', () => {
  each('AWS::IAM::Role', ({ properties, id }) => {
    expect(properties.ManagedPolicyArns).toBeUndefined();
    const statements = statementsOf(app, id);
    expect(statements.length).toBeGreaterThan(0);
    for (const { actions, resources } of statements) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
      const anything = resources.filter((resource) => resource === '*');
      expect(anything.length === 0 || actions.join() === 'ses:GetSendQuota').toBe(true);
      expect(resources.filter((resource) => JSON.stringify(resource).includes('/index/*'))).toEqual([]);
    }
  });
});

describe('every schedule starts a function with its own role, tries again and has a dead-letter queue', () => {
  each('AWS::Scheduler::Schedule', ({ properties }) => {
    expect(functionNamed(properties.Target.Arn)).toBeDefined();
    expect(properties.Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 600, MaximumRetryAttempts: 3 });
    expect(target(properties.Target.DeadLetterConfig.Arn)).toMatch(/^MissedRuns/);
    expect(['America/New_York', 'Etc/UTC']).toContain(properties.ScheduleExpressionTimezone);
    const role = target(properties.Target.RoleArn) ?? '';
    const started = statementsOf(app, role).filter((statement) =>
      statement.actions.includes('lambda:InvokeFunction'),
    );
    expect(started.flatMap((statement) => statement.resources.map(target))).toEqual([
      target(properties.Target.Arn),
    ]);
  });
});

describe('mail is neither tracked nor sent without TLS', () => {
  each('AWS::SES::ConfigurationSet', ({ properties }) => {
    expect(properties.DeliveryOptions.TlsPolicy).toBe('REQUIRE');
    expect(properties.SuppressionOptions.SuppressedReasons).toEqual(['BOUNCE', 'COMPLAINT']);
    expect(properties.TrackingOptions ?? properties.VdmOptions).toBeUndefined();
  });
  each('AWS::SES::ConfigurationSetEventDestination', ({ properties }) => {
    expect(properties.EventDestination.MatchingEventTypes).toEqual([
      'send',
      'delivery',
      'bounce',
      'complaint',
      'reject',
      'deliveryDelay',
    ]);
  });
});

describe('the access log holds no path, query or header: tokens are there', () => {
  each('AWS::ApiGatewayV2::Stage', ({ properties }) => {
    expect(properties.AccessLogSettings.Format).not.toMatch(/path|query|header|identity|sourceIp/i);
    expect(properties.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
  });
});

it('only plain functions of CloudFormation are used', () => {
  const used = JSON.stringify([data.template.Resources, app.template.Resources]).match(/"Fn::\w+"/g) ?? [];
  expect(new Set(used)).toEqual(new Set(['"Fn::GetAtt"', '"Fn::ImportValue"', '"Fn::Join"', '"Fn::Sub"']));
});

it('nothing brings functions of its own into the account', () => {
  expect(all.filter((resource) => /^Custom::|AWS::CloudFormation::/.test(resource.type))).toEqual([]);
});

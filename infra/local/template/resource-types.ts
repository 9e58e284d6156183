import type { Assembly } from './assembly.ts';

/** A type that the local AWS runs, and its properties: `read` are acted on, `noted` have no effect here. */
type Known = { read: readonly string[]; noted?: readonly string[] };

/** Every resource type that the local AWS runs. A property in neither list stops the start. */
const KNOWN: Record<string, Known> = {
  'AWS::DynamoDB::Table': {
    read: [
      'TableName',
      'AttributeDefinitions',
      'KeySchema',
      'GlobalSecondaryIndexes',
      'BillingMode',
      'TimeToLiveSpecification',
      'SSESpecification',
    ],
    noted: [
      'PointInTimeRecoverySpecification',
      'DeletionProtectionEnabled',
      'Tags',
      'TableClass',
      'ContributorInsightsSpecification',
      'OnDemandThroughput',
      'WarmThroughput',
    ],
  },
  'AWS::SQS::Queue': {
    read: [
      'QueueName',
      'VisibilityTimeout',
      'RedrivePolicy',
      'DelaySeconds',
      'MaximumMessageSize',
      'ReceiveMessageWaitTimeSeconds',
      'MessageRetentionPeriod',
    ],
    noted: [
      'SqsManagedSseEnabled',
      'KmsMasterKeyId',
      'KmsDataKeyReusePeriodSeconds',
      'RedriveAllowPolicy',
      'Tags',
    ],
  },
  'AWS::SQS::QueuePolicy': { read: ['Queues', 'PolicyDocument'] },
  'AWS::Lambda::Function': {
    read: [
      'FunctionName',
      'Code',
      'Handler',
      'Runtime',
      'Timeout',
      'MemorySize',
      'Environment',
      'Role',
      'ReservedConcurrentExecutions',
      'DeadLetterConfig',
      'LoggingConfig',
    ],
    noted: [
      'Architectures',
      'Description',
      'EphemeralStorage',
      'TracingConfig',
      'Tags',
      'RecursiveLoop',
      'RuntimeManagementConfig',
      'KmsKeyArn',
      'SnapStart',
    ],
  },
  'AWS::Lambda::EventSourceMapping': {
    read: [
      'EventSourceArn',
      'FunctionName',
      'BatchSize',
      'MaximumBatchingWindowInSeconds',
      'FunctionResponseTypes',
      'ScalingConfig',
      'Enabled',
    ],
    noted: ['Tags', 'MetricsConfig'],
  },
  'AWS::Lambda::EventInvokeConfig': {
    read: [
      'FunctionName',
      'Qualifier',
      'MaximumRetryAttempts',
      'MaximumEventAgeInSeconds',
      'DestinationConfig',
    ],
  },
  'AWS::Lambda::Permission': { read: ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'] },
  'AWS::IAM::Role': {
    read: ['RoleName', 'AssumeRolePolicyDocument', 'Policies', 'ManagedPolicyArns'],
    noted: ['Description', 'Tags', 'Path', 'MaxSessionDuration'],
  },
  'AWS::IAM::Policy': { read: ['PolicyName', 'PolicyDocument', 'Roles'] },
  'AWS::Scheduler::Schedule': {
    read: [
      'Name',
      'GroupName',
      'ScheduleExpression',
      'ScheduleExpressionTimezone',
      'State',
      'Target',
      'StartDate',
      'EndDate',
    ],
    noted: ['Description', 'FlexibleTimeWindow', 'KmsKeyArn'],
  },
  'AWS::Scheduler::ScheduleGroup': { read: ['Name'], noted: ['Tags'] },
  'AWS::ApiGatewayV2::Api': {
    read: ['Name', 'ProtocolType'],
    noted: ['Description', 'Tags', 'DisableExecuteApiEndpoint'],
  },
  'AWS::ApiGatewayV2::Integration': {
    read: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
    noted: ['Description', 'IntegrationMethod'],
  },
  'AWS::ApiGatewayV2::Route': {
    read: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType'],
    noted: ['OperationName'],
  },
  'AWS::ApiGatewayV2::Stage': {
    read: ['ApiId', 'StageName', 'AutoDeploy'],
    noted: ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'Tags', 'Description'],
  },
  'AWS::SES::EmailIdentity': {
    read: ['EmailIdentity'],
    noted: [
      'DkimAttributes',
      'DkimSigningAttributes',
      'MailFromAttributes',
      'FeedbackAttributes',
      'ConfigurationSetAttributes',
      'Tags',
    ],
  },
  'AWS::SES::ConfigurationSet': {
    read: ['Name', 'SendingOptions', 'SuppressionOptions'],
    noted: ['DeliveryOptions', 'ReputationOptions', 'VdmOptions', 'Tags'],
  },
  'AWS::SES::ConfigurationSetEventDestination': { read: ['ConfigurationSetName', 'EventDestination'] },
  'AWS::SNS::Topic': {
    read: ['TopicName'],
    noted: ['DisplayName', 'KmsMasterKeyId', 'Tags', 'TracingConfig', 'SignatureVersion'],
  },
  'AWS::SNS::TopicPolicy': { read: ['Topics', 'PolicyDocument'] },
  'AWS::SNS::Subscription': {
    read: ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery'],
    noted: ['RedrivePolicy', 'Region'],
  },
  'AWS::SecretsManager::Secret': {
    read: ['Name', 'GenerateSecretString', 'SecretString', 'Tags'],
    noted: ['Description', 'KmsKeyId'],
  },
  'AWS::KMS::Key': {
    read: [],
    noted: [
      'KeyPolicy',
      'EnableKeyRotation',
      'Description',
      'PendingWindowInDays',
      'Tags',
      'RotationPeriodInDays',
    ],
  },
};

/** Types that the local AWS passes over, each with the reason why nothing here depends on it. */
const IGNORED: Record<string, string> = {
  'AWS::CDK::Metadata': 'counts the use of CDK constructs; no running part',
  'AWS::KMS::Alias': 'a second name of a key; nothing calls KMS by name',
  'AWS::CloudWatch::Alarm': 'no metrics are kept here, so no alarm can fire',
  'AWS::CloudWatch::CompositeAlarm': 'no metrics are kept here, so no alarm can fire',
  'AWS::CloudWatch::Dashboard': 'a page of the AWS console',
  'AWS::Logs::LogGroup': 'log lines of functions are shown and kept by the runner itself',
  'AWS::Logs::MetricFilter': 'no metrics are kept here',
  'AWS::Logs::QueryDefinition': 'a saved query of the AWS console',
  'AWS::Logs::ResourcePolicy': 'nothing here writes to CloudWatch Logs',
  'AWS::Budgets::Budget': 'nothing here costs money',
  'AWS::Backup::BackupPlan': 'the local tables live in memory and are not backed up',
  'AWS::Backup::BackupSelection': 'the local tables live in memory and are not backed up',
  'AWS::Backup::BackupVault': 'the local tables live in memory and are not backed up',
  'AWS::Route53::RecordSet': 'no name is resolved here; the addresses are on 127.0.0.1',
  'AWS::CertificateManager::Certificate': 'the local addresses are plain HTTP on 127.0.0.1',
};

/** Whether a resource takes no part in the local run, with the reason. */
export function ignoredBecause(type: string): string | undefined {
  return IGNORED[type];
}

/**
 * Checks that every resource is of a type the local AWS runs or passes over on purpose, and has no property that it
 * would silently get wrong. Throws one Error that lists all findings.
 */
export function checkResources(assembly: Assembly): void {
  const faults: string[] = [];
  for (const stack of assembly.stacks)
    for (const [id, resource] of Object.entries(stack.resources)) {
      if (resource.Type in IGNORED) continue;
      const where = `${stack.name}/${id}`;
      const known = KNOWN[resource.Type];
      if (!known) faults.push(`${where}: resource type ${resource.Type} is not known`);
      else if (resource.Condition !== undefined)
        faults.push(`${where}: conditions are not known (${resource.Condition})`);
      else
        for (const property of Object.keys(resource.Properties))
          if (!known.read.includes(property) && !known.noted?.includes(property))
            faults.push(`${where}: property ${property} of ${resource.Type} is not known`);
    }
  if (faults.length > 0) throw new Error(`The local AWS cannot run this template:\n  ${faults.join('\n  ')}`);
}

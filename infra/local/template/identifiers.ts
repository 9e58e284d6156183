import type { Resource } from './assembly.ts';

/** Where the local AWS stands: what pseudo parameters and addresses resolve to. */
export type Place = {
  region: string;
  account: string;
  /** Address of the gateway; queue URLs are on it, because the SDK sends to the host in the URL. */
  gatewayUrl: string;
  /** Address of the HTTP API, without a slash at the end. */
  apiUrl: string;
};

export type Names = { stack: string; id: string; resource: Resource; properties: Record<string, unknown> };

const NAME_PROPERTY: Record<string, [property: string, limit: number]> = {
  'AWS::DynamoDB::Table': ['TableName', 255],
  'AWS::SQS::Queue': ['QueueName', 80],
  'AWS::Lambda::Function': ['FunctionName', 64],
  'AWS::IAM::Role': ['RoleName', 64],
  'AWS::IAM::Policy': ['PolicyName', 128],
  'AWS::Scheduler::Schedule': ['Name', 64],
  'AWS::Scheduler::ScheduleGroup': ['Name', 64],
  'AWS::SES::ConfigurationSet': ['Name', 64],
  'AWS::SNS::Topic': ['TopicName', 256],
  'AWS::SecretsManager::Secret': ['Name', 512],
  'AWS::Logs::LogGroup': ['LogGroupName', 512],
  'AWS::CloudWatch::Alarm': ['AlarmName', 255],
};

/** The physical name: the one the template gives, else stack and logical id, as CloudFormation would without its suffix. */
export function physicalName({ stack, id, resource, properties }: Names): string {
  const [property, limit] = NAME_PROPERTY[resource.Type] ?? ['', 255];
  const given = properties[property];
  return typeof given === 'string' ? given : `${stack}-${id}`.slice(-limit);
}

/** What `Ref` gives for a resource. Throws for a type whose Ref is not known here. */
export function refOf(names: Names, place: Place): string {
  const name = physicalName(names);
  switch (names.resource.Type) {
    case 'AWS::SQS::Queue':
      return `${place.gatewayUrl}/${place.account}/${name}`;
    case 'AWS::SNS::Topic':
    case 'AWS::SecretsManager::Secret':
      return arnOf(names, place);
    case 'AWS::SES::EmailIdentity':
      return String(names.properties['EmailIdentity']);
    case 'AWS::ApiGatewayV2::Stage':
      return String(names.properties['StageName']);
    case 'AWS::ApiGatewayV2::Api':
    case 'AWS::ApiGatewayV2::Integration':
    case 'AWS::ApiGatewayV2::Route':
    case 'AWS::KMS::Key':
    case 'AWS::Lambda::EventSourceMapping':
      return names.id.toLowerCase();
    default:
      if (names.resource.Type in NAME_PROPERTY) return name;
      throw new Error(
        `Ref of ${names.stack}/${names.id} (${names.resource.Type}) is not known to the local AWS.`,
      );
  }
}

/** What `Fn::GetAtt` gives for a resource. Throws for an attribute that is not known here. */
export function attributeOf(names: Names, attribute: string, place: Place): string {
  const key = `${names.resource.Type}.${attribute}`;
  switch (key) {
    case 'AWS::ApiGatewayV2::Api.ApiEndpoint':
      return place.apiUrl;
    case 'AWS::ApiGatewayV2::Api.ApiId':
    case 'AWS::KMS::Key.KeyId':
      return names.id.toLowerCase();
    case 'AWS::SQS::Queue.QueueName':
    case 'AWS::SNS::Topic.TopicName':
      return physicalName(names);
    case 'AWS::SQS::Queue.QueueUrl':
      return refOf(names, place);
    case 'AWS::SNS::Topic.TopicArn':
    case 'AWS::SecretsManager::Secret.Id':
      return arnOf(names, place);
    default:
      if (attribute === 'Arn') return arnOf(names, place);
      throw new Error(
        `Fn::GetAtt ${names.stack}/${names.id}.${attribute} (${names.resource.Type}) is not known to the local AWS.`,
      );
  }
}

/** The ARN of a resource. Throws for a type whose ARN is not known here. */
export function arnOf(names: Names, { region, account }: Place): string {
  const name = physicalName(names);
  const at = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  switch (names.resource.Type) {
    case 'AWS::DynamoDB::Table':
      return at('dynamodb', `table/${name}`);
    case 'AWS::SQS::Queue':
      return at('sqs', name);
    case 'AWS::Lambda::Function':
      return at('lambda', `function:${name}`);
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${account}:role/${name}`;
    case 'AWS::SNS::Topic':
      return at('sns', name);
    case 'AWS::SecretsManager::Secret':
      return at('secretsmanager', `secret:${name}-local1`);
    case 'AWS::KMS::Key':
      return at('kms', `key/${names.id.toLowerCase()}`);
    case 'AWS::Scheduler::Schedule':
      return at('scheduler', `schedule/${String(names.properties['GroupName'] ?? 'default')}/${name}`);
    case 'AWS::Scheduler::ScheduleGroup':
      return at('scheduler', `schedule-group/${name}`);
    case 'AWS::Logs::LogGroup':
      return at('logs', `log-group:${name}:*`);
    case 'AWS::CloudWatch::Alarm':
      return at('cloudwatch', `alarm:${name}`);
    default:
      throw new Error(
        `The ARN of ${names.stack}/${names.id} (${names.resource.Type}) is not known to the local AWS.`,
      );
  }
}

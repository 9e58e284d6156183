/** A CloudFormation template as a test changes it. */
export type Template = {
  // biome-ignore lint/suspicious/noExplicitAny: a test reaches into any property of any resource.
  Resources: Record<string, { Type: string; Properties: any }>;
};

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const ref = (id: string) => ({ Ref: id });

function role(service: string, statements: object[]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
      },
      Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }],
    },
  };
}

const allow = (action: string[], resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});

function lambda(roleId: string, variables: object, more: object = {}) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
      Role: arn(roleId),
      Timeout: 2,
      MemorySize: 256,
      Environment: { Variables: variables },
      ...more,
    },
  };
}

const ses = (rest: unknown) => ({
  'Fn::Join': [
    '',
    ['arn:', ref('AWS::Partition'), ':ses:', ref('AWS::Region'), ':', ref('AWS::AccountId'), ':', rest],
  ],
});
const pull = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

type Resources = Template['Resources'];

/**
 * A small system with one part of each kind: a schedule starts Ticker, which sends to Jobs; Worker reads Jobs, writes
 * Notes, and mails; the mail's events come back into Feedback; Web answers the HTTP API.
 */
export function smallSystem(): Template {
  return { Resources: { ...storage(), ...feedback(), ...mail(), ...work(), ...pages() } };
}

function storage(): Resources {
  return {
    Notes: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      },
    },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } },
    Jobs: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 3 },
      },
    },
  };
}

function feedback(): Resources {
  return {
    Feedback: { Type: 'AWS::SQS::Queue', Properties: {} },
    FeedbackPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref('Feedback')],
        PolicyDocument: {
          Statement: [
            allow(['sqs:SendMessage'], arn('Feedback'), {
              Principal: { Service: 'sns.amazonaws.com' },
              Condition: { ArnEquals: { 'aws:SourceArn': ref('Events') } },
            }),
          ],
        },
      },
    },
    Events: { Type: 'AWS::SNS::Topic', Properties: {} },
    EventsPolicy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [ref('Events')],
        PolicyDocument: {
          Statement: [allow(['sns:Publish'], ref('Events'), { Principal: { Service: 'ses.amazonaws.com' } })],
        },
      },
    },
    EventsToFeedback: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: ref('Events'),
        Protocol: 'sqs',
        Endpoint: arn('Feedback'),
        RawMessageDelivery: true,
      },
    },
  };
}

function mail(): Resources {
  return {
    Sender: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'example.com' } },
    Alerts: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'alerts' } },
    AlertEvents: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: ref('Alerts'),
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['bounce', 'send'],
          SnsDestination: { TopicARN: ref('Events') },
        },
      },
    },
  };
}

function work(): Resources {
  return {
    WorkerRole: role('lambda.amazonaws.com', [
      allow(pull, arn('Jobs')),
      allow(['dynamodb:PutItem'], arn('Notes'), {
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['note#*'] } },
      }),
      allow(['ses:SendRawEmail'], [ses('identity/example.com'), ses('configuration-set/alerts')], {
        Condition: { StringEquals: { 'ses:FromAddress': 'alerts@example.com' } },
      }),
    ]),
    Worker: lambda('WorkerRole', { TABLE: ref('Notes') }),
    WorkerJobs: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn('Jobs'),
        FunctionName: ref('Worker'),
        BatchSize: 5,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    },
    TickerRole: role('lambda.amazonaws.com', [allow(['sqs:SendMessage'], arn('Jobs'))]),
    Ticker: lambda('TickerRole', { QUEUE: ref('Jobs') }),
    ScheduleRole: role('scheduler.amazonaws.com', [allow(['lambda:InvokeFunction'], arn('Ticker'))]),
    Tick: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'cron(30 8 ? * MON-FRI *)',
        ScheduleExpressionTimezone: 'America/New_York',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: arn('Ticker'),
          RoleArn: arn('ScheduleRole'),
          Input: '{"at":"<aws.scheduler.scheduled-time>"}',
        },
      },
    },
  };
}

function pages(): Resources {
  return {
    WebRole: role('lambda.amazonaws.com', []),
    Web: lambda('WebRole', { QUEUE: ref('Jobs') }),
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'pages', ProtocolType: 'HTTP' } },
    ApiStage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true },
    },
    ApiWeb: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arn('Web'),
        PayloadFormatVersion: '2.0',
      },
    },
    ApiRoute: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: ref('Api'),
        RouteKey: 'ANY /{proxy+}',
        Target: { 'Fn::Join': ['/', ['integrations', ref('ApiWeb')]] },
      },
    },
    ApiMay: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arn('Web'),
        Principal: 'apigateway.amazonaws.com',
      },
    },
  };
}

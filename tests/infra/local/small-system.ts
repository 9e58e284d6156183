import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

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

/**
 * A small system with one part of each kind: a schedule starts Ticker, which sends to Jobs; Worker reads Jobs, writes
 * Notes, and mails; the mail's events come back into Feedback; Web answers the HTTP API.
 */
export function smallSystem(): Template {
  const ses = (rest: unknown) => ({
    'Fn::Join': [
      '',
      ['arn:', ref('AWS::Partition'), ':ses:', ref('AWS::Region'), ':', ref('AWS::AccountId'), ':', rest],
    ],
  });
  const pull = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  return {
    Resources: {
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
            Statement: [
              allow(['sns:Publish'], ref('Events'), { Principal: { Service: 'ses.amazonaws.com' } }),
            ],
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
    },
  };
}

const HANDLER = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const options = { maxAttempts: 1 };
const [dynamodb, ses, sqs] = [new DynamoDBClient(options), new SESClient(options), new SQSClient(options)];
const tasks = {
  put: ({ pk, ttl }) => dynamodb.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { pk: { S: pk }, at: { S: new Date().toISOString() }, ...(ttl ? { ttl: { N: String(ttl) } } : {}) } })),
  mail: ({ to, from = 'alerts@example.com' }) => ses.send(new SendRawEmailCommand({ Source: from, Destinations: [to], ConfigurationSetName: 'alerts', Tags: [{ Name: 'deliveryId', Value: 'd1' }],
    RawMessage: { Data: Buffer.from('From: ' + from + '\\r\\nTo: ' + to + '\\r\\nSubject: Hello\\r\\nMIME-Version: 1.0\\r\\n\\r\\nHi') } })),
  fail: () => { throw new Error('this one fails'); },
  crash: () => process.exit(7),
  hang: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
  ok: () => undefined,
};
export async function handler(event) {
  if (event.requestContext) return { statusCode: 200, headers: { 'content-type': 'application/json' }, cookies: ['a=1'], body: JSON.stringify(event) };
  if (!event.Records) return sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: JSON.stringify({ do: 'put', pk: 'note#' + event.at }) }));
  const batchItemFailures = [];
  for (const { body, messageId, attributes } of event.Records) {
    const task = JSON.parse(body);
    console.log(JSON.stringify({ event: 'task', do: task.do, receive: attributes.ApproximateReceiveCount }));
    try { await tasks[task.do](task); }
    catch (error) { console.log(JSON.stringify({ event: 'failed', reason: error.name + ': ' + error.message })); batchItemFailures.push({ itemIdentifier: messageId }); }
  }
  return { batchItemFailures };
}`;

let bundle: Uint8Array | undefined;

/** Writes the template and its one code asset as a cloud assembly into a new folder, and returns the folder. */
export function writeAssembly(template: Template): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const stdin = { contents: HANDLER, resolveDir: process.cwd(), sourcefile: 'handler.mjs' };
  bundle ??= buildSync({
    stdin,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    write: false,
  }).outputFiles[0]?.contents;
  mkdirSync(join(folder, 'asset.code'));
  writeFileSync(join(folder, 'asset.code', 'index.js'), bundle ?? '');
  const manifest = {
    artifacts: {
      'Small.assets': { type: 'cdk:asset-manifest', properties: { file: 'Small.assets.json' } },
      Small: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Small.template.json' } },
    },
  };
  const assets = {
    files: {
      code: {
        source: { path: 'asset.code', packaging: 'zip' },
        destinations: { here: { objectKey: 'code.zip' } },
      },
    },
  };
  for (const [name, content] of Object.entries({
    manifest,
    'Small.assets': assets,
    'Small.template': template,
  }))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
  return folder;
}

import { expect, test } from 'vitest';
import { type Change, runSmallSystem } from './run-small-system.ts';

test.each<[string, RegExp, Change]>([
  [
    'an unknown resource type',
    /Small\/Cache: resource type AWS::ElastiCache::CacheCluster is not known/,
    (_, Resources) => {
      Resources['Cache'] = { Type: 'AWS::ElastiCache::CacheCluster', Properties: {} };
    },
  ],
  [
    'an unknown property',
    /property FilterCriteria of AWS::Lambda::EventSourceMapping is not known/,
    (of) => {
      of('WorkerJobs').FilterCriteria = { Filters: [] };
    },
  ],
  [
    'an unknown function',
    /Small\/Worker: the function Fn::If is not known/,
    (of) => {
      of('Worker').Environment.Variables.X = { 'Fn::If': ['a', 'b', 'c'] };
    },
  ],
  [
    'an unknown attribute',
    /Fn::GetAtt Small\/Notes.StreamArn/,
    (of) => {
      of('Worker').Environment.Variables.X = { 'Fn::GetAtt': ['Notes', 'StreamArn'] };
    },
  ],
  [
    'a reference to nothing',
    /refers to Nowhere/,
    (of) => {
      of('Worker').Environment.Variables.X = { Ref: 'Nowhere' };
    },
  ],
  [
    'an import that nobody exports',
    /no stack exports Other:Thing/,
    (of) => {
      of('Worker').Environment.Variables.X = { 'Fn::ImportValue': 'Other:Thing' };
    },
  ],
  [
    'an unknown condition operator',
    /IAM condition operator DateLessThan/,
    (of) => {
      of('WorkerRole').Policies[0].PolicyDocument.Statement[0].Condition = {
        DateLessThan: { 'aws:SourceArn': '2020' },
      };
    },
  ],
  [
    'an event source without the right to delete',
    /lacks sqs:DeleteMessage/,
    (of) => {
      of('WorkerRole').Policies[0].PolicyDocument.Statement[0].Action = [
        'sqs:ReceiveMessage',
        'sqs:GetQueueAttributes',
      ];
    },
  ],
  [
    'a schedule without the right to invoke',
    /lacks lambda:InvokeFunction/,
    (of) => {
      of('ScheduleRole').Policies = [];
    },
  ],
  [
    'a topic that may not send',
    /may not send to/,
    (_, Resources) => {
      delete Resources['FeedbackPolicy'];
    },
  ],
  [
    'an API that was not let in',
    /may not invoke its function/,
    (_, Resources) => {
      delete Resources['ApiMay'];
    },
  ],
  [
    'a schedule expression that Scheduler would refuse',
    /needs six fields/,
    (of) => {
      of('Tick').ScheduleExpression = 'cron(0 8 * * ?)';
    },
  ],
])('does not start with %s', async (_, message, change) => {
  await expect(runSmallSystem(change)).rejects.toThrow(message);
});

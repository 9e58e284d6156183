import { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { GIVEN, synthesise } from './synthesised.ts';

const configOf = (given: Record<string, unknown>) => readConfig(new App({ context: given }).node);

describe('what a deployment must be told', () => {
  it('nothing given: one sentence names both and shows the command', () => {
    expect(configOf({}).missing).toBe(
      'Rulewire cannot be deployed without a sender address (senderEmail, the address that alerts come from) and a ' +
        'postal address (postalAddress, which the law wants in every mail): give it like this: npx cdk deploy --all ' +
        '-c senderEmail=alerts@example.org -c postalAddress="Example Ltd, 1 Main Street, Springfield"',
    );
  });

  it('only what is missing is asked for', () => {
    expect(configOf({ senderEmail: GIVEN.senderEmail }).missing).not.toContain('sender address');
    expect(configOf({ postalAddress: GIVEN.postalAddress }).missing).not.toContain('postal address (');
    expect(configOf(GIVEN).missing).toBeUndefined();
  });

  it('a domain is enough to have a sender', () => {
    expect(configOf({ senderDomain: 'example.org', postalAddress: 'x' })).toMatchObject({
      senderAddress: 'alerts@example.org',
      missing: undefined,
    });
  });

  it('what stands in for a missing sender can never send mail', () => {
    expect(configOf({}).senderAddress).toMatch(/\.invalid$/);
  });
});

describe('settings that are given wrong', () => {
  it.each([
    [
      { senderEmail: 'alerts' },
      'senderEmail "alerts" is not usable; give it like this: -c senderEmail=alerts@example.org',
    ],
    [
      { senderEmail: 'a@example.com', senderDomain: 'example.org' },
      'senderEmail a@example.com is not an address of senderDomain example.org.',
    ],
    [{ publicUrl: 'https://rules.example.org/path' }, 'is not an origin'],
    [{ sourceOrigins: '{"https://a.example": 1}' }, 'sourceOrigins is not a JSON object of origins'],
    [{ sourceOrigins: 'a=b' }, 'sourceOrigins is not a JSON object of origins'],
    [{ mailRate: 'fast' }, 'mailRate "fast" is not a number above zero; give it like this: -c mailRate=1'],
    [{ stage: 'Prod Stage' }, 'stage "Prod Stage" is not usable'],
  ])('%j', (given, sentence) => expect(() => configOf(given)).toThrow(sentence));
});

it.each(['19', '3651', '30.5', 'long', '-35'])('mails are not kept for %s days', (mailDaysKept) =>
  expect(() => configOf({ mailDaysKept })).toThrow(
    `mailDaysKept "${mailDaysKept}" is not a whole number of days from 20 to 3650; give it like this: -c mailDaysKept=35`,
  ),
);

it('mails are kept for 35 days, or for as many as the operator says', () => {
  expect(configOf({}).mailDaysKept).toBe(35);
  for (const days of [20, 400, 3650])
    for (const given of [days, String(days)])
      expect(configOf({ mailDaysKept: given }).mailDaysKept).toBe(days);
});

it('how long mails are kept is told to what writes and shows their record, and to the operator’s scripts', () => {
  const { app, data } = synthesise({ given: { ...GIVEN, mailDaysKept: '400' } });
  const told = app
    .ofType('AWS::Lambda::Function')
    .map(({ path, properties }) => [path.split('/')[0], properties.Environment.Variables.MAIL_DAYS_KEPT])
    .filter(([, days]) => days !== undefined);
  const named = ['Confirmations', 'Deliveries', 'Feedback', 'HookCalls', 'Sweeper', 'Web'];
  expect(told.sort()).toEqual(named.map((name) => [name, '400']));
  expect(data.ofType('AWS::SecretsManager::Secret')[0]?.properties.Tags).toContainEqual({
    Key: 'mailDaysKept',
    Value: '400',
  });
});

it('origins may come as text from the command line or as an object from cdk.json', () => {
  const origins = { 'https://www.federalregister.gov': 'http://127.0.0.1:4567' };
  expect(configOf({ sourceOrigins: JSON.stringify(origins) }).sourceOrigins).toBe(JSON.stringify(origins));
  expect(configOf({ sourceOrigins: origins }).sourceOrigins).toBe(JSON.stringify(origins));
});

describe('stacks of an incomplete configuration', () => {
  it('are shown by synth with a warning', () => {
    const { data } = synthesise({ given: {} }).stacks;
    Annotations.fromStack(data).hasWarning(
      '*',
      Match.stringLikeRegexp('cannot be deployed without a sender'),
    );
  });

  it('are refused by deploy', () => {
    expect(() => synthesise({ given: {}, deploys: true })).toThrow(
      'Rulewire cannot be deployed without a sender address',
    );
  });
});

it('the policy checks run: a queue without a dead-letter queue stops the synthesis', () => {
  const addQueue = ({ app }: { app: Construct }) => new Queue(app, 'Careless');
  expect(() => synthesise({ change: addQueue })).toThrow('AwsSolutions-SQS3');
});

it('a rehearsal may be deleted and has names of its own', () => {
  const { data, stacks } = synthesise({ given: { ...GIVEN, stage: 'rehearsal' } });
  expect(stacks.data.stackName).toBe('RulewireData-rehearsal');
  expect(stacks.data.terminationProtection).toBe(false);
  expect(
    data.ofType('AWS::DynamoDB::Table').map((table) => table.properties.DeletionProtectionEnabled),
  ).toEqual([false, false, false]);
});

it('a domain is verified instead of an address, and its DKIM records are put out', () => {
  const { app } = synthesise({ given: { ...GIVEN, senderDomain: 'example.org' } });
  expect(app.ofType('AWS::SES::EmailIdentity')[0]?.properties.EmailIdentity).toBe('example.org');
  expect(Object.keys(app.template.Outputs)).toEqual(
    expect.arrayContaining([
      'DkimRecord1',
      'DkimRecord2',
      'DkimRecord3',
      'SignupUrl',
      'DashboardUrl',
      'SenderVerification',
    ]),
  );
});

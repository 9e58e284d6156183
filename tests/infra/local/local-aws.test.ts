import { SendMessageBatchCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { runSmallSystem } from './run-small-system.ts';

test('schedule, queue, table, mail, feedback and pages work together on the turned clock', async () => {
  const { aws, send, note, depth } = await runSmallSystem();
  aws.clock.turnTo(new Date('2019-05-16T12:45:00Z'));
  const fired = await aws.scheduler.runDue();
  expect(fired).toMatchObject([{ schedule: 'Tick', at: new Date('2019-05-16T12:30:00Z'), missed: 0 }]);
  await send({ do: 'mail', to: 'reader@example.org' });
  const settled = await aws.settle();

  expect(settled).toEqual({ turned: 0, waiting: [] });
  expect((await note('note#2019-05-16T12:30:00Z'))?.['at']?.S).toMatch(/^2019-05-16T12:45/);
  expect(aws.mails()).toMatchObject([
    { to: 'reader@example.org', subject: 'Hello', configurationSet: 'alerts' },
  ]);
  expect(depth('Feedback')).toMatchObject({ visible: 1 });
  expect(aws.deniedCalls()).toEqual([]);

  const answer = await fetch(`${aws.webUrl}/a/b?x=1&x=2`, {
    method: 'POST',
    body: new URLSearchParams({ who: 'me' }),
  });
  expect(answer.headers.get('set-cookie')).toBe('a=1');
  expect(await answer.json()).toMatchObject({
    version: '2.0',
    rawPath: '/a/b',
    rawQueryString: 'x=1&x=2',
    queryStringParameters: { x: '1,2' },
    pathParameters: { proxy: 'a/b' },
    isBase64Encoded: true,
    body: Buffer.from('who=me').toString('base64'),
    requestContext: { http: { method: 'POST', sourceIp: '127.0.0.1' } },
  });
  const inbox = await fetch(`${aws.inboxUrl}/mail/1`);
  expect(inbox.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await inbox.text()).toContain('Hello');
});

test('a failed message comes back after its visibility time and ends in the dead-letter queue; the others are done', async () => {
  const { aws, sqs, send, note, depth } = await runSmallSystem();
  for (const task of [{ do: 'put', pk: 'note#1' }, { do: 'fail' }, { do: 'put', pk: 'note#2' }])
    await send(task);
  const { turned } = await aws.settle();
  expect(await note('note#1')).toBeDefined();
  expect(await note('note#2')).toBeDefined();
  expect(aws.deadLetters()).toMatchObject([{ queue: 'Small-Dead', body: '{"do":"fail"}' }]);
  expect(turned).toBeGreaterThan(170_000);

  await sqs.send(
    new StartMessageMoveTaskCommand({ SourceArn: 'arn:aws:sqs:us-east-1:000000000000:Small-Dead' }),
  );
  expect(depth('Dead')).toMatchObject({ visible: 0 });
  await aws.settle();
  expect(aws.deadLetters()).toHaveLength(1);
});

test('a crash returns the whole batch: as on AWS, an innocent message can end among the dead letters too', async () => {
  const { aws, sqs, jobsUrl } = await runSmallSystem();
  const tasks = [{ do: 'ok' }, { do: 'crash' }];
  const Entries = tasks.map((task, at) => ({ Id: `m${at}`, MessageBody: JSON.stringify(task) }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: jobsUrl, Entries }));
  await aws.settle();
  expect(aws.deadLetters().map(({ body }) => body)).toEqual(['{"do":"ok"}', '{"do":"crash"}']);
  const receives = aws.logs().filter(({ fields }) => fields?.['do'] === 'ok');
  expect(receives.map(({ fields }) => fields?.['receive'])).toEqual(['1', '2', '3']);
  expect(aws.logs().some(({ text }) => text.includes('Runtime exited with error: exit status 7'))).toBe(true);
});

test('a function is killed at its timeout and its message goes the way of a failed one', async () => {
  const { aws, send } = await runSmallSystem((of) => {
    of('Worker').Timeout = 1;
    of('Jobs').RedrivePolicy.maxReceiveCount = 1;
  });
  await send({ do: 'hang' });
  await aws.settle();
  expect(aws.deadLetters()).toMatchObject([{ body: '{"do":"hang"}' }]);
  expect(aws.logs().some(({ text }) => text.includes('Task timed out after 1.00 seconds'))).toBe(true);
});

test('without its environment variable a function fails as it would deployed', async () => {
  const { aws, send, reasons } = await runSmallSystem((of) => {
    delete of('Worker').Environment.Variables.TABLE;
  });
  await send({ do: 'put', pk: 'note#1' });
  await aws.settle();
  expect(aws.deadLetters()).toHaveLength(1);
  expect(reasons().join()).toMatch(/'tableName'.*must not be null/);
});

test('without the grant the call is refused in the words of AWS and listed', async () => {
  const { aws, send, note, reasons } = await runSmallSystem((of) => {
    of('WorkerRole').Policies[0].PolicyDocument.Statement.splice(1, 1);
  });
  await send({ do: 'put', pk: 'note#1' });
  await aws.settle();
  expect(await note('note#1')).toBeUndefined();
  const resource = 'arn:aws:dynamodb:us-east-1:000000000000:table/Small-Notes';
  expect(aws.deniedCalls()).toEqual([
    { function: 'Worker', action: 'dynamodb:PutItem', resource, why: 'not-allowed', count: 3 },
  ]);
  expect(reasons()[0]).toBe(
    `AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role/Small-WorkerRole/Small-Worker is not authorized to perform: dynamodb:PutItem on resource: ${resource} because no identity-based policy allows the dynamodb:PutItem action`,
  );
});

test('conditions hold: a key outside the prefix and another sender are refused', async () => {
  const { aws, send } = await runSmallSystem();
  await send({ do: 'put', pk: 'other#1' });
  await send({ do: 'mail', to: 'reader@example.org', from: 'boss@example.com' });
  await aws.settle();
  expect(new Set(aws.deniedCalls().map(({ action }) => action))).toEqual(
    new Set(['dynamodb:PutItem', 'ses:SendRawEmail']),
  );
  expect(aws.mails()).toHaveLength(0);
});

test('a scheduled event that fails is tried again after one and two minutes, then goes to the failure destination', async () => {
  const { aws } = await runSmallSystem((of, Resources) => {
    of('TickerRole').Policies[0].PolicyDocument.Statement[0].Action = ['sqs:GetQueueUrl'];
    Resources['TickerAsync'] = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Ticker' },
        Qualifier: '$LATEST',
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
      },
    };
  });
  await aws.scheduler.runDue(new Date('2019-05-16T13:00:00Z'));
  const { turned } = await aws.settle();
  expect(turned).toBeGreaterThan(175_000);
  expect(aws.deniedCalls()).toMatchObject([{ function: 'Ticker', action: 'sqs:SendMessage', count: 3 }]);
  expect(JSON.parse(aws.deadLetters()[0]?.body ?? '')).toMatchObject({
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
    requestPayload: { at: '2019-05-16T12:30:00Z' },
  });
});

test('without the event source a message stays in its queue', async () => {
  const { aws, send, depth } = await runSmallSystem((_, Resources) => {
    delete Resources['WorkerJobs'];
  });
  await send({ do: 'put', pk: 'note#1' });
  await aws.settle();
  expect(depth('Jobs')).toMatchObject({ visible: 1, inFlight: 0 });
});

test('what has outlived its time goes, two days after at the latest', async () => {
  const { aws, send, note } = await runSmallSystem();
  const ttl = Date.parse('2019-05-20T00:00:00Z') / 1000;
  await send({ do: 'put', pk: 'note#short', ttl });
  await send({ do: 'put', pk: 'note#long' });
  await aws.settle();
  aws.clock.turnTo(new Date('2019-05-23T00:00:00Z'));
  await aws.settle();
  expect(await note('note#short')).toBeUndefined();
  expect(await note('note#long')).toBeDefined();
});

import type { SystemModel } from '../template/model.ts';
import { type AccessRequest, evaluate } from './evaluate.ts';

/** Condition keys that the gateway and the checks below give values for; a policy that tests another one cannot be judged. */
const CONTEXT_KEYS = new Set(
  [
    'aws:SecureTransport',
    'aws:SourceArn',
    'aws:SourceAccount',
    'dynamodb:LeadingKeys',
    'ses:FromAddress',
    'ses:Recipients',
  ].map((key) => key.toLowerCase()),
);

/**
 * Checks the rights that AWS's own services need, which no call through the gateway would show: event source mappings
 * read and delete with the function's role, Scheduler invokes and writes dead letters with the schedule's role, API
 * Gateway is let in by the function, SES may publish to the topic and the topic may send to the queue.
 * Returns one sentence per finding.
 */
export function missingRights(model: SystemModel, account: string): string[] {
  return [
    ...conditionKeys(model),
    ...eventSources(model),
    ...schedules(model),
    ...apis(model),
    ...mailEvents(model, account),
    ...functionRoles(model),
  ];
}

function conditionKeys(model: SystemModel): string[] {
  const faults: string[] = [];
  for (const role of model.roles.values())
    for (const statement of role.statements)
      for (const tests of Object.values(statement.Condition ?? {}))
        for (const key of Object.keys(tests))
          if (!CONTEXT_KEYS.has(key.toLowerCase()))
            faults.push(`${role.name}: condition key ${key} is not known to the local AWS`);
  return faults;
}

function functionRoles(model: SystemModel): string[] {
  return model.functions
    .filter(({ roleArn }) => !model.roles.get(roleArn)?.principals.includes('lambda.amazonaws.com'))
    .map(({ id }) => `${id}: its role cannot be assumed by Lambda`);
}

function roleMay(model: SystemModel, roleArn: string, action: string, resource: string): boolean {
  const context = { 'aws:SecureTransport': ['true'] };
  return evaluate(model.roles.get(roleArn)?.statements ?? [], { action, resource, context }) === 'allowed';
}

function eventSources(model: SystemModel): string[] {
  const needs = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  return model.eventSources.flatMap((mapping) => {
    const target = model.functions.find(({ name }) => name === mapping.functionName);
    if (!target) return [`${mapping.id}: no function ${mapping.functionName}`];
    const missing = needs.filter((action) => !roleMay(model, target.roleArn, action, mapping.queueArn));
    const queue = model.queues.find(({ arn }) => arn === mapping.queueArn);
    const visibility = Number(queue?.attributes['VisibilityTimeout'] ?? 30);
    const late =
      visibility < target.timeoutSeconds
        ? [`${mapping.id}: visibility time ${visibility} s is shorter than the timeout of ${target.id}`]
        : [];
    return [
      ...missing.map(
        (action) => `${mapping.id}: the role of ${target.id} lacks ${action} on ${mapping.queueArn}`,
      ),
      ...late,
    ];
  });
}

function schedules(model: SystemModel): string[] {
  return model.schedules.flatMap(({ id, roleArn, targetArn, deadLetterArn }) => {
    const faults: string[] = [];
    if (!model.roles.get(roleArn)?.principals.includes('scheduler.amazonaws.com'))
      faults.push(`${id}: its role cannot be assumed by Scheduler`);
    if (!roleMay(model, roleArn, 'lambda:InvokeFunction', targetArn))
      faults.push(`${id}: its role lacks lambda:InvokeFunction on ${targetArn}`);
    if (deadLetterArn !== undefined && !roleMay(model, roleArn, 'sqs:SendMessage', deadLetterArn))
      faults.push(`${id}: its role lacks sqs:SendMessage on ${deadLetterArn}`);
    return faults;
  });
}

function apis(model: SystemModel): string[] {
  const open = new Set(
    model.permissions
      .filter(({ principal }) => principal === 'apigateway.amazonaws.com')
      .map(({ functionArn }) => functionArn),
  );
  return model.httpApis.flatMap(({ id, routes }) =>
    routes
      .filter(({ functionArn }) => !open.has(functionArn) && !open.has(functionArn.split(':')[6] ?? ''))
      .map(({ key }) => `${id}: route ${key} may not invoke its function (no AWS::Lambda::Permission)`),
  );
}

function mailEvents(model: SystemModel, account: string): string[] {
  const faults: string[] = [];
  const may = (policy: Parameters<typeof evaluate>[0], request: AccessRequest) =>
    evaluate(policy, request) === 'allowed';
  for (const { name, destinations } of model.mail.configurationSets)
    for (const { topicArn } of destinations) {
      const topic = model.topics.find(({ arn }) => arn === topicArn);
      const source = `arn:aws:ses:${topicArn.split(':')[3]}:${account}:configuration-set/${name}`;
      const context = {
        'aws:SourceArn': [source],
        'aws:SourceAccount': [account],
        'aws:SecureTransport': ['true'],
      };
      const request = {
        action: 'sns:Publish',
        resource: topicArn,
        principal: 'service:ses.amazonaws.com',
        context,
      };
      if (!may(topic?.policy ?? [], request))
        faults.push(`configuration set ${name}: SES may not publish to ${topicArn}`);
    }
  for (const { arn, subscriptions } of model.topics)
    for (const { queueArn } of subscriptions) {
      const queue = model.queues.find((each) => each.arn === queueArn);
      const context = {
        'aws:SourceArn': [arn],
        'aws:SourceAccount': [account],
        'aws:SecureTransport': ['true'],
      };
      const request = {
        action: 'sqs:SendMessage',
        resource: queueArn,
        principal: 'service:sns.amazonaws.com',
        context,
      };
      if (!may(queue?.policy ?? [], request)) faults.push(`topic ${arn}: may not send to ${queueArn}`);
    }
  return faults;
}

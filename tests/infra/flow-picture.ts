import { type Resource, type SynthesisedStack, statementsOf, tableNamed, target } from './synthesised.ts';

/** The construct that a resource belongs to, which is how the picture calls it. */
const owner = (resource: Resource) => resource.path.split('/')[0] ?? resource.path;

/**
 * A mermaid flowchart of what starts, feeds and reads what, drawn from the template alone: schedules, queues, functions,
 * tables (dotted: reads only), SES. A changed picture is a changed architecture, for the reviewer to see.
 */
export function flowPicture(stack: SynthesisedStack): string {
  const functions = stack.ofType('AWS::Lambda::Function');
  const lines = [
    ...functions.map((fn) => `  ${owner(fn)}[${fn.properties.Description.replace('Rulewire ', '')}]`),
    ...workingQueues(stack).map((queue) => `  q${owner(queue)}[[${owner(queue)}]]`),
    ...['Content', 'People', 'Ledger'].map((table) => `  ${table}[(${table})]`),
    ...schedules(stack),
    ...consumers(stack),
    ...functions.flatMap((fn) => uses(stack, fn)),
    ...feedback(stack),
    ...pages(stack),
  ];
  return `\`\`\`mermaid\nflowchart LR\n${lines.join('\n')}\n\`\`\`\n`;
}

function workingQueues(stack: SynthesisedStack): readonly Resource[] {
  return stack.ofType('AWS::SQS::Queue').filter((queue) => queue.properties.RedrivePolicy !== undefined);
}

const find = (stack: SynthesisedStack, reference: unknown): Resource | undefined =>
  stack.resources.find((resource) => resource.id === target(reference));

const nameOf = (stack: SynthesisedStack, reference: unknown): string => {
  const found = find(stack, reference);
  return found === undefined ? 'unknown' : owner(found);
};

function schedules(stack: SynthesisedStack): string[] {
  const counts = new Map<string, number>();
  for (const schedule of stack.ofType('AWS::Scheduler::Schedule')) {
    const name = nameOf(stack, schedule.properties.Target.Arn);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `  Scheduler -- ${count} --> ${name}`);
}

function consumers(stack: SynthesisedStack): string[] {
  return stack
    .ofType('AWS::Lambda::EventSourceMapping')
    .map(({ properties: p }) => `  q${nameOf(stack, p.EventSourceArn)} --> ${nameOf(stack, p.FunctionName)}`);
}

function uses(stack: SynthesisedStack, fn: Resource): string[] {
  const lines = new Set<string>();
  const tables = new Map<string, boolean>();
  for (const { actions, resources } of statementsOf(stack, target(fn.properties.Role) ?? '')) {
    for (const resource of resources) {
      const table = tableNamed(resource);
      if (table !== undefined)
        tables.set(table, (tables.get(table) ?? false) || actions.includes('dynamodb:PutItem'));
      const queue = find(stack, resource);
      if (actions.includes('sqs:SendMessage') && queue?.properties.RedrivePolicy !== undefined) {
        lines.add(`  ${owner(fn)} --> q${owner(queue)}`);
      }
    }
    if (actions.includes('ses:SendRawEmail')) lines.add(`  ${owner(fn)} --> SES`);
  }
  for (const [table, writes] of tables) lines.add(`  ${owner(fn)} ${writes ? '---' : '-.-'} ${table}`);
  return [...lines];
}

function feedback(stack: SynthesisedStack): string[] {
  const topics = new Set(
    stack
      .ofType('AWS::SES::ConfigurationSetEventDestination')
      .map(({ properties: p }) => target(p.EventDestination.SnsDestination.TopicARN)),
  );
  return stack
    .ofType('AWS::SNS::Subscription')
    .filter(({ properties: p }) => topics.has(target(p.TopicArn)))
    .map(({ properties: p }) => `  SES --> SNS --> q${nameOf(stack, p.Endpoint)}`);
}

function pages(stack: SynthesisedStack): string[] {
  return stack
    .ofType('AWS::ApiGatewayV2::Integration')
    .map(({ properties: p }) => `  Readers --> HttpApi --> ${nameOf(stack, p.IntegrationUri)}`);
}

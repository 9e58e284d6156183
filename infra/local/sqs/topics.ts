import type { SqsEmulator } from '../emulators/sqs.ts';
import type { EventType } from '../ses/events.ts';
import type { SystemModel } from '../template/model.ts';

/** Carries an SES event along the template: configuration set, its destinations' event types, topic, subscriptions. */
export function publishMailEvent(
  model: SystemModel,
  sqs: SqsEmulator,
  configurationSet: string | undefined,
  type: EventType,
  json: string,
): void {
  const set = model.mail.configurationSets.find(({ name }) => name === configurationSet);
  for (const { types, topicArn } of set?.destinations ?? [])
    if (types.some((each) => each.toLowerCase() === type.toLowerCase())) publish(model, sqs, topicArn, json);
}

function publish(model: SystemModel, sqs: SqsEmulator, topicArn: string, message: string): void {
  const topic = model.topics.find(({ arn }) => arn === topicArn);
  for (const { queueArn, raw } of topic?.subscriptions ?? [])
    sqs.enqueue(
      queueArn,
      raw ? message : JSON.stringify({ Type: 'Notification', TopicArn: topicArn, Message: message }),
    );
}

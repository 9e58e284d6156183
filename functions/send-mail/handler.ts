import { dynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { secretsClient } from '../../shared/adapters/secrets/secrets-client.ts';
import { sesClient } from '../../shared/adapters/ses/ses-client.ts';
import { sqsClient } from '../../shared/adapters/sqs/sqs-client.ts';
import { changeLibrary } from '../../shared/application/composing/change-library.ts';
import { createMailControl } from '../../shared/application/mail-control.ts';
import { sendAccountMail } from '../../shared/application/send-account-mail.ts';
import { sendDelivery } from '../../shared/application/send-delivery.ts';
import { mailMessage } from '../../shared/messages/mail-message.ts';
import { parseMessage } from '../../shared/messages/messages.ts';
import {
  common,
  contentStore,
  ledger,
  mailIdentity,
  mailPace,
  mailTransport,
  ownQueue,
  peopleStore,
  qualityCounts,
  secrets,
  sourceStateStore,
} from '../../shared/runtime/dependencies.ts';
import { batchHandler } from '../../shared/runtime/handler.ts';

const dynamo = dynamoClient();
const sqs = sqsClient();
const ses = sesClient();
const secretsManager = secretsClient();

export const handler = batchHandler({
  build() {
    const deliveries = ledger(dynamo);
    const transport = mailTransport(ses);
    return {
      ...common,
      content: contentStore(dynamo),
      ledger: deliveries,
      people: peopleStore(dynamo),
      quality: qualityCounts(dynamo),
      sources: sourceStateStore(dynamo),
      secrets: secrets(secretsManager),
      identity: mailIdentity(),
      transport,
      pace: mailPace(transport),
      mailOpen: createMailControl(deliveries, common.clock),
      control: ownQueue(sqs),
    };
  },
  parse: (body) => parseMessage(mailMessage, body),
  begin(services) {
    const library = changeLibrary(services);
    return (message, budget) =>
      message.type === 'mail.confirm'
        ? sendAccountMail(services, message)
        : sendDelivery(services, library, message, budget);
  },
});

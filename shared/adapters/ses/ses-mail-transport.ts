import type { SESClient } from '@aws-sdk/client-ses';
import { GetSendQuotaCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { MailTransport, OutgoingMail, SendResult } from '../../ports/mail-transport.ts';
import { classify } from './classify.ts';

/** Ends also an answer that comes in drops; shorter than the lease of a delivery (60 s). */
const DEADLINE_MS = 15_000;
const ADDRESS = /^[\x21-\x7e]+@[A-Za-z0-9.-]+$/;
const ADDRESS_SEPARATORS = /[,;:<>()[\]\\"]/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

/**
 * MailTransport on SES v1 `SendRawEmail`. The client must not retry by itself (see ses-client.ts). Each answer becomes
 * one of the classes of `SendResult`; nothing is thrown for what SES does. Throws TypeError for a tag that SES would not
 * take, since feedback could not be joined to its delivery then.
 */
export function sesMailTransport(client: SESClient, configurationSet: string): MailTransport {
  return {
    async send(mail) {
      if (!ADDRESS.test(mail.to) || ADDRESS_SEPARATORS.test(mail.to))
        return { outcome: 'refused', reason: 'the recipient is not one plain address' };
      const command = new SendRawEmailCommand(sendParams(mail, configurationSet));
      return call(client, command);
    },
    async quota() {
      const quota = await client.send(new GetSendQuotaCommand({}));
      const limit = (value: number | undefined) => (value === -1 ? Number.POSITIVE_INFINITY : (value ?? 0));
      return {
        perSecond: limit(quota.MaxSendRate),
        perDay: limit(quota.Max24HourSend),
        sentLastDay: quota.SentLast24Hours ?? 0,
      };
    },
  };
}

/** `Source` is the bare sender address: the name stands in the From header of the mail itself. */
function sendParams(mail: OutgoingMail, configurationSet: string) {
  const tags = Object.entries(mail.tags);
  const wrong = tags.find(([name, value]) => !TAG.test(name) || !TAG.test(value));
  if (wrong !== undefined) throw new TypeError(`SES takes no such tag: ${wrong[0]}`);
  return {
    Source: /<([^<>]+)>\s*$/.exec(mail.from)?.[1] ?? mail.from,
    Destinations: [mail.to],
    RawMessage: { Data: new TextEncoder().encode(mail.raw) },
    ConfigurationSetName: configurationSet,
    Tags: tags.map(([Name, Value]) => ({ Name, Value })),
  };
}

async function call(client: SESClient, command: SendRawEmailCommand): Promise<SendResult> {
  try {
    const answer = await client.send(command, { abortSignal: AbortSignal.timeout(DEADLINE_MS) });
    if (answer.MessageId !== undefined) return { outcome: 'accepted', messageId: answer.MessageId };
    return { outcome: 'ambiguous', reason: 'answer without message id' };
  } catch (error) {
    return classify(error);
  }
}

import { randomUUID } from 'node:crypto';
import { addressesOf, header } from './raw-mail.ts';
import type { Acceptance } from './rules.ts';

/** The kinds of SES event that the stand-in can make; the template's event destination picks among them. */
export type EventType = 'Send' | 'Delivery' | 'Bounce' | 'Complaint' | 'DeliveryDelay';

/** What becomes of a mail after SES took it. */
export type Fate =
  | 'delivered'
  | 'bounced'
  | 'mailbox-full'
  | 'suppressed'
  | 'suppressed-everywhere'
  | 'complained'
  | 'out-of-office'
  | 'delayed';

export type SentMail = Acceptance & {
  messageId: string;
  at: Date;
  tags: Record<string, string>;
  configurationSet: string | undefined;
  account: string;
  region: string;
};

/** What the mailbox simulator does, by local part without its +label; undefined for any other address. */
export function simulatedFate(address: string): Fate | undefined {
  const match = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address);
  const fates: Record<string, Fate> = {
    success: 'delivered',
    bounce: 'bounced',
    complaint: 'complained',
    ooto: 'out-of-office',
    suppressionlist: 'suppressed-everywhere',
  };
  return match?.[1] ? fates[match[1].toLowerCase()] : undefined;
}

/**
 * The events of one mail to one recipient, in the shape that SES publishes through a configuration set.
 * Shape: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export function eventsOf(mail: SentMail, recipient: string, fate: Fate): { type: EventType; json: string }[] {
  const about = mailObject(mail);
  const make = (type: EventType, detail: object) => ({
    type,
    json: JSON.stringify({
      eventType: type,
      mail: about,
      [type.charAt(0).toLowerCase() + type.slice(1)]: detail,
    }),
  });
  const timestamp = mail.at.toISOString();
  const delivery = make('Delivery', {
    timestamp,
    processingTimeMillis: 0,
    recipients: [recipient],
    smtpResponse: '250 2.6.0 Message received',
    reportingMTA: 'local.smtp-out.amazonses.com',
  });
  const bounce = (bounceType: string, bounceSubType: string, details: object) =>
    make('Bounce', {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: recipient, ...details }],
      timestamp,
      feedbackId: randomUUID(),
      reportingMTA: 'dsn; local.smtp-out.amazonses.com',
    });
  const failed = (status: string, diagnosticCode: string) => ({ action: 'failed', status, diagnosticCode });
  const send = make('Send', {});
  const after: Record<Fate, () => { type: EventType; json: string }[]> = {
    delivered: () => [delivery],
    bounced: () => [bounce('Permanent', 'General', failed('5.1.1', 'smtp; 550 5.1.1 user unknown'))],
    'mailbox-full': () => [
      bounce('Transient', 'MailboxFull', failed('4.2.2', 'smtp; 452 4.2.2 mailbox full')),
    ],
    suppressed: () => [
      bounce(
        'Permanent',
        'OnAccountSuppressionList',
        failed(
          '5.1.1',
          'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
        ),
      ),
    ],
    'suppressed-everywhere': () => [
      bounce(
        'Permanent',
        'Suppressed',
        failed('5.1.1', 'Amazon SES has suppressed sending to this address.'),
      ),
    ],
    complained: () => [delivery, complaint(make, recipient, timestamp)],
    'out-of-office': () => [delivery, bounce('Transient', 'General', {})],
    delayed: () => [
      make('DeliveryDelay', {
        timestamp,
        delayType: 'TransientCommunicationFailure',
        expirationTime: timestamp,
        delayedRecipients: [
          { emailAddress: recipient, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 unable to connect' },
        ],
      }),
    ],
  };
  return [send, ...after[fate]()];
}

function complaint(
  make: (type: EventType, detail: object) => { type: EventType; json: string },
  emailAddress: string,
  timestamp: string,
) {
  return make('Complaint', {
    complainedRecipients: [{ emailAddress }],
    timestamp,
    feedbackId: randomUUID(),
    complaintSubType: null,
    complaintFeedbackType: 'abuse',
    userAgent: 'Amazon SES Mailbox Simulator',
  });
}

function mailObject(mail: SentMail) {
  const first = (name: string) => addressesOf(header(mail.mail, name) ?? '');
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
  const set = mail.configurationSet === undefined ? {} : { 'ses:configuration-set': [mail.configurationSet] };
  return {
    timestamp: mail.at.toISOString(),
    source: mail.source,
    sourceArn: `arn:aws:ses:${mail.region}:${mail.account}:identity/${mail.source}`,
    sendingAccountId: mail.account,
    messageId: mail.messageId,
    destination: mail.recipients,
    headersTruncated: false,
    headers: mail.mail.headers,
    commonHeaders: {
      from: first('From'),
      to: first('To'),
      messageId: mail.messageId,
      subject: header(mail.mail, 'Subject') ?? '',
    },
    tags: { ...set, ...tags },
  };
}

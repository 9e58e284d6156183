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
  const timestamp = mail.at.toISOString();
  const details: [EventType, object][] = [['Send', {}], ...aftermath(recipient, fate, timestamp)];
  return details.map(([type, detail]) => {
    const field = type.charAt(0).toLowerCase() + type.slice(1);
    return { type, json: JSON.stringify({ eventType: type, mail: about, [field]: detail }) };
  });
}

/** What follows the Send event. */
function aftermath(recipient: string, fate: Fate, timestamp: string): [EventType, object][] {
  const delivery: [EventType, object] = ['Delivery', deliveryOf(recipient, timestamp)];
  const failed = (
    kind: string,
    subtype: string,
    status: string,
    diagnosticCode: string,
  ): [EventType, object] => [
    'Bounce',
    bounceOf(kind, subtype, { emailAddress: recipient, action: 'failed', status, diagnosticCode }, timestamp),
  ];
  switch (fate) {
    case 'delivered':
      return [delivery];
    case 'bounced':
      return [failed('Permanent', 'General', '5.1.1', 'smtp; 550 5.1.1 user unknown')];
    case 'mailbox-full':
      return [failed('Transient', 'MailboxFull', '4.2.2', 'smtp; 452 4.2.2 mailbox full')];
    case 'suppressed':
      return [failed('Permanent', 'OnAccountSuppressionList', '5.1.1', SUPPRESSED)];
    case 'suppressed-everywhere':
      return [failed('Permanent', 'Suppressed', '5.1.1', SUPPRESSED)];
    case 'complained':
      return [delivery, ['Complaint', complaintOf(recipient, timestamp)]];
    case 'out-of-office':
      return [delivery, ['Bounce', bounceOf('Transient', 'General', { emailAddress: recipient }, timestamp)]];
    case 'delayed':
      return [['DeliveryDelay', delayOf(recipient, timestamp)]];
  }
}

const SUPPRESSED =
  'Amazon SES did not send the message to this address because it is on the suppression list.';

function deliveryOf(recipient: string, timestamp: string) {
  return {
    timestamp,
    processingTimeMillis: 0,
    recipients: [recipient],
    smtpResponse: '250 2.6.0 Message received',
    reportingMTA: 'local.smtp-out.amazonses.com',
  };
}

function bounceOf(bounceType: string, bounceSubType: string, bounced: object, timestamp: string) {
  return {
    bounceType,
    bounceSubType,
    bouncedRecipients: [bounced],
    timestamp,
    feedbackId: randomUUID(),
    reportingMTA: 'dsn; local.smtp-out.amazonses.com',
  };
}

function complaintOf(emailAddress: string, timestamp: string) {
  return {
    complainedRecipients: [{ emailAddress }],
    timestamp,
    feedbackId: randomUUID(),
    complaintSubType: null,
    complaintFeedbackType: 'abuse',
    userAgent: 'Amazon SES Mailbox Simulator',
  };
}

function delayOf(emailAddress: string, timestamp: string) {
  return {
    timestamp,
    delayType: 'TransientCommunicationFailure',
    expirationTime: timestamp,
    delayedRecipients: [
      { emailAddress, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 unable to connect' },
    ],
  };
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

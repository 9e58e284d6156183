import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, expect, test } from 'vitest';
import { type SesOptions, startSes } from '../../../infra/local/ses/ses-server.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function ses(options: Partial<SesOptions> = {}) {
  const events: { set: string | undefined; type: string; body: Record<string, unknown> }[] = [];
  const server = await startSes({
    identities: ['example.com'],
    configurationSets: ['alerts'],
    onEvent: (set, type, json) => events.push({ set, type, body: JSON.parse(json) }),
    ...options,
  });
  stops.push(server.stop);
  const client = new SESClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  return { server, client, events };
}

type Send = { raw?: string; source?: string; to?: string[]; set?: string; tag?: string };
const mail = (to = 'reader@example.org', extra = '') =>
  `From: Alerts <alerts@example.com>\r\nTo: ${to}\r\nSubject: A rule changed\r\nMessage-ID: <mine@example.com>\r\n` +
  `Date: Thu, 01 Jan 1970 00:00:00 +0000\r\nMIME-Version: 1.0\r\n${extra}Content-Type: text/plain\r\n\r\nHello.\r\n`;
const command = ({
  raw,
  source = 'alerts@example.com',
  to = ['reader@example.org'],
  set,
  tag = 'd1',
}: Send = {}) =>
  new SendRawEmailCommand({
    RawMessage: { Data: Buffer.from(raw ?? mail(to[0])) },
    Source: source,
    Destinations: to,
    Tags: [{ Name: 'deliveryId', Value: tag }],
    ConfigurationSetName: set,
  });

test('a good mail is taken, its Message-ID and Date overwritten, and its events carry the tags', async () => {
  const at = new Date('2019-05-16T12:00:00Z');
  const { server, client, events } = await ses({ now: () => at });
  const { MessageId } = await client.send(command({ set: 'alerts' }));
  await expect.poll(() => events.length).toBe(2);

  const kept = server.mails()[0];
  expect(kept?.raw).toContain(`Message-ID: <${MessageId}@email.amazonses.com>`);
  expect(kept?.raw).toContain('Date: Thu, 16 May 2019 12:00:00 +0000');
  expect(kept?.raw).not.toContain('mine@example.com');
  expect(kept).toMatchObject({ subject: 'A rule changed', text: 'Hello.\n', fate: 'delivered' });
  expect(kept?.events.map(({ type }) => type)).toEqual(['Send', 'Delivery']);
  expect(events.map(({ set, type }) => [set, type])).toEqual([
    ['alerts', 'Send'],
    ['alerts', 'Delivery'],
  ]);
  expect(events[0]?.body).toMatchObject({
    eventType: 'Send',
    mail: { messageId: MessageId, destination: ['reader@example.org'], tags: { deliveryId: ['d1'] } },
  });
});

test.each<[string, Send, string, RegExp]>([
  [
    'sender outside the identities',
    { source: 'x@example.net' },
    'MessageRejected',
    /not verified.*x@example\.net/,
  ],
  ['unknown configuration set', { set: 'nobody' }, 'ConfigurationSetDoesNotExistException', /<nobody>/],
  [
    'address with a line break',
    { to: ['a@example.org\r\nBcc: b@example.org'] },
    'InvalidParameterValue',
    /control/,
  ],
  ['no domain', { to: ['reader'] }, 'InvalidParameterValue', /@domain/],
  ['51 recipients', { to: Array(51).fill('a@example.org') }, 'InvalidParameterValue', /exceeds 50/],
  [
    'doubled header',
    { raw: mail('a@example.org', 'Subject: two\r\n') },
    'InvalidParameterValue',
    /Duplicate header/,
  ],
  [
    'header with a stray line feed',
    { raw: mail('a@example.org', 'X-A: b\nBcc: c@d.org\r\n') },
    'InvalidParameterValue',
    /stray/,
  ],
  ['eight-bit bytes', { raw: mail('a@example.org', 'X-A: é\r\n') }, 'InvalidParameterValue', /7-bit/],
  ['a line of 1200 characters', { raw: mail() + 'x'.repeat(1200) }, 'InvalidParameterValue', /998/],
  ['a tag with a dot', { tag: 'a.b' }, 'InvalidParameterValue', /Invalid tag/],
  ['over 10 MB', { raw: mail() + 'line\r\n'.repeat(1_800_000) }, 'InvalidParameterValue', /10485760/],
])('refuses: %s', async (_, send, name, message) => {
  const { server, client } = await ses();
  await expect(client.send(command(send))).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message),
  });
  expect(server.mails()).toHaveLength(0);
});

test('simulator addresses bounce and complain; a suppressed address is taken but not delivered', async () => {
  const { server, client, events } = await ses();
  server.suppressed.add('gone@example.org');
  for (const to of [
    'bounce+1@simulator.amazonses.com',
    'complaint@simulator.amazonses.com',
    'gone@example.org',
  ])
    await client.send(command({ to: [to] }));
  await expect.poll(() => events.length).toBe(7);
  expect(events.map(({ type }) => type)).toEqual([
    'Send',
    'Bounce',
    'Send',
    'Delivery',
    'Complaint',
    'Send',
    'Bounce',
  ]);
  expect(events[1]?.body).toMatchObject({ bounce: { bounceType: 'Permanent', bounceSubType: 'General' } });
  expect(events[6]?.body).toMatchObject({ bounce: { bounceSubType: 'OnAccountSuppressionList' } });
});

test('limits answer as SES does: both are Throttling and only the message differs', async () => {
  const { client } = await ses({ quota: { perDay: 1, perSecond: 14 } });
  expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({
    Max24HourSend: 1,
    MaxSendRate: 14,
    SentLast24Hours: 0,
  });
  await client.send(command());
  await expect(client.send(command())).rejects.toMatchObject({
    name: 'Throttling',
    message: 'Daily message quota exceeded.',
  });
});

test('a fault script drops the connection before or after the mail is taken', async () => {
  const faults = ['drop-before', 'drop-after', 'throttle'] as const;
  let n = 0;
  const { server, client } = await ses({ fault: () => faults[n++] });
  await expect(client.send(command())).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(server.mails()).toHaveLength(0);
  await expect(client.send(command())).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(server.mails()).toHaveLength(1);
  await expect(client.send(command())).rejects.toMatchObject({ name: 'Throttling' });
});

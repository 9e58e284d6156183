import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, test } from 'vitest';
import { type FaultScript, readFaultScript, scriptedFaults } from '../../../infra/local/ses/fault-script.ts';
import { type SesOptions, startSes } from '../../../infra/local/ses/ses-server.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** The stand-in under a script, the real client, and the events with the seconds after which each came. */
async function under(script: FaultScript, options: Partial<SesOptions> = {}) {
  const events: string[] = [];
  const waiting: { seconds: number; what: () => void }[] = [];
  let late = 0;
  const server = await startSes({
    identities: ['example.com'],
    fault: scriptedFaults(script),
    ...(script.quota && { quota: script.quota as NonNullable<SesOptions['quota']> }),
    later: (milliseconds, what) => void waiting.push({ seconds: milliseconds / 1000, what }),
    onEvent: (_, type, json) => events.push(`${JSON.parse(json).mail.tags.deliveryId} ${type} ${late}`),
    ...options,
  });
  stops.push(server.stop);
  const client = new SESClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  let sent = 0;
  const send = async (to = 'reader@example.org') => {
    sent += 1;
    const raw = `From: alerts@example.com\r\nTo: ${to}\r\nSubject: A rule\r\n\r\nHello.\r\n`;
    const tags = [{ Name: 'deliveryId', Value: `d${sent}` }];
    const command = new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(raw) },
      Destinations: [to],
      Tags: tags,
    });
    return client.send(command).then(
      () => 'taken',
      (error) => [error.name, error.$metadata?.httpStatusCode ?? error.code, error.message].join(', '),
    );
  };
  const pass = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const { seconds, what } of waiting.splice(0)) {
      late = seconds;
      what();
    }
  };
  return { server, client, events, send, pass };
}

describe('a fault script', () => {
  test('says at which sends what goes wrong, the first step that fits deciding', async () => {
    const { server, send } = await under({
      sends: [
        { from: 2, to: 3, answer: 'throttle' },
        { from: 2, every: 2, answer: 'unavailable' },
        { from: 5, to: 5, answer: 'paused' },
        { from: 7, to: 7, answer: 'internal-failure' },
        { recipient: 'other@example.org', answer: 'day-used-up' },
      ],
    });
    const answers = [];
    for (let number = 1; number <= 7; number += 1) answers.push(await send());
    expect(answers).toEqual([
      'taken',
      'Throttling, 400, Maximum sending rate exceeded.',
      'Throttling, 400, Maximum sending rate exceeded.',
      'ServiceUnavailable, 503, Service is unavailable.',
      "AccountSendingPausedException, 400, Email sending is disabled for your account's reputation.",
      'ServiceUnavailable, 503, Service is unavailable.',
      'InternalFailure, 500, An internal failure occurred.',
    ]);
    expect(server.mails()).toHaveLength(1);
    expect(await send('third@example.org')).toMatch(/^ServiceUnavailable/);
    expect(await send('other@example.org')).toBe('Throttling, 400, Daily message quota exceeded.');
    expect(await send()).toMatch(/^ServiceUnavailable/);
  });

  test('a dropped connection is told from a mail that was not taken only by what SES has', async () => {
    const { server, send } = await under({
      sends: [
        { to: 1, answer: 'drop-before' },
        { to: 2, answer: 'drop-after' },
      ],
    });
    expect(await send()).toMatch(/ECONNRESET/);
    expect(server.mails()).toHaveLength(0);
    expect(await send()).toMatch(/ECONNRESET/);
    expect(server.mails()).toHaveLength(1);
  });

  test('events come late, doubled or not at all, each kind by itself', async () => {
    const { events, send, pass } = await under({
      sends: [
        { to: 1, events: { lateSeconds: 90 } },
        { to: 2, events: { copies: 2, kinds: ['Send'] } },
        { to: 3, events: { copies: 0 } },
        { to: 4, events: { copies: 2, lateSeconds: 30, kinds: ['Delivery'] } },
        { to: 5, fate: 'complained' },
      ],
    });
    for (let number = 1; number <= 5; number += 1) await send();
    await pass();
    expect(events.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'd1 Delivery 90',
      'd1 Send 90',
      'd2 Delivery 0',
      'd2 Send 0',
      'd2 Send 0',
      'd4 Delivery 30',
      'd4 Delivery 60',
      'd4 Send 0',
      'd5 Complaint 0',
      'd5 Delivery 0',
      'd5 Send 0',
    ]);
  });

  test('a quota is enforced by the day and by the second, in recipients', async () => {
    let now = new Date('2026-10-02T12:00:00Z');
    const { client, send } = await under(
      { quota: { perDay: 3, perSecond: 2, enforceRate: true } },
      { now: () => now },
    );
    const answers = [await send(), await send(), await send()];
    now = new Date('2026-10-02T12:00:02Z');
    answers.push(await send(), await send());
    expect(answers).toEqual([
      'taken',
      'taken',
      'Throttling, 400, Maximum sending rate exceeded.',
      'taken',
      'Throttling, 400, Daily message quota exceeded.',
    ]);
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({
      SentLast24Hours: 3,
      Max24HourSend: 3,
      MaxSendRate: 2,
    });
    now = new Date('2026-10-03T12:00:03Z');
    expect(await send()).toBe('taken');
  });

  test('the example file is one; whatever else stands in a file is named', () => {
    expect(readFaultScript('infra/local/ses/rough-day.json').sends).toHaveLength(8);
    const file = join(mkdtempSync(join(tmpdir(), 'faults-')), 'faults.json');
    writeFileSync(file, '{"sends":[{"answer":"explode"},{"form":3}]}');
    expect(() => readFaultScript(file)).toThrow(
      /faults\.json is no fault script: sends\.0\.answer: one of drop-after, .*; sends\.1: no form here/,
    );
    writeFileSync(file, '{');
    expect(() => readFaultScript(file)).toThrow(/cannot be read as JSON/);
  });
});

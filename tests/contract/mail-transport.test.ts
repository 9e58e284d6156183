import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../infra/local/ses/faults.ts';
import { startSes } from '../../infra/local/ses/ses-server.ts';
import { memoryMailTransport } from '../../shared/adapters/memory/memory-mail-transport.ts';
import { sesClient } from '../../shared/adapters/ses/ses-client.ts';
import { sesMailTransport } from '../../shared/adapters/ses/ses-mail-transport.ts';
import { aMail, describeMailTransport } from './mail-transport.contract.ts';

let ses: Awaited<ReturnType<typeof startSes>>;
beforeAll(async () => {
  ses = await startSes({ identities: ['example.org'], configurationSets: ['alerts'] });
});
beforeEach(() => ses.setFault(undefined));
afterAll(() => ses.stop());

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const transportAt = (endpoint: string, configurationSet = 'alerts') =>
  sesMailTransport(sesClient({ endpoint, region: 'us-east-1', credentials }), configurationSet);

describeMailTransport('in memory', async () => {
  const transport = memoryMailTransport();
  return { transport, taken: () => transport.accepted.map((mail) => mail.to) };
});

describeMailTransport('on SES', async () => {
  const earlier = new Set(ses.mails().map((mail) => mail.id));
  const taken = () =>
    ses
      .mails()
      .filter((mail) => !earlier.has(mail.id))
      .map((mail) => mail.to);
  return { transport: transportAt(ses.endpoint), taken };
});

describe('SES', () => {
  test('the mail arrives as it was composed, with its tags and configuration set', async () => {
    const result = await transportAt(ses.endpoint).send(aMail({ to: 'other@example.com' }));
    const mail = ses.mails().find((each) => each.to === 'other@example.com');
    expect(result).toEqual({ outcome: 'accepted', messageId: mail?.id });
    expect(mail?.raw).toContain('Subject: A rule changed\r\n');
    expect(mail?.raw.endsWith('\r\n\r\nIt changed.\r\n')).toBe(true);
    expect(mail).toMatchObject({
      tags: { deliveryId: 'delivery-1', kind: 'alert' },
      configurationSet: 'alerts',
    });
  });

  test.each<[Fault, string, taken: number]>([
    ['throttle', 'slow-down', 0],
    ['day-used-up', 'day-used-up', 0],
    ['paused', 'stop', 0],
    ['unavailable', 'ambiguous', 0],
    ['drop-before', 'ambiguous', 0],
    ['drop-after', 'ambiguous', 1],
  ])('%o is %s, after one request', async (fault, outcome, taken) => {
    let requests = 0;
    ses.setFault(() => {
      requests += 1;
      return fault;
    });
    const earlier = ses.mails().length;
    expect(await transportAt(ses.endpoint).send(aMail())).toMatchObject({ outcome });
    expect(requests).toBe(1);
    expect(ses.mails().length - earlier).toBe(taken);
  });

  test('a sender that is not verified stops the line, as does a configuration set that is missing', async () => {
    const unverified = aMail({
      from: 'alerts@example.net',
      raw: aMail().raw.replace('example.org>', 'example.net>'),
    });
    expect(await transportAt(ses.endpoint).send(unverified)).toMatchObject({ outcome: 'stop' });
    expect(await transportAt(ses.endpoint, 'absent').send(aMail())).toMatchObject({ outcome: 'stop' });
  });

  test('a mail that SES finds wrong is refused alone', async () => {
    const twoSenders = aMail({ raw: aMail().raw.replace('From: ', 'From: second@example.org, ') });
    expect(await transportAt(ses.endpoint).send(twoSenders)).toMatchObject({ outcome: 'refused' });
  });

  test.each([
    '',
    'a@example.com, b@example.com',
    'A <a@example.com>',
    'a@example.com\r\nBcc: b@example.com',
    'ä@example.com',
  ])('the recipient %j is refused without asking SES', async (to) => {
    let requests = 0;
    ses.setFault(() => {
      requests += 1;
      return undefined;
    });
    expect(await transportAt(ses.endpoint).send(aMail({ to }))).toMatchObject({ outcome: 'refused' });
    expect(requests).toBe(0);
  });

  test('a tag that SES would not take is an error of ours', async () => {
    const mail = aMail({ tags: { deliveryId: 'a b' } });
    await expect(transportAt(ses.endpoint).send(mail)).rejects.toThrow(TypeError);
  });

  test('unlimited is infinite', async () => {
    expect(await transportAt(ses.endpoint).quota()).toMatchObject({
      perSecond: Number.POSITIVE_INFINITY,
      perDay: Number.POSITIVE_INFINITY,
    });
  });

  test('no reason ever quotes an address', async () => {
    const unverified = aMail({
      from: 'alerts@example.net',
      raw: aMail().raw.replace('example.org>', 'example.net>'),
    });
    expect(JSON.stringify(await transportAt(ses.endpoint).send(unverified))).not.toContain('@');
  });
});

describe('SES out of reach', () => {
  const listen = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  test('nobody listens: the mail never left', async () => {
    const server = createServer();
    const endpoint = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await transportAt(endpoint).send(aMail())).toMatchObject({ outcome: 'never-left' });
  });

  test('no such host: the mail never left', async () => {
    expect(await transportAt('http://ses.invalid').send(aMail())).toMatchObject({ outcome: 'never-left' });
  });

  test('connected, but no answer in time: ambiguous, after one request', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => {}).resume();
    });
    const endpoint = await listen(server);
    const client = sesClient({
      endpoint,
      region: 'us-east-1',
      credentials,
      requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
    });
    expect(await sesMailTransport(client, 'alerts').send(aMail())).toMatchObject({ outcome: 'ambiguous' });
    expect(connections).toBe(1);
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  test('an answer that is no answer of SES: ambiguous', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'));
    });
    const endpoint = await listen(server);
    expect(await transportAt(endpoint).send(aMail())).toMatchObject({ outcome: 'ambiguous' });
    await new Promise((resolve) => server.close(resolve));
  });
});

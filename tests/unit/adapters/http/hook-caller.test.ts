import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpHookCaller } from '../../../../shared/adapters/http/hook-caller.ts';
import {
  cutOff,
  dripFeed,
  type ScriptedHost,
  says,
  scriptedHost,
  silence,
} from '../../../harness/scripted-host/scripted-host.ts';

const RECEIVER = 'https://rules.example.com';
const bodies: string[] = [];

let host: ScriptedHost;
beforeAll(async () => {
  host = await scriptedHost({
    '/takes': (request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        bodies.push(`${request.method} ${body}`);
        response.writeHead(202).end('thanks');
      });
    },
    '/redirects': says(307, { location: '/takes' }),
    '/inward': says(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
    '/waits': says(429, { 'retry-after': '600' }),
    '/huge': says(200, {}, 'x'.repeat(5_000_000)),
    '/drips': dripFeed,
    '/silent': silence,
    '/cut': cutOff,
  });
});
afterAll(() => host.stop());

const caller = () =>
  httpHookCaller({
    userAgent: 'Rulewire-test (ops@example.org)',
    origins: { [RECEIVER]: host.origin },
    timeoutMs: 300,
  });
const call = (path: string) =>
  caller().call({ url: RECEIVER + path, headers: { 'webhook-id': 'w1' }, body: '{"läuft":1}' });

describe('a receiver', () => {
  test('gets one POST of JSON with the headers, and its status is the answer', async () => {
    expect(await call('/takes')).toEqual({ outcome: 'answered', status: 202 });
    expect(bodies).toEqual(['POST {"läuft":1}']);
    expect(host.requests.at(-1)?.headers).toMatchObject({
      'webhook-id': 'w1',
      'content-type': 'application/json',
      'user-agent': 'Rulewire-test (ops@example.org)',
      'content-length': '12',
    });
  });

  test('that redirects is not followed, be it inward or not', async () => {
    const before = host.requests.length;
    expect(await call('/redirects')).toEqual({ outcome: 'answered', status: 307 });
    expect(await call('/inward')).toEqual({ outcome: 'answered', status: 302 });
    expect(host.requests.length - before).toBe(2);
  });

  test('that asks to wait says how long', async () =>
    expect(await call('/waits')).toEqual({ outcome: 'answered', status: 429, retryAfter: '600' }));

  test('that never answers is left after the deadline', async () =>
    expect(await call('/silent')).toEqual({ outcome: 'unanswered', reason: 'timeout' }));

  test.each(['/huge', '/drips', '/cut'])('is known by its status, whatever follows it: %s', async (path) =>
    expect(await call(path)).toEqual({ outcome: 'answered', status: 200 }),
  );

  test('has a connection of its own for each call, so that each is resolved and judged anew', async () => {
    const before = host.connections();
    await call('/waits');
    await call('/waits');
    expect(host.connections() - before).toBe(2);
  });
});

describe('nobody is called', () => {
  const anybody = httpHookCaller({ userAgent: 'Rulewire-test', timeoutMs: 2000 });
  const refused = { outcome: 'unanswered', reason: 'refused-address' };

  test('at an address inside, however it is spelt', async () => {
    for (const url of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://169.254.169.254/',
      'https://2130706433/',
    ])
      expect(await anybody.call({ url, headers: {}, body: '{}' }), url).toEqual(refused);
  });

  test('at a name that leads to this machine', async () => {
    const { port } = new URL(host.origin);
    const before = host.connections();
    expect(await anybody.call({ url: 'https://localhost/', headers: {}, body: '{}' })).toEqual(refused);
    const http = await anybody.call({ url: `http://localhost:${port}/`, headers: {}, body: '{}' });
    expect(http.outcome).toBe('unanswered');
    expect(host.connections()).toBe(before);
  });

  test('without https', async () =>
    expect(await anybody.call({ url: 'http://rules.example.com/', headers: {}, body: '{}' })).toEqual({
      outcome: 'unanswered',
      reason: 'unreachable',
    }));
});

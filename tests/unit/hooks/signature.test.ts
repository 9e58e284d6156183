import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hookSecrets, signedHeaders } from '../../../shared/domain/hooks/signature.ts';

const KEYS = [
  { kid: 'k2', secret: 'the newer secret of the deployment' },
  { kid: 'k1', secret: 'the older secret of the deployment' },
];
const now = new Date('2026-11-24T08:00:00Z');
const hook = { hookId: 'hook-1', kid: 'k1', turn: 0 };

describe('the signature', () => {
  // The example of the Standard Webhooks specification, which its libraries are tested with.
  test('is that of Standard Webhooks', () => {
    const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
    const call = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
    expect(signedHeaders(secrets, call, new Date(1_614_265_330_000))).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('covers id, time and body', () => {
    const [secret = ''] = hookSecrets(KEYS, hook, now);
    const sign = (id: string, body: string, seconds: number) =>
      signedHeaders([secret], { id, body }, new Date(now.getTime() + seconds * 1000))['webhook-signature'];
    const all = [sign('a', 'b', 0), sign('x', 'b', 0), sign('a', 'x', 0), sign('a', 'b', 1)];
    expect(new Set(all).size).toBe(4);
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const own = createHmac('sha256', key)
      .update(`a.${now.getTime() / 1000}.b`)
      .digest('base64');
    expect(all[0]).toBe(`v1,${own}`);
  });
});

describe('the secret of a hook', () => {
  test('has 256 bits and differs for each hook, each turn and each secret of the deployment', () => {
    const several = [
      hook,
      { ...hook, hookId: 'hook-2' },
      { ...hook, turn: 1 },
      { ...hook, kid: 'k2' },
    ].flatMap((each) => hookSecrets(KEYS, each, now));
    expect(new Set(several).size).toBe(4);
    for (const secret of several) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  test('that was replaced signs beside the present one for a day', () => {
    const turned = { ...hook, turn: 1, turnedAt: now.toISOString() };
    const [former] = hookSecrets(KEYS, hook, now);
    const within = hookSecrets(KEYS, turned, new Date('2026-11-25T07:59:59Z'));
    expect(within).toHaveLength(2);
    expect(within[1]).toBe(former);
    expect(hookSecrets(KEYS, turned, new Date('2026-11-25T08:00:00Z'))).toEqual([within[0]]);
    const call = { id: 'a', body: 'b' };
    const header = signedHeaders(within, call, now)['webhook-signature'];
    expect(header?.split(' ')).toHaveLength(2);
  });

  test('is none once the deployment has taken its own out', () =>
    expect(hookSecrets(KEYS.slice(0, 1), hook, now)).toEqual([]));
});

import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import {
  parseSecret,
  secretsManagerSecrets,
} from '../../../../shared/adapters/secrets/secrets-manager-secrets.ts';

const secret = 'a generated text of some length';

function answering(...answers: readonly (string | Error)[]) {
  let calls = 0;
  const send = async () => {
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    if (answer instanceof Error) throw answer;
    return { SecretString: answer };
  };
  return { client: { send } as unknown as SecretsManagerClient, calls: () => calls };
}

test.each([
  ['plain text', secret, [{ kid: 'current', secret }]],
  ['one key', JSON.stringify({ kid: 'k1', secret }), [{ kid: 'k1', secret }]],
  [
    'several keys, the active one first',
    JSON.stringify([
      { kid: 'k2', secret },
      { kid: 'k1', secret: `${secret} 1` },
    ]),
    [
      { kid: 'k2', secret },
      { kid: 'k1', secret: `${secret} 1` },
    ],
  ],
])('%s', (_name, text, keys) => {
  expect(parseSecret(text)).toEqual(keys);
});

test.each(['', 'short', '{}', '[]', '{"kid":"k1"}', '{"kid":"k1","secret":"short"}', '{"secret": oops'])(
  '%j is no secret, and the error does not quote it',
  (text) => {
    expect(() => parseSecret(text)).toThrow(/^config-missing: the secret (is empty or too short|has no kid)/);
  },
);

test('it is read once, however many ask', async () => {
  const { client, calls } = answering(secret);
  const secrets = secretsManagerSecrets(client, 'arn');
  await Promise.all([secrets.keys(), secrets.keys()]);
  await secrets.keys();
  expect(calls()).toBe(1);
});

test('a failed read is tried again by the next who asks', async () => {
  const { client, calls } = answering(new Error('unreachable'), secret);
  const secrets = secretsManagerSecrets(client, 'arn');
  await expect(secrets.keys()).rejects.toThrow('unreachable');
  expect(await secrets.keys()).toEqual([{ kid: 'current', secret }]);
  expect(calls()).toBe(2);
});

import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { RulewireError } from '../../domain/errors.ts';
import type { Secrets } from '../../ports/secrets.ts';

type Keys = Awaited<ReturnType<Secrets['keys']>>;

const key = z.object({ kid: z.string().check(z.minLength(1)), secret: z.string().check(z.minLength(16)) });
const stored = z.union([
  z.array(key).check(z.minLength(1)),
  z.pipe(
    key,
    z.transform((one) => [one]),
  ),
]);

/**
 * Secrets on AWS Secrets Manager, read once per instance; a failed read is tried again by the next caller.
 * Throws `config-missing` where the secret holds nothing usable.
 */
export function secretsManagerSecrets(client: SecretsManagerClient, arn: string): Secrets {
  let cached: Promise<Keys> | undefined;
  const read = async () => {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return parseSecret(answer.SecretString ?? '');
  };
  return {
    keys() {
      cached ??= read().catch((error: unknown) => {
        cached = undefined;
        throw error;
      });
      return cached;
    },
  };
}

/**
 * The keys in a secret string: `{"kid", "secret"}`, an array of those with the active one first, or plain generated text,
 * which is the one key `current`.
 */
export function parseSecret(text: string): Keys {
  if (!/^\s*[[{]/.test(text)) {
    if (text.length < 16) throw new RulewireError('config-missing', 'the secret is empty or too short');
    return [{ kid: 'current', secret: text }];
  }
  const parsed = z.safeParse(stored, jsonOf(text));
  if (!parsed.success) throw new RulewireError('config-missing', 'the secret has no kid and secret');
  return parsed.data;
}

/** Undefined for what is not JSON; the parser's error would quote the secret. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

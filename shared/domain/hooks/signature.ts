import { createHmac, hkdfSync } from 'node:crypto';
import type { LinkKey } from '../tokens.ts';
import type { Hook } from './hook.ts';

const PREFIX = 'whsec_';
/** How long a call is signed with the former secret too, after it was replaced. */
const BOTH_MS = 24 * 3_600_000;

/**
 * The secrets with which a call of a hook is signed at `now`, the present one first: for a day after it was replaced the
 * former one signs too. They follow from the deployment's secret (RFC 5869) and the hook, so they are kept nowhere; none
 * once the secret they were made from is taken out of the deployment.
 */
export function hookSecrets(
  keys: readonly LinkKey[],
  { hookId, kid, turn, turnedAt }: Pick<Hook, 'hookId' | 'kid' | 'turn' | 'turnedAt'>,
  now: Date,
): readonly string[] {
  const key = keys.find((each) => each.kid === kid);
  if (key === undefined) return [];
  const both = turnedAt !== undefined && now.getTime() - new Date(turnedAt).getTime() < BOTH_MS;
  const secretOf = (of: number) =>
    PREFIX +
    Buffer.from(hkdfSync('sha256', key.secret, 'rulewire', `hook:${hookId}:${of}`, 32)).toString('base64');
  return both ? [secretOf(turn), secretOf(turn - 1)] : [secretOf(turn)];
}

/**
 * The headers of a signed call (standardwebhooks.com, "Specification"): `id` is the same each time that this is sent to
 * this hook; the signatures, one for each secret, cover it, the time (epoch seconds) and the body, so that an old call
 * cannot be played again.
 */
export function signedHeaders(
  secrets: readonly string[],
  call: { readonly id: string; readonly body: string },
  now: Date,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${call.id}.${timestamp}.${call.body}`).digest('base64')}`;
  });
  return {
    'webhook-id': call.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

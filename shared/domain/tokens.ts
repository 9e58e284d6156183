import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { RulewireError } from './errors.ts';
import { type SubscriberId, subscriberId } from './ids.ts';

/** A secret of the deployment and its name; the active one comes first (port Secrets). */
export interface LinkKey {
  readonly kid: string;
  readonly secret: string;
}

/** What a link allows. A token of one scope is worthless in any other: each scope has its own key. */
type Scope =
  | 'confirm'
  | 'manage'
  | 'export'
  | 'pack'
  | 'erase'
  | 'address'
  | 'move'
  | 'stay'
  | 'resume'
  | 'unsubscribe'
  | 'feedback'
  | 'watch'
  | 'form';

/** What a valid token says. `detail` is the sign-up request, the token version or the subject, by scope. */
export interface TokenContent {
  readonly subscriber: SubscriberId;
  readonly detail: string;
}

export type TokenCheck =
  | ({ readonly valid: true } & TokenContent)
  | { readonly valid: false; readonly reason: 'malformed' | 'altered' | 'expired' };

const HOUR = 3600;
const LIFE_SECONDS = {
  confirm: 48 * HOUR,
  manage: 30 * 24 * HOUR,
  export: HOUR / 2,
  erase: HOUR / 2,
  address: HOUR / 2,
  move: 48 * HOUR,
  stay: 7 * 24 * HOUR,
  pack: HOUR / 2,
  resume: 24 * HOUR,
  // 13 months, past the year that CAN-SPAM and readers' archives may ask for.
  unsubscribe: 400 * 24 * HOUR,
  feedback: 400 * 24 * HOUR,
  // News readers keep an address for years; the token version ends it at any time.
  watch: 3650 * 24 * HOUR,
} as const;

type LinkScope = keyof typeof LIFE_SECONDS;

/** Everything that a link can allow. */
export const LINK_SCOPES = Object.keys(LIFE_SECONDS) as readonly LinkScope[];

// 128 bits of HMAC-SHA-256: 22 base64url characters, of which the last holds four unused bits.
const MAC_BYTES = 16;
const MAC_LENGTH = 22;

/**
 * The token of a link. Its life counts from `from` (usually now) and it is the same for equal input within the same
 * second, so a mail that is composed again from the same request carries the same link. Throws `config-missing` without key.
 */
export function linkToken(
  keys: readonly LinkKey[],
  scope: LinkScope,
  content: TokenContent,
  from: Date,
): string {
  const key = activeKey(keys);
  const expires = Math.floor(from.getTime() / 1000) + LIFE_SECONDS[scope];
  const claim = `${key.kid}.${content.subscriber}.${content.detail}.${expires.toString(36)}`;
  return `${claim}.${mac(key, scope, claim)}`;
}

/**
 * Reads a token of that scope. Only the text that `linkToken` wrote is taken, character by character: base64url would let
 * several spellings decode alike. Time limits other than the token's own (a replaced sign-up request, a raised token
 * version) are the caller's to check, as is whether the person still exists.
 */
export function readToken(keys: readonly LinkKey[], scope: LinkScope, token: string, now: Date): TokenCheck {
  const parts =
    /^([A-Za-z0-9_-]{1,32})\.([a-z2-7]{26})\.([A-Za-z0-9_-]{1,80})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{22})$/.exec(
      token,
    );
  const [, kid, subscriber, detail, expires, signature] = parts ?? [];
  if (!kid || !subscriber || !detail || !expires || !signature) return { valid: false, reason: 'malformed' };
  const claim = token.slice(0, -MAC_LENGTH - 1);
  const key = keys.find((each) => each.kid === kid);
  if (!key || !equalText(signature, mac(key, scope, claim))) return { valid: false, reason: 'altered' };
  if (Number.parseInt(expires, 36) * 1000 <= now.getTime()) return { valid: false, reason: 'expired' };
  return { valid: true, subscriber: subscriberId(subscriber), detail };
}

/** The text with `instead` in the place of every token of a link, whatever it allows. */
export function withoutTokens(text: string, instead: string): string {
  return text.replace(
    // Begun only where a word begins: from every letter it would be tried in vain.
    /(?<![\w-])[A-Za-z0-9_-]{1,32}\.[a-z2-7]{26}\.[A-Za-z0-9_-]{1,80}\.[0-9a-z]{1,9}\.[A-Za-z0-9_-]{22}/g,
    instead,
  );
}

/** A stamp for a form: when it was shown, in a way that cannot be made up. */
export function formStamp(keys: readonly LinkKey[], now: Date): string {
  const key = activeKey(keys);
  const claim = `${key.kid}.${Math.floor(now.getTime() / 1000).toString(36)}`;
  return `${claim}.${mac(key, 'form', claim)}`;
}

/** Seconds since the form with that stamp was shown, or undefined if the stamp is not ours. */
export function formAge(keys: readonly LinkKey[], stamp: string, now: Date): number | undefined {
  const parts = /^([A-Za-z0-9_-]{1,32})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{22})$/.exec(stamp);
  const [, kid, shown, signature] = parts ?? [];
  const key = keys.find((each) => each.kid === kid);
  if (!key || !shown || !signature) return undefined;
  if (!equalText(signature, mac(key, 'form', `${key.kid}.${shown}`))) return undefined;
  return Math.floor(now.getTime() / 1000) - Number.parseInt(shown, 36);
}

/**
 * The secret from which subscriber ids are made (`subscriberIdOf`). It is the oldest one, so that ids stay the same when
 * link keys are replaced: that one is never taken out of the secret.
 */
export function pepperOf(keys: readonly LinkKey[]): string {
  const oldest = keys.at(-1) ?? activeKey(keys);
  return Buffer.from(hkdfSync('sha256', oldest.secret, 'rulewire', 'subscriber-id', 32)).toString('hex');
}

/** Throws `config-missing` if the deployment has no secret at all. */
function activeKey(keys: readonly LinkKey[]): LinkKey {
  const [key] = keys;
  if (!key) throw new RulewireError('config-missing', 'the secret holds no key');
  return key;
}

function mac(key: LinkKey, scope: Scope, claim: string): string {
  const signed = createHmac('sha256', scopedKey(key, scope)).update(claim).digest();
  return signed.subarray(0, MAC_BYTES).toString('base64url');
}

/** By scope and secret. A mail holds several tokens; deriving their keys costs ten times what signing costs. */
const scopedKeys = new Map<string, KeyObject>();

/** RFC 5869 key of one scope, so that a token of one can never be read as a token of another. */
function scopedKey({ secret }: LinkKey, scope: Scope): KeyObject {
  const name = `${scope}:${secret}`;
  const known = scopedKeys.get(name);
  if (known !== undefined) return known;
  const derived = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'rulewire', `link:${scope}`, 32)));
  scopedKeys.set(name, derived);
  return derived;
}

/** Compares the written forms, not what they decode to; `timingSafeEqual` throws on unequal lengths, so those come first. */
function equalText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
